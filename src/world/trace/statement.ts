/** A statement of the app's database, as far as lists and diagrams show it. */
export interface Statement {
  text: string;
  changes: { operation: string; table: string }[];
  error?: string;
}

/** The statement that an event records; undefined if it records something else. */
export function statementOf(event: { kind: string }): Statement | undefined {
  if (event.kind !== "sql") return undefined;
  const { text, changes, error } = event as { kind: string } & Statement;
  return { text, changes, ...(error === undefined ? {} : { error }) };
}

/** What a statement did to the tables, or that it failed: `insert User, update Session`. */
export function describeStatement({ text, changes, error }: Statement): string {
  if (error !== undefined) return `${text} failed: ${error}`;
  if (changes.length === 0) return text;
  return [...new Set(changes.map(({ operation, table }) => `${operation} ${table}`))].join(", ");
}
