import type { BindParams, Database, SqlValue as DriverValue } from "sql.js";

import type { Clock } from "../clock";
import type { SqlEvent, SqlRow, SqlValue } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { AdapterCalls } from "./adapter-calls";
import { type DatabaseFaults, faultOf, NO_FAULTS } from "./faults";
import {
  type DriverObserver,
  observeDriver,
  type StatementOutcome,
  type StatementRun,
} from "./observe-driver";
import { RowMirror, toPlain } from "./row-mirror";
import type { TableContent, TableExcerpt } from "./tables";

/** What the database of a world needs of it. */
export interface DatabaseParts {
  clock: Clock;
  trace: Trace;
  /** The adapter method at work. */
  calls: AdapterCalls;
  /** The request that the app is answering: the cause of what no adapter method runs. */
  causeOf: () => number | undefined;
}

/** What a statement returned. */
export interface QueryResult {
  columns: string[];
  rows: SqlValue[][];
}

/**
 * The app's database, observed: every statement that the app runs is recorded, with the rows that it
 * returned and changed. It is the app's own sql.js database; the world adds faults, and a view from
 * outside, which faults do not touch.
 */
export class WorldDatabase implements DriverObserver {
  readonly #database: Database;
  readonly #parts: DatabaseParts;
  readonly #mirror: RowMirror;
  readonly #exec: Database["exec"];
  readonly #began = new WeakMap<StatementRun, number>();
  readonly #undo: () => void;
  #faults: DatabaseFaults;

  constructor(database: Database, parts: DatabaseParts, faults: Partial<DatabaseFaults> = {}) {
    this.#database = database;
    this.#parts = parts;
    this.#faults = { ...NO_FAULTS, ...faults };
    this.#exec = database.exec;
    const { prepare } = database;
    this.#mirror = new RowMirror(database, (text) => prepare.call(database, text));
    this.#undo = observeDriver(database, this);
  }

  /** What is wrong with it now. */
  get faults(): Readonly<DatabaseFaults> {
    return this.#faults;
  }

  /** Makes something go wrong, or right again; what is not named stays as it is. */
  setFaults(change: Partial<DatabaseFaults>): void {
    this.#faults = { ...this.#faults, ...change };
  }

  /** The tables with their present rows, as plain data. */
  tables(): TableContent[] {
    return this.#mirror.tables();
  }

  /** The tables with the last rows of each, at most so many; none once it is closed. */
  excerpts(most: number): TableExcerpt[] {
    return this.#mirror.excerpts(most);
  }

  /**
   * Runs SQL text from outside the app, as somebody with access to the database does: reads or
   * writes, one statement or several. Recorded as the operator's.
   *
   * @returns what each statement that returns rows has returned
   * @throws SQLite's error; what ran before it stays done
   */
  query(text: string): QueryResult[] {
    const run = { text, parameters: null };
    try {
      const results = this.#exec.call(this.#database, text).map(({ columns, values }) => ({
        columns,
        rows: values.map((row) => row.map(toPlain)),
      }));
      const { columns, rows } = results.at(-1) ?? { columns: [], rows: [] };
      this.#parts.trace.record(this.#describe("operator", run, { columns, rows }));
      return results;
    } catch (error) {
      const outcome = { columns: [], rows: [], error };
      this.#parts.trace.record(this.#describe("operator", run, outcome));
      throw error;
    }
  }

  /** The driver is about to run a statement of the app. @throws the driver's error, under a fault */
  begins(run: StatementRun): void {
    this.#began.set(run, this.#parts.clock.now());
    if (this.#faults.delay > 0) this.#parts.clock.elapse(this.#faults.delay);
    const fault = faultOf(this.#faults, this.#parts.calls.current()?.method);
    if (fault) throw fault;
  }

  /** A statement of the app has ended. */
  ended(run: StatementRun, outcome: StatementOutcome): void {
    const call = this.#parts.calls.current();
    const event = this.#describe("app", run, outcome);
    if (call) event.method = call.method;
    const { trace, causeOf } = this.#parts;
    if (call) call.onceRecorded((id) => trace.record(event, id));
    else trace.record(event, causeOf());
  }

  /** The app closes its database: there are no rows to look at any more. */
  closes(): void {
    this.#mirror.dispose();
  }

  /** Gives the app its database back as it was. */
  dispose(): void {
    this.#undo();
    this.#mirror.dispose();
  }

  #describe(by: SqlEvent["by"], run: StatementRun, outcome: StatementOutcome): SqlEvent {
    const now = this.#parts.clock.now();
    const { error } = outcome;
    return {
      kind: "sql",
      by,
      text: run.text,
      parameters: plainParameters(run.parameters),
      columns: outcome.columns,
      rows: outcome.rows.map((row) => row.map(toPlain)),
      changes: this.#mirror.changesBy(run.text, error !== undefined),
      duration: now - (this.#began.get(run) ?? now),
      ...(error === undefined ? {} : { error: messageOf(error) }),
    };
  }
}

/** sql.js throws `Error`s for SQLite's failures and strings for its own. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function plainParameters(parameters: BindParams): SqlValue[] | SqlRow {
  if (parameters === null) return [];
  if (Array.isArray(parameters)) return parameters.map(toPlain);
  const plain = (value: DriverValue): SqlValue => toPlain(value);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, plain(value)]),
  );
}
