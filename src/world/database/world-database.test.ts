import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { Clock } from "../clock";
import type { SqlEvent } from "../trace/events";
import { Trace } from "../trace/trace";
import { createWorld, type WorldSetup } from "../world";
import { AdapterCalls } from "./adapter-calls";
import { Database } from "./sqlite";
import { WorldDatabase } from "./world-database";

let sqlite: Database;
let trace: Trace;
let clock: Clock;
let calls: AdapterCalls;
let database: WorldDatabase;
/** The request that the app is answering. */
let answering: number | undefined;

beforeEach(() => {
  sqlite = new Database();
  sqlite.run(`
    pragma foreign_keys = on;
    create table "user" (id text primary key, name text);
    create table session (
      token text primary key,
      userId text not null references "user" (id) on delete cascade
    );
    insert into "user" values ('a', 'Ada'), ('b', 'Bob');
    insert into session values ('1', 'a'), ('2', 'a'), ('3', 'b');
  `);
  observe();
});
afterEach(() => {
  database.dispose();
  sqlite.close();
});

function observe(): void {
  trace = new Trace();
  clock = new Clock(1000, trace);
  trace.now = () => clock.now();
  calls = new AdapterCalls();
  answering = undefined;
  database = new WorldDatabase(sqlite, { clock, trace, calls, causeOf: () => answering });
}

function statements(): SqlEvent[] {
  return trace.events.flatMap((event) => (event.kind === "sql" ? [event] : []));
}

/** What the last statement changed, as `insert user a`. */
function changes(): string[] {
  return (statements().at(-1)?.changes ?? []).map(
    ({ operation, table, key }) => `${operation} ${table} ${Object.values(key).join()}`,
  );
}

describe("a statement is recorded", () => {
  test("with text, parameters and the rows that it returned, when it is freed", () => {
    const statement = sqlite.prepare(`select id, name from "user" where id > ?`);
    expect(trace.events).toEqual([]);
    statement.bind(["A"]);
    expect(statement.step()).toBe(true);
    expect(statement.get()).toEqual(["a", "Ada"]);
    expect(statement.step()).toBe(true);
    expect(trace.events).toEqual([]);
    expect(statement.free()).toBe(true);
    expect(trace.events).toEqual([
      {
        id: 1,
        at: 1000,
        kind: "sql",
        by: "app",
        text: `select id, name from "user" where id > ?`,
        parameters: ["A"],
        columns: ["id", "name"],
        rows: [
          ["a", "Ada"],
          ["b", "Bob"],
        ],
        changes: [],
        duration: 0,
      },
    ]);
  });

  test("once for each run of a prepared statement, with the parameters of that run", () => {
    const statement = sqlite.prepare(`select name from "user" where id = ?`, ["a"]);
    expect(statement.get([])).toEqual([]);
    expect(statement.getAsObject(["b"])).toEqual({ name: "Bob" });
    statement.run(["a"]);
    statement.reset();
    statement.free();
    expect(statements().map(({ parameters, rows }) => [parameters, rows])).toEqual([
      [[], []],
      [["b"], [["Bob"]]],
      [["a"], [["Ada"]]],
    ]);
  });

  test("with parameters by name, and blobs as SQL writes them", () => {
    const select = "select $blob as b, :text as t, 1.5 as n, null as z";
    sqlite.exec(select, { $blob: new Uint8Array([1, 255]), ":text": "x" });
    expect(statements()[0]).toMatchObject({
      parameters: { $blob: "x'01ff'", ":text": "x" },
      columns: ["b", "t", "n", "z"],
      rows: [["x'01ff'", "x", 1.5, null]],
    });
    expect(structuredClone(trace.events)).toEqual(trace.events);
  });

  test("whichever way the driver is asked", () => {
    sqlite.run(`insert into "user" values (?, ?)`, ["c", "Cy"]);
    sqlite.run(`update "user" set name = 'Cyd' where id = 'c'; delete from session`);
    expect(sqlite.exec(`select 1 as one; select 2 as two`)).toHaveLength(2);
    const seen: unknown[] = [];
    sqlite.each(
      `select name from "user" where id = $id`,
      { $id: "a" },
      (row) => seen.push(row),
      () => seen.push("done"),
    );
    expect(seen).toEqual([{ name: "Ada" }, "done"]);
    for (const statement of sqlite.iterateStatements("select 3 as three; select 4 as four")) {
      statement.step();
      seen.push(...statement.get());
    }
    expect(seen).toEqual([{ name: "Ada" }, "done", 3, 4]);
    expect(statements().map(({ text, rows }) => [text.trim(), rows])).toEqual([
      [`insert into "user" values (?, ?)`, []],
      [`update "user" set name = 'Cyd' where id = 'c'; delete from session`, []],
      [`select 1 as one; select 2 as two`, [[2]]],
      [`select name from "user" where id = $id`, []],
      ["select 3 as three;", [[3]]],
      ["select 4 as four", [[4]]],
    ]);
  });

  test("when it fails, with the driver's message, and the app gets the driver's error", () => {
    const insert = `insert into "user" values (?, ?)`;
    const statement = sqlite.prepare(insert);
    expect(() => statement.run(["a", "Again"])).toThrow(
      new Error("UNIQUE constraint failed: user.id"),
    );
    statement.free();
    expect(() => sqlite.prepare("nonsense 1")).toThrow('near "nonsense": syntax error');
    expect(() => sqlite.run("nonsense 2")).toThrow('near "nonsense": syntax error');
    expect(statements().map(({ text, error, changes }) => [text, error, changes])).toEqual([
      [insert, "UNIQUE constraint failed: user.id", []],
      ["nonsense 1", 'near "nonsense": syntax error', []],
      ["nonsense 2", 'near "nonsense": syntax error', []],
    ]);
    expect(statements()[0]?.parameters).toEqual(["a", "Again"]);
  });
});

describe("the rows that a statement changed are recorded", () => {
  test("before and after, with rowid and primary key", () => {
    sqlite.run(`insert into "user" values ('c', 'Cy')`);
    sqlite.run(`update "user" set name = 'Cyd' where id = 'c'`);
    sqlite.run(`delete from "user" where id = 'c'`);
    const where = { table: "user", rowid: 3, key: { id: "c" } };
    const [cy, cyd] = [
      { id: "c", name: "Cy" },
      { id: "c", name: "Cyd" },
    ];
    expect(statements().map((event) => event.changes)).toEqual([
      [{ ...where, operation: "insert", before: null, after: cy }],
      [{ ...where, operation: "update", before: cy, after: cyd }],
      [{ ...where, operation: "delete", before: cyd, after: null }],
    ]);
  });

  test("also those of other tables, which foreign keys take along", () => {
    sqlite.run(`delete from "user" where id = 'a'`);
    expect(changes()).toEqual(["delete user a", "delete session 1", "delete session 2"]);
  });

  test("not where nothing is different", () => {
    sqlite.run(`update "user" set name = name`);
    expect(changes()).toEqual([]);
  });

  test("once, where a statement touches a row twice", () => {
    sqlite.run(`
      create trigger t after update on "user" when new.name <> 'Zoe'
      begin update "user" set name = 'Zoe' where id = new.id; end`);
    sqlite.run(`update "user" set name = 'Yan' where id = 'a'`);
    expect(changes()).toEqual(["update user a"]);
    expect(statements().at(-1)?.changes[0]?.after).toEqual({ id: "a", name: "Zoe" });
  });

  describe("where SQLite's hook says nothing:", () => {
    test("a DELETE without WHERE", () => {
      sqlite.run("pragma foreign_keys = off");
      sqlite.run("delete from session");
      expect(changes()).toEqual(["delete session 1", "delete session 2", "delete session 3"]);
    });

    test("a table WITHOUT ROWID", () => {
      sqlite.run("create table pair (a, b, c, primary key (b, a)) without rowid");
      sqlite.run("insert into pair values (1, 2, 3)");
      expect(statements().at(-1)?.changes).toEqual([
        {
          table: "pair",
          operation: "insert",
          rowid: null,
          key: { b: 2, a: 1 },
          before: null,
          after: { a: 1, b: 2, c: 3 },
        },
      ]);
      sqlite.run("update pair set c = 4");
      expect(changes()).toEqual(["update pair 2,1"]);
    });

    test("a REPLACE, which removes rows that are in the way", () => {
      sqlite.run("create table t (id integer primary key, a unique, b unique)");
      sqlite.run("insert into t values (1, 'x', 'y'), (2, 'z', 'w')");
      sqlite.run("replace into t values (3, 'x', 'w')");
      expect(changes()).toEqual(["delete t 1", "delete t 2", "insert t 3"]);
    });

    test("a table that replaces by its own definition", () => {
      sqlite.run("create table t (id integer primary key, a unique on conflict replace)");
      sqlite.run("insert into t values (1, 'x')");
      sqlite.run("insert into t values (2, 'x')");
      expect(changes()).toEqual(["delete t 1", "insert t 2"]);
    });

    test("a rollback, also one to a savepoint", () => {
      sqlite.run("begin");
      sqlite.run(`update "user" set name = 'Zoe' where id = 'a'`);
      sqlite.run("savepoint s");
      sqlite.run(`delete from session where token = '3'`);
      sqlite.run("rollback to s");
      expect(changes()).toEqual(["insert session 3"]);
      sqlite.run("rollback");
      expect(changes()).toEqual(["update user a"]);
      expect(statements().at(-1)?.changes[0]?.after).toEqual({ id: "a", name: "Ada" });
    });

    test("a statement that fails half-way, and is undone", () => {
      expect(() => sqlite.run(`update "user" set id = 'c'`)).toThrow("constraint failed");
      expect(changes()).toEqual([]);
      expect(database.tables()[0]?.rows).toHaveLength(2);
    });

    test("a new table, a dropped one, and a new column", () => {
      sqlite.run("create table t as select 1 as a");
      expect(changes()).toEqual(["insert t "]);
      sqlite.run("alter table t add column b default 2");
      expect(statements().at(-1)?.changes).toMatchObject([
        { operation: "update", before: { a: 1 }, after: { a: 1, b: 2 } },
      ]);
      sqlite.run("drop table t");
      expect(changes()).toEqual(["delete t "]);
    });
  });
});

describe("a statement is caused by", () => {
  test("the request that is answered, or nothing in particular", () => {
    sqlite.run("select 1");
    answering = 7;
    sqlite.run("select 2");
    expect(
      statements().map(({ text, ...event }) => [text, (event as { cause?: number }).cause]),
    ).toEqual([
      ["select 1", undefined],
      ["select 2", 7],
    ]);
  });

  test("the adapter call that makes it, and follows it in the trace", async () => {
    answering = 7;
    const call = calls.begin("createUser");
    sqlite.run(`insert into "user" values ('c', 'Cy')`);
    call.yields();
    expect(trace.events).toEqual([]);
    const event = { kind: "call", type: "adapter", name: "createUser", args: "[]" } as const;
    call.ends(trace.record(event, 7));
    sqlite.run("select 1");
    expect(trace.events).toMatchObject([
      { id: 1, kind: "call", cause: 7 },
      { id: 2, kind: "sql", method: "createUser", cause: 1, changes: [{ table: "user" }] },
      { id: 3, kind: "sql", text: "select 1", cause: 7 },
    ]);
    expect(trace.events[2]).not.toHaveProperty("method");
  });
});

describe("faults:", () => {
  const select = `select name from "user" where id = 'a'`;

  test("down, every statement fails, and changes nothing", () => {
    database.setFaults({ down: true });
    const error = new Error("unable to open database file");
    expect(() => sqlite.run("delete from session")).toThrow(error);
    const statement = sqlite.prepare(select);
    expect(() => statement.step()).toThrow(error);
    statement.free();
    expect(() => sqlite.exec(select)).toThrow(error);
    expect(statements().map(({ error, changes }) => [error, changes])).toEqual([
      [error.message, []],
      [error.message, []],
      [error.message, []],
    ]);
    expect(database.tables().find(({ name }) => name === "session")?.rows).toHaveLength(3);
    database.setFaults({ down: false });
    expect(sqlite.exec(select)).toEqual([{ columns: ["name"], values: [["Ada"]] }]);
  });

  test("slow, every statement takes time on the world's clock", () => {
    database.setFaults({ delay: 2500 });
    sqlite.exec(select);
    expect(clock.now()).toBe(3500);
    expect(statements()[0]).toMatchObject({ duration: 2500, at: 3500 });
    database.setFaults({ down: true });
    expect(() => sqlite.exec(select)).toThrow("unable to open");
    expect(clock.now()).toBe(6000);
    expect(database.faults).toEqual({ down: true, delay: 2500, failsOn: [] });
  });

  test("on one method, its statements fail, and nobody else's", () => {
    database.setFaults({ failsOn: ["linkAccount"] });
    const linking = calls.begin("linkAccount");
    expect(() => sqlite.run("select 1")).toThrow(new Error("disk I/O error"));
    linking.ends(trace.record({ kind: "call", type: "adapter", name: "linkAccount", args: "" }));
    const creating = calls.begin("createSession");
    expect(() => sqlite.run("select 2")).not.toThrow();
    creating.ends(trace.record({ kind: "call", type: "adapter", name: "createSession", args: "" }));
    expect(() => sqlite.run("select 3")).not.toThrow();
    expect(statements().map(({ method, error }) => [method, error])).toEqual([
      ["linkAccount", "disk I/O error"],
      ["createSession", undefined],
      [undefined, undefined],
    ]);
  });

  test("can be there from the start", () => {
    database.dispose();
    const parts = { clock, trace, calls, causeOf: () => answering };
    database = new WorldDatabase(sqlite, parts, { down: true });
    expect(() => sqlite.run(select)).toThrow("unable to open database file");
  });
});

describe("from outside,", () => {
  test("long tables are seen by their last rows", () => {
    sqlite.run(`create table pair (a text, b text, primary key (a, b)) without rowid;
      insert into pair values ('1', '2'), ('1', '1')`);
    const seen = database.excerpts(2).map(({ name, rows, total }) => [name, rows, total]);
    expect(seen).toEqual([
      [
        "user",
        [
          { id: "a", name: "Ada" },
          { id: "b", name: "Bob" },
        ],
        2,
      ],
      [
        "session",
        [
          { token: "2", userId: "a" },
          { token: "3", userId: "b" },
        ],
        3,
      ],
      [
        "pair",
        [
          { a: "1", b: "1" },
          { a: "1", b: "2" },
        ],
        2,
      ],
    ]);
    expect(database.excerpts(2)[0]?.columns.map(({ name }) => name)).toEqual(["id", "name"]);
    expect(statements().map(({ text }) => text.slice(0, 6))).not.toContain("select");
  });

  test("nothing is seen of a database that the app has closed", () => {
    sqlite.close();
    expect(database.excerpts(2)).toEqual([]);
    sqlite = new Database();
  });

  test("the tables are seen with their columns and present rows", () => {
    sqlite.run(`update "user" set name = null where id = 'b'`);
    expect(database.tables()).toEqual([
      {
        name: "user",
        columns: [
          { name: "id", type: "TEXT", notNull: false, primaryKey: 1 },
          { name: "name", type: "TEXT", notNull: false, primaryKey: 0 },
        ],
        foreignKeys: [],
        rows: [
          { id: "a", name: "Ada" },
          { id: "b", name: null },
        ],
      },
      {
        name: "session",
        columns: [
          { name: "token", type: "TEXT", notNull: false, primaryKey: 1 },
          { name: "userId", type: "TEXT", notNull: true, primaryKey: 0 },
        ],
        foreignKeys: [{ columns: ["userId"], table: "user", to: ["id"] }],
        rows: [
          { token: "1", userId: "a" },
          { token: "2", userId: "a" },
          { token: "3", userId: "b" },
        ],
      },
    ]);
    expect(statements()).toHaveLength(1);
  });

  test("foreign keys are seen in their order, with what they refer to by default", () => {
    sqlite.run(`create table pair (a text, b text, primary key (b, a));
      create table part (
        owner text references "user",
        a text, b text,
        parent text references part (owner),
        foreign key (b, a) references pair
      )`);
    const part = database.tables().find(({ name }) => name === "part");
    expect(part?.foreignKeys).toEqual([
      { columns: ["owner"], table: "user", to: ["id"] },
      { columns: ["parent"], table: "part", to: ["owner"] },
      { columns: ["b", "a"], table: "pair", to: ["b", "a"] },
    ]);
  });

  test("SQL reads and writes, whatever fault there is, and is recorded as the operator's", () => {
    database.setFaults({ down: true, delay: 5000 });
    const text = `delete from session where userId = 'a'; select count(*) as left from session`;
    expect(database.query(text)).toEqual([{ columns: ["left"], rows: [[1]] }]);
    expect(clock.now()).toBe(1000);
    expect(statements()).toMatchObject([{ by: "operator", text, rows: [[1]], duration: 0 }]);
    expect(changes()).toEqual(["delete session 1", "delete session 2"]);
  });

  test("SQL that fails throws SQLite's error, and says what ran before", () => {
    expect(() => database.query(`delete from session where token = '1'; nonsense`)).toThrow(
      'near "nonsense": syntax error',
    );
    expect(statements()).toMatchObject([
      { by: "operator", error: 'near "nonsense": syntax error' },
    ]);
    expect(changes()).toEqual(["delete session 1"]);
  });
});

test("a disposed database is as it was, and silent", () => {
  database.dispose();
  for (const method of ["prepare", "run", "exec", "each", "iterateStatements", "close"] as const) {
    expect(sqlite[method]).toBe(Database.prototype[method]);
  }
  sqlite.run(`insert into "user" values ('c', 'Cy')`);
  expect(trace.events).toEqual([]);
  observe();
  sqlite.run(`delete from "user" where id = 'c'`);
  expect(changes()).toEqual(["delete user c"]);
});

test("a database that is closed says so in the driver's words", () => {
  const own = new Database();
  const parts = { clock, trace, calls, causeOf: () => undefined };
  const closed = new WorldDatabase(own, parts);
  own.close();
  expect(() => own.run("select 1")).toThrow("Database closed");
  expect(statements()).toMatchObject([{ text: "select 1", error: "Database closed", changes: [] }]);
  expect(() => closed.dispose()).not.toThrow();
});

describe("in a world,", () => {
  const setup: WorldSetup = {
    app: "https://app.example",
    identityProviders: [],
    browsers: { laptop: "Laptop" },
  };
  const fetch = () => {
    const rows = sqlite.exec("select count(*) from session")[0]?.values;
    return new Response(String(rows));
  };
  beforeEach(() => database.dispose());

  test("what the app does while it answers is caused by the request", async () => {
    const world = createWorld(setup, { fetch, config: {}, database: sqlite });
    try {
      await world.browser("laptop").tab.open("https://app.example/");
      const { events } = world.trace;
      const sql = events.find((event) => event.kind === "sql");
      expect(sql).toMatchObject({ by: "app", rows: [[3]] });
      expect(events[(sql?.cause ?? 0) - 1]).toMatchObject({ kind: "request" });
      expect(world.database?.tables().map(({ name }) => name)).toEqual(["user", "session"]);
    } finally {
      world.dispose();
    }
    expect(sqlite.exec).toBe(Database.prototype.exec);
  });

  test("the setup says what is wrong with it, and a world without one has none", () => {
    const app = { fetch, config: {}, database: sqlite };
    const broken = createWorld({ ...setup, database: { down: true } }, app);
    expect(fetch).toThrow("unable to open database file");
    broken.dispose();
    expect(fetch).not.toThrow();
    const without = createWorld(setup, { fetch, config: {} });
    expect(without.database).toBeUndefined();
    without.dispose();
  });
});
