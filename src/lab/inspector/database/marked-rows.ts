import type { RowChange, SqlRow, TableExcerpt } from "../../../sandbox/messages";
import type { EventList } from "../../state/lab-store";
import { sinceStep } from "../step";

/** A row of a table, or one that the current step deleted. */
export interface MarkedRow {
  row: SqlRow;
  /** What the current step did to it, all in all. */
  change?: RowChange["operation"];
  /** How it was before, if it was updated. */
  before?: SqlRow;
}

/** What the current step did to each table, in the order in which it did it, by the table's name. */
export function changesByTable(events: EventList): ReadonlyMap<string, RowChange[]> {
  const changes = new Map<string, RowChange[]>();
  for (const event of sinceStep(events)) {
    if (event.kind !== "sql") continue;
    for (const change of event.changes) {
      const known = changes.get(change.table);
      if (known) known.push(change);
      else changes.set(change.table, [change]);
    }
  }
  return changes;
}

/** The rows of a table with what the changes did to them; those that were deleted stand last. */
export function markRows(
  { rows }: Pick<TableExcerpt, "rows">,
  changes: readonly RowChange[] = [],
): MarkedRow[] {
  const effects = effectsOf(changes);
  /** By the row's JSON: a row's last change says all that is in it. */
  const left = new Map<string, Effect[]>();
  for (const effect of effects) {
    if (!effect.after) continue;
    const json = JSON.stringify(effect.after);
    const alike = left.get(json);
    if (alike) alike.push(effect);
    else left.set(json, [effect]);
  }
  // Of rows that are alike the first comes first, and to take from the end costs the same for any.
  for (const alike of left.values()) alike.reverse();
  const marked = rows.map((row): MarkedRow => {
    const effect = left.get(JSON.stringify(row))?.pop();
    if (!effect || isEqual(effect.before, row)) return { row };
    return effect.before
      ? { row, change: "update", before: effect.before }
      : { row, change: "insert" };
  });
  const deleted = effects.flatMap(({ after, last }): MarkedRow[] =>
    after ? [] : [{ row: last, change: "delete" }],
  );
  return marked.concat(deleted);
}

/** What became of a row from the first change to the last. */
interface Effect {
  before: SqlRow | null;
  after: SqlRow | null;
  /** The row as it was seen last. */
  last: SqlRow;
}

function effectsOf(changes: readonly RowChange[]): Effect[] {
  const effects: Effect[] = [];
  const current = new Map<string, Effect>();
  for (const { rowid, key, before, after } of changes) {
    const last = after ?? before;
    if (!last) continue;
    const id = rowid === null ? JSON.stringify(key) : String(rowid);
    const known = current.get(id);
    // What is inserted where a row was deleted is another row, even if SQLite gives it the old rowid.
    if (known && (known.after !== null || before !== null)) {
      Object.assign(known, { after, last });
    } else {
      const effect = { before, after, last };
      current.set(id, effect);
      effects.push(effect);
    }
  }
  return effects;
}

function isEqual(a: SqlRow | null, b: SqlRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
