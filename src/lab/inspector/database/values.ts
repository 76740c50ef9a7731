import type { SqlRow, SqlValue } from "../../../sandbox/messages";

/** Names that adapters give to columns with times in them. */
const TIME = /expires|[Vv]erified$|(_at|At)$|created|updated/;

/**
 * The moment that a number in a column stands for, in milliseconds since the epoch; undefined if it
 * seems to be none. Adapters keep times in seconds (`expires_at`) or in milliseconds.
 */
export function readTime(column: string, value: SqlValue): number | undefined {
  if (typeof value !== "number" || !TIME.test(column)) return undefined;
  if (value > 1e11 && value < 1e14) return value;
  return value > 1e8 && value < 1e11 ? value * 1000 : undefined;
}

/** The value of a column; null: the row has none. What every object has is no column. */
export function valueOf(row: SqlRow, column: string): SqlValue {
  return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}
