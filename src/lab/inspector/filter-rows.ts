import { type EventRow, searchText } from "./describe-row";
import type { Row } from "./rows";

/** What the timeline can be narrowed to, by the name in its list. */
export const FILTERS = {
  All: () => true,
  Requests: (row) => row.kind === "exchange",
  "Sets cookies": (row) => row.kind === "exchange" && row.cookies.length > 0,
  "Callbacks and events": (row) => row.kind === "call",
  SQL: (row) => row.kind === "sql",
  Mail: (row) => row.kind === "mail",
  Passkeys: (row) => row.kind === "authenticator",
  "Clock and changes by hand": (row) => row.kind === "clock" || row.kind === "control",
  Log: (row) => row.kind === "log",
} as const satisfies Record<string, (row: EventRow) => boolean>;

export type FilterName = keyof typeof FILTERS;

/** What the reader asks to see. */
export interface RowFilter {
  name: FilterName;
  /** What a row must contain; empty: anything. */
  text: string;
  /** Requests for images, too. */
  pictures: boolean;
}

/** The rows that a filter lets through. Steps are headings, and stay. */
export function filterRows(rows: readonly Row[], { name, text, pictures }: RowFilter): Row[] {
  const wanted = text.toLowerCase();
  return rows.filter(
    (row) =>
      row.kind === "step" ||
      (FILTERS[name](row) &&
        (pictures || row.kind !== "exchange" || row.request.purpose !== "image") &&
        (wanted === "" || searchText(row).includes(wanted))),
  );
}
