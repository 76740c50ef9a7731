import { parseDuration } from "../world/clock";
import type { TableContent } from "../world/database/tables";
import type { QueryResult, WorldDatabase } from "../world/database/world-database";
import type { RowChange, SqlRow, SqlValue } from "../world/trace/events";
import type { Trace } from "../world/trace/trace";
import { ExpectationError } from "./errors";

/** What a row must hold: a value, or what must be true of it, for each column that matters. */
export type ExpectedRow = Record<string, SqlValue | ((value: SqlValue) => boolean)>;

/** The app's database in a scenario: what goes wrong with it, and what must be true of its rows. */
export class ScenarioDatabase {
  readonly #database: WorldDatabase | undefined;
  readonly #trace: Trace;

  /** @param database undefined: the example has none, and each use of it says so */
  constructor(database: WorldDatabase | undefined, trace: Trace) {
    this.#database = database;
    this.#trace = trace;
  }

  /** From now on every statement fails; or, `on` an adapter method, every statement of that method. */
  fails({ on }: { on?: string } = {}): void {
    const { faults } = this.#world;
    if (on === undefined) this.#world.setFaults({ down: true });
    else this.#world.setFaults({ failsOn: [...faults.failsOn, on] });
  }

  /** From now on every statement takes this long: `"2 s"`. */
  slowsDownTo(duration: string): void {
    this.#world.setFaults({ delay: parseDuration(duration) });
  }

  /** Nothing is wrong with it any more. */
  recovers(): void {
    this.#world.setFaults({ down: false, delay: 0, failsOn: [] });
  }

  /** Somebody with access to it runs SQL, past the app. @throws SQLite's error */
  runs(text: string): QueryResult[] {
    return this.#world.query(text);
  }

  /** The present rows of a table. @throws ExpectationError naming the tables that there are */
  rows(table: string): SqlRow[] {
    return this.#table(table).rows;
  }

  /**
   * The table holds this many rows; or exactly these, in any order, of which only the named columns
   * are compared.
   */
  hasRows(table: string, expected: number | ExpectedRow[]): void {
    const { columns, rows } = this.#table(table);
    const count = typeof expected === "number" ? expected : expected.length;
    const shown = rows.map((row) => JSON.stringify(row)).join("\n");
    if (rows.length !== count) {
      const those = shown && `:\n${shown}`;
      throw new ExpectationError(
        `The table "${table}" should hold ${rowsOf(count)} but holds ${rowsOf(rows.length)}${those || "."}`,
      );
    }
    if (typeof expected === "number") return;
    const unknown = expected
      .flatMap(Object.keys)
      .find((name) => columns.every((c) => c.name !== name));
    if (unknown !== undefined) {
      const names = columns.map(({ name }) => name).join(", ");
      throw new ExpectationError(
        `The table "${table}" should have a column "${unknown}" but has ${names}.`,
      );
    }
    const left = [...rows];
    for (const wanted of expected) {
      const index = left.findIndex((row) => matches(row, wanted));
      if (index < 0) {
        throw new ExpectationError(
          `The table "${table}" should hold a row with ${describe(wanted)} but holds:\n${shown}`,
        );
      }
      left.splice(index, 1);
    }
  }

  /**
   * The last row of a table that fits, or else the last that this step deleted. Only the named columns
   * are compared.
   *
   * @throws ExpectationError showing the rows that there are
   */
  row(table: string, wanted: ExpectedRow): SqlRow {
    const present = this.rows(table);
    const deleted = this.#changes().flatMap(({ table: changed, before, after }) =>
      changed === table && before && !after ? [before] : [],
    );
    const fits = (row: SqlRow) => matches(row, wanted);
    const found = present.findLast(fits) ?? deleted.findLast(fits);
    if (found) return found;
    const shown = [...present, ...deleted].map((row) => JSON.stringify(row)).join("\n");
    throw new ExpectationError(
      `The table "${table}" should hold a row with ${describe(wanted)} but holds:\n${shown || "nothing"}`,
    );
  }

  /** The table is empty. */
  hasNoRows(table: string): void {
    this.hasRows(table, 0);
  }

  /**
   * In this step exactly these changes were made, in this order: `"insert user"`, `"update session"`,
   * `"delete session"`. Nothing named: nothing was written.
   */
  wrote(...expected: string[]): void {
    const actual = this.#changes().map(({ operation, table }) => `${operation} ${table}`);
    compareLists("The database should have been written", expected, actual);
  }

  /** In this step statements failed: those of exactly these adapter methods, in this order. */
  refused(...expected: string[]): void {
    const actual = this.#ofThisStep().flatMap((event) =>
      event.kind === "sql" && event.error !== undefined ? [event.method ?? event.by] : [],
    );
    compareLists("The database should have refused", expected, actual);
  }

  /** In this step Auth.js called exactly these methods of the adapter, in this order. */
  wasAskedFor(...expected: string[]): void {
    const actual = this.#ofThisStep().flatMap((event) =>
      event.kind === "call" && event.type === "adapter" ? [event.name] : [],
    );
    compareLists("Auth.js should have called the adapter", expected, actual);
  }

  get #world(): WorldDatabase {
    if (this.#database) return this.#database;
    throw new ExpectationError(
      "This example has no database. Add a file db.ts that exports it: `export const sqlite = new Database()`, with Database from #sqlite.",
    );
  }

  #table(name: string): TableContent {
    const tables = this.#world.tables();
    const table = tables.find((candidate) => candidate.name === name);
    if (table) return table;
    const names = tables.map((candidate) => candidate.name).join(", ") || "none";
    throw new ExpectationError(`There is no table "${name}"; there is ${names}.`);
  }

  #changes(): RowChange[] {
    return this.#ofThisStep().flatMap((event) => (event.kind === "sql" ? event.changes : []));
  }

  #ofThisStep() {
    const { events } = this.#trace;
    return events.slice(events.findLastIndex(({ kind }) => kind === "step") + 1);
  }
}

function rowsOf(count: number): string {
  return count === 0 ? "no rows" : count === 1 ? "1 row" : `${count} rows`;
}

function matches(row: SqlRow, wanted: ExpectedRow): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    typeof value === "function" ? value(row[name] ?? null) : row[name] === value,
  );
}

function describe(wanted: ExpectedRow): string {
  const members = Object.entries(wanted).map(([name, value]) =>
    typeof value === "function" ? `${name}: as it should be` : `${name}: ${JSON.stringify(value)}`,
  );
  return members.join(", ");
}

function compareLists(what: string, expected: string[], actual: string[]): void {
  if (expected.length === actual.length && expected.every((item, i) => item === actual[i])) return;
  const list = (items: string[]) => items.join(", ") || "nothing";
  throw new ExpectationError(`${what}: ${list(expected)}. It was: ${list(actual)}.`);
}
