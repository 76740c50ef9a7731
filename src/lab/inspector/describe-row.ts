import { PARAGRAPH, shown } from "../shown-text";
import { cellsOf, type Party } from "./event-kinds";
import type { EventRow, ExchangeRow, Row } from "./rows";

/** Who speaks to whom. */
export function partiesOf(row: EventRow): [from: Party, to: Party] {
  const [from, to] = cellsOf(row).parties(row);
  return [
    { ...from, name: shown(from.name) },
    { ...to, name: shown(to.name) },
  ];
}

/** What happened, in a line. Of an exchange, its address; the timeline sets that in parts. */
export function describe(row: Row): string {
  return shown(row.kind === "step" ? row.event.caption : cellsOf(row).text(row), PARAGRAPH);
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
  const count = (wanted: string) =>
    cookies.flatMap((one) => (one.change === wanted ? [one] : [])).length;
  return [["+", count("set")] as const, ["−", count("deleted")] as const].flatMap(
    ([sign, number]) =>
      number === 0 ? [] : [`${sign}${number} ${number === 1 ? "cookie" : "cookies"}`],
  );
}
