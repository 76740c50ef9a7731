import type { BindParams, Database, QueryExecResult, SqlValue, Statement } from "sql.js";

/** A statement that is about to run, or has run. */
export interface StatementRun {
  text: string;
  parameters: BindParams;
}

/** What came of it. */
export interface StatementOutcome {
  columns: string[];
  rows: SqlValue[][];
  error?: unknown;
}

/** Hears of each statement that goes through a driver. */
export interface DriverObserver {
  /** The statement is about to run. May throw, in the driver's stead. */
  begins(run: StatementRun): void;
  /** It has ended: all its rows were read, or the app wants no more, or it failed. */
  ended(run: StatementRun, outcome: StatementOutcome): void;
  /** The app is about to close the database. */
  closes(): void;
}

/**
 * Makes one sql.js database tell of its statements. Each method still does what it does, with the
 * same arguments and result; the object gets properties of its own in front of the class's methods.
 *
 * @returns the way back to the database as it was
 */
export function observeDriver(database: Database, observer: DriverObserver): () => void {
  const { prepare, run, exec, each, iterateStatements, close } = database;

  /** Texts that the driver runs in one go; they may hold several statements. */
  function whole<T>(
    text: string,
    parameters: BindParams | undefined,
    call: () => T,
    read: (result: T) => QueryExecResult | undefined = () => undefined,
  ): T {
    const statement = { text, parameters: parameters ?? null };
    try {
      observer.begins(statement);
      const result = call();
      const { columns = [], values: rows = [] } = read(result) ?? {};
      observer.ended(statement, { columns, rows });
      return result;
    } catch (error) {
      observer.ended(statement, { columns: [], rows: [], error });
      throw error;
    }
  }

  const own = {
    prepare(text: string, parameters?: BindParams): Statement {
      try {
        return observeStatement(prepare.call(database, text, parameters), parameters, observer);
      } catch (error) {
        const outcome = { columns: [], rows: [], error };
        observer.ended({ text, parameters: parameters ?? null }, outcome);
        throw error;
      }
    },
    run(text: string, parameters?: BindParams) {
      return whole(text, parameters, () => run.call(database, text, parameters));
    },
    exec(text: string, parameters?: BindParams, ...rest: []): QueryExecResult[] {
      return whole(
        text,
        parameters,
        () => exec.call(database, text, parameters, ...rest),
        (results) => results.at(-1),
      );
    },
    each(text: string, ...rest: unknown[]) {
      const parameters = typeof rest[0] === "function" ? null : (rest[0] as BindParams);
      return whole(text, parameters, () =>
        (each as (...args: unknown[]) => Database).call(database, text, ...rest),
      );
    },
    iterateStatements(text: string) {
      const iterator = iterateStatements.call(database, text);
      const next = iterator.next.bind(iterator);
      let current: Statement | undefined;
      iterator.next = () => {
        // The driver frees the statement before it makes the next one, by a way of its own.
        current?.free();
        const result = next();
        if (!result.done) current = observeStatement(result.value, null, observer);
        return result;
      };
      return iterator;
    },
    close() {
      observer.closes();
      close.call(database);
    },
  };
  Object.assign(database, own);
  return () => {
    for (const name of Object.keys(own)) Reflect.deleteProperty(database, name);
  };
}

/** Makes one prepared statement tell of its runs; it may be bound and run many times. */
function observeStatement(
  statement: Statement,
  bound: BindParams | undefined,
  observer: DriverObserver,
): Statement {
  const { bind, step, reset, free } = statement;
  const text = statement.getSQL();
  let parameters = bound ?? null;
  let run: StatementRun | undefined;
  let columns: string[] = [];
  let rows: SqlValue[][] = [];

  function end(error?: unknown): void {
    if (!run) return;
    const ended = run;
    const outcome = { columns, rows, ...(error === undefined ? {} : { error }) };
    run = undefined;
    columns = [];
    rows = [];
    observer.ended(ended, outcome);
  }

  // `get`, `getAsObject` and `run` of sql.js are made of these four.
  Object.assign(statement, {
    bind(values?: BindParams) {
      parameters = values ?? null;
      return bind.call(statement, values);
    },
    step() {
      try {
        if (!run) {
          run = { text, parameters };
          observer.begins(run);
        }
        if (step.call(statement)) {
          columns = statement.getColumnNames();
          rows.push(statement.get());
          return true;
        }
      } catch (error) {
        end(error);
        throw error;
      }
      end();
      return false;
    },
    reset() {
      const result = reset.call(statement);
      end();
      return result;
    },
    free() {
      const result = free.call(statement);
      end();
      return result;
    },
  });
  return statement;
}
