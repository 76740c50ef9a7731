import type { RowChange } from "../../../sandbox/messages";

const DID = { insert: "inserted into", update: "updated in", delete: "deleted from" } as const;

/** What a statement returned and changed, as a sentence: "2 rows. 1 row deleted from session." */
export function summarize(returned: number, changes: readonly RowChange[]): string {
  const counts = new Map<string, number>();
  for (const { operation, table } of changes) {
    const what = `${DID[operation]} ${table}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const did = [...counts].map(([what, count]) => `${rows(count)} ${what}`).join(", ");
  if (returned > 0) return `${rows(returned)}.${did && ` ${did}.`}`;
  return did ? `${did}.` : "It returned no rows and changed none.";
}

function rows(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
