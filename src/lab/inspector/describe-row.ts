import { cellsOf, type Party } from "./event-kinds";
import type { EventRow, ExchangeRow, Row } from "./rows";

/** Who speaks to whom. */
export function partiesOf(row: EventRow): [from: Party, to: Party] {
  return cellsOf(row).parties(row);
}

/** What happened, in a line. Of an exchange, its address; the timeline sets that in parts. */
export function describe(row: Row): string {
  return row.kind === "step" ? row.event.caption : cellsOf(row).text(row);
}

/** How it went, in a word. */
export function statusOf(row: EventRow): string {
  return cellsOf(row).status?.(row) ?? row.kind;
}

/** All that the filter looks at, in lower case. */
export function searchText(row: EventRow): string {
  const names = partiesOf(row).map(({ name }) => name);
  return [describe(row), ...names, statusOf(row)].join(" ").toLowerCase();
}

/** "+1 cookie", "−2 cookies": what an answer did to the jar, and nothing if it left it alone. */
export function cookieChips({ cookies }: ExchangeRow): string[] {
  const count = (wanted: string) => cookies.filter(({ change }) => change === wanted).length;
  return [["+", count("set")] as const, ["−", count("deleted")] as const].flatMap(
    ([sign, number]) =>
      number === 0 ? [] : [`${sign}${number} ${number === 1 ? "cookie" : "cookies"}`],
  );
}
