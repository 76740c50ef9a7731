import type { SqlEvent } from "./events";

/** What a statement did to the tables, or that it failed: `insert User, update Session`. */
export function describeStatement({ text, changes, error }: SqlEvent): string {
  if (error !== undefined) return `${text} failed: ${error}`;
  if (changes.length === 0) return text;
  return [...new Set(changes.map(({ operation, table }) => `${operation} ${table}`))].join(", ");
}
