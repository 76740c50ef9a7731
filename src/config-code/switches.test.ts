import { readFileSync } from "node:fs";

import { describe, expect, test, vi } from "vitest";

import { type Files, type Switch, switchesOf } from "./switches";

vi.mock("@generated/examples/default/database-sessions.json", () => {
  const read = (name: string) => readFileSync(`examples/database-sessions/${name}`, "utf8");
  return { default: { files: { "db.ts": read("db.ts"), "schema.ts": read("schema.ts") } } };
});

function filesOf(example: string): Files {
  const read = (name: string) => readFileSync(`examples/${example}/${name}`, "utf8");
  return { "auth.ts": read("auth.ts"), "app.ts": read("app.ts") };
}

function find(files: Files, id: string): Switch {
  const found = switchesOf(files).find((one) => one.id === id);
  if (!found) throw new Error(`There is no switch ${id}.`);
  return found;
}

async function turn(files: Files, id: string, value: string): Promise<Files> {
  const changed = await find(files, id).write(files, value);
  if (!changed) throw new Error(`${id} cannot be turned to ${value}.`);
  return { ...files, ...changed };
}

const FIRST = filesOf("first-sign-in");
const DATABASE = filesOf("database-sessions");

describe("every switch of every example", () => {
  const cases = [FIRST, DATABASE].flatMap((files) =>
    switchesOf(files).flatMap(({ id, choices }) =>
      choices.map(({ value }) => ({ files, id, value })),
    ),
  );

  test.each(cases)("$id is what it was turned to: $value", async ({ files, id, value }) => {
    const before = find(files, id).read(files);
    const turned = await turn(files, id, value);
    expect(find(turned, id).read(turned)).toBe(value);
    for (const other of switchesOf(turned)) {
      if (other.id === id || other.id === "sessions") continue;
      expect(other.read(turned), other.id).toBe(find(files, other.id).read(files));
    }
    if (before === null) return;
    const back = await turn(turned, id, before);
    expect(find(back, id).read(back)).toBe(before);
  });
});

test("what was off and is switched on and off again leaves the code as it was", async () => {
  for (const { id, choices, read } of switchesOf(FIRST)) {
    const before = read(FIRST);
    const other = choices.find(({ value }) => value !== before);
    if (before === null || before === undefined || !other || id === "maxAge") continue;
    const back = await turn(await turn(FIRST, id, other.value), id, before);
    const options = (text = "") => text.replaceAll("({})", "");
    expect(options(back["auth.ts"]), id).toBe(options(FIRST["auth.ts"]));
  }
});

test("the switch for sessions brings the adapter with its files, and takes it away", async () => {
  const database = await turn(FIRST, "sessions", "database");
  expect(database["auth.ts"]).toContain('import { db } from "./db";');
  expect(database["auth.ts"]).toContain("  adapter: DrizzleAdapter(db, {\n    usersTable: users,");
  expect(database["auth.ts"]).toContain(
    'session: { maxAge: 30 * 24 * 60 * 60, strategy: "database" }',
  );
  expect(database["db.ts"]).toContain("new Database()");
  expect(database["schema.ts"]).toContain("sqliteTable");
  const users = await turn(database, "sessions", "users");
  expect(users["auth.ts"]).toContain('strategy: "jwt"');
  const jwt = await turn(users, "sessions", "jwt");
  expect(jwt["auth.ts"]).toBe(FIRST["auth.ts"]);
});

test("the switch for sessions does not overwrite files that are there", async () => {
  const files = { ...FIRST, "db.ts": "// mine" };
  expect((await turn(files, "sessions", "database"))["db.ts"]).toBe("// mine");
});

test("what is written by hand is no choice, and is told as that", () => {
  expect(find(FIRST, "session").read(FIRST)).toBeNull();
  const code = (text: string) => ({ ...FIRST, "auth.ts": text });
  const long = code("export default { providers: [], session: { maxAge: 12 * 60 } };");
  expect(find(long, "maxAge").read(long)).toBeNull();
  const computed = code("export default { providers: [], session: { maxAge: hour() } };");
  expect(find(computed, "maxAge").read(computed)).toBeNull();
  const none = code('export default { providers: [], session: { strategy: "database" } };');
  expect(find(none, "sessions").read(none)).toBeNull();
});

test("the same number in other words is the same choice", () => {
  const files = {
    ...FIRST,
    "auth.ts": "export default { session: { maxAge: 3_600, updateAge: 0 } };",
  };
  expect(find(files, "maxAge").read(files)).toBe("60 * 60");
  expect(find(files, "updateAge").read(files)).toBe("0");
});

test("another adapter is not taken away", async () => {
  const files = { ...FIRST, "auth.ts": "export default { adapter: Mine(), providers: [] };" };
  expect(await find(files, "sessions").write(files, "jwt")).toBeUndefined();
});

test("a config that is not written out has no switches", () => {
  expect(switchesOf({ ...FIRST, "auth.ts": "export default make();" })).toEqual([]);
});

test("a page of one's own can be chosen where the app has one", () => {
  const ids = (files: Files) => switchesOf(files).map(({ id }) => id);
  expect(ids(FIRST)).not.toContain("signInPage");
  expect(ids({ ...FIRST, "app.ts": 'if (pathname === "/login") return login();' })).toContain(
    "signInPage",
  );
});
