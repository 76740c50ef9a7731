import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { AdapterCalls } from "../world/database/adapter-calls";
import { Database } from "../world/database/sqlite";
import { WorldDatabase } from "../world/database/world-database";
import { Clock } from "../world/clock";
import { Trace } from "../world/trace/trace";
import { ScenarioDatabase } from "./database";
import { ExpectationError } from "./errors";

let sqlite: Database;
let trace: Trace;
let clock: Clock;
let calls: AdapterCalls;
let world: WorldDatabase;
let database: ScenarioDatabase;

beforeEach(() => {
  sqlite = new Database();
  sqlite.run(`create table "user" (id text primary key, age integer);
    insert into "user" values ('a', 36), ('b', 20)`);
  trace = new Trace();
  clock = new Clock(0, trace);
  calls = new AdapterCalls();
  world = new WorldDatabase(sqlite, { clock, trace, calls, causeOf: () => undefined });
  database = new ScenarioDatabase(world, trace);
});
afterEach(() => world.dispose());

function step(): void {
  trace.record({ kind: "step", index: 0, caption: "A step" });
}

/** As core calls an adapter's method. */
function callAdapter(name: string, run: () => void): void {
  const call = calls.begin(name);
  const event = { kind: "call", type: "adapter", name, args: "[]" } as const;
  try {
    run();
  } finally {
    call.ends(trace.record(event));
  }
}

function failure(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof ExpectationError) return error.message;
    throw error;
  }
  throw new Error("The expectation holds.");
}

describe("the rows of a table", () => {
  test("are counted", () => {
    database.hasRows("user", 2);
    expect(failure(() => database.hasRows("user", 1))).toBe(
      'The table "user" should hold 1 row but holds 2 rows:\n{"id":"a","age":36}\n{"id":"b","age":20}',
    );
    sqlite.run(`delete from "user"`);
    database.hasNoRows("user");
    expect(failure(() => database.hasRows("user", 1))).toContain("1 row but holds no rows.");
  });

  test("are compared in the columns that are named, in any order, each row once", () => {
    database.hasRows("user", [{ id: "b" }, { age: 36 }]);
    database.hasRows("user", [{ age: (age) => Number(age) > 30 }, {}]);
    expect(failure(() => database.hasRows("user", [{ id: "a" }, { id: "a" }]))).toContain(
      'should hold a row with id: "a" but holds:',
    );
    expect(failure(() => database.hasRows("user", [{ id: "a", age: 20 }, {}]))).toContain(
      'should hold a row with id: "a", age: 20 but',
    );
    expect(failure(() => database.hasRows("user", [{ age: () => false }, {}]))).toContain(
      "should hold a row with age: as it should be but",
    );
  });

  test("are there to be read", () => {
    expect(database.rows("user")).toEqual([
      { id: "a", age: 36 },
      { id: "b", age: 20 },
    ]);
  });

  test("of a table or column that does not exist are an error that names those that do", () => {
    expect(failure(() => database.hasRows("users", 2))).toBe(
      'There is no table "users"; there is user.',
    );
    expect(failure(() => database.hasRows("user", [{ name: "Ada" }, {}]))).toBe(
      'The table "user" should have a column "name" but has id, age.',
    );
  });
});

describe("what was done in a step", () => {
  test("is what was written since it began, in order", () => {
    sqlite.run(`update "user" set age = 37 where id = 'a'`);
    step();
    database.wrote();
    sqlite.run(`insert into "user" values ('c', 1)`);
    sqlite.run(`delete from "user" where id = 'b'`);
    database.wrote("insert user", "delete user");
    expect(failure(() => database.wrote("delete user", "insert user"))).toBe(
      "The database should have been written: delete user, insert user. It was: insert user, delete user.",
    );
    expect(failure(() => database.wrote())).toContain("written: nothing. It was: insert user");
    step();
    database.wrote();
  });

  test("is what Auth.js asked the adapter", () => {
    step();
    database.wasAskedFor();
    callAdapter("getUser", () => sqlite.run("select 1"));
    trace.record({ kind: "call", type: "callback", name: "session", args: "[]" });
    database.wasAskedFor("getUser");
    expect(failure(() => database.wasAskedFor())).toBe(
      "Auth.js should have called the adapter: nothing. It was: getUser.",
    );
  });

  test("is what failed", () => {
    step();
    database.refused();
    database.fails({ on: "linkAccount" });
    expect(() => callAdapter("linkAccount", () => sqlite.run("select 1"))).toThrow(
      "disk I/O error",
    );
    callAdapter("getUser", () => sqlite.run("select 1"));
    database.fails();
    expect(() => sqlite.run("select 1")).toThrow("unable to open database file");
    database.refused("linkAccount", "app");
    expect(failure(() => database.refused())).toContain("It was: linkAccount, app.");
  });
});

describe("what goes wrong", () => {
  test("adds up, until the database recovers", () => {
    database.fails({ on: "linkAccount" });
    database.fails({ on: "getUser" });
    database.slowsDownTo("2 s");
    expect(world.faults).toEqual({ down: false, delay: 2000, failsOn: ["linkAccount", "getUser"] });
    database.fails();
    expect(world.faults.down).toBe(true);
    database.recovers();
    expect(world.faults).toEqual({ down: false, delay: 0, failsOn: [] });
  });

  test("does not keep an operator from the rows", () => {
    step();
    database.fails();
    expect(database.runs(`update "user" set age = 1; select sum(age) as s from "user"`)).toEqual([
      { columns: ["s"], rows: [[2]] },
    ]);
    database.wrote("update user", "update user");
    database.refused();
  });
});

test("an example without a database is told how to get one, whatever it asks", () => {
  const none = new ScenarioDatabase(undefined, trace);
  for (const use of [
    () => none.hasRows("user", 1),
    () => none.fails(),
    () => none.recovers(),
    () => void none.runs("select 1"),
  ]) {
    expect(failure(use)).toContain("This example has no database. Add a file db.ts");
  }
});
