import { searchText } from "./describe-row";
import { cellsOf } from "./event-kinds";
import type { EventRow, Row } from "./rows";

/** What the timeline can be narrowed to, in the order of its list. */
export const FILTERS = [
  "All",
  "Requests",
  "Sets cookies",
  "Callbacks and events",
  "SQL",
  "Mail",
  "Passkeys",
  "Clock and changes by hand",
  "Log",
] as const;

export type FilterName = (typeof FILTERS)[number];

/** What the reader asks to see. */
export interface RowFilter {
  name: FilterName;
  /** What a row must contain; empty: anything. */
  text: string;
  /** Requests for images, too. */
  pictures: boolean;
}

/** The filter that nothing has been asked of. */
export const ALL_ROWS: RowFilter = { name: "All", text: "", pictures: false };

/**
 * The rows that a filter lets through. Steps are headings, and stay.
 *
 * @param fromLast only what came with the last step, and after it
 */
export function filterRows(
  rows: readonly Row[],
  { name, text, pictures }: RowFilter,
  fromLast = false,
): Row[] {
  const wanted = text.toLowerCase();
  const start = fromLast ? rows.findLastIndex(({ kind }) => kind === "step") : 0;
  return rows
    .slice(Math.max(0, start))
    .filter(
      (row) =>
        row.kind === "step" ||
        (passes(row, name) &&
          (pictures || row.kind !== "exchange" || row.request.purpose !== "image") &&
          (wanted === "" || searchText(row).includes(wanted))),
    );
}

function passes(row: EventRow, name: FilterName): boolean {
  if (name === "Sets cookies") return row.kind === "exchange" && row.cookies.length > 0;
  return name === "All" || cellsOf(row).filter === name;
}
