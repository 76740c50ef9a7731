import { describe, expect, test, vi } from "vitest";

import { adapterContract, type CompleteAdapter } from "../../tests/support/adapter-contract";

/** The adapter of this example on a database of its own. */
async function createPlainAdapter() {
  vi.resetModules();
  const { adapter } = await import("./auth");
  const { sqlite } = await import("./db");
  return { adapter: adapter as CompleteAdapter, sqlite };
}

describe("the plain adapter", () => {
  adapterContract(async () => (await createPlainAdapter()).adapter);

  test("has every method that the official one has, and no other", async () => {
    const { default: config } = await import("../database-sessions/auth");
    const { adapter } = await createPlainAdapter();
    expect(Object.keys(adapter).sort()).toEqual(Object.keys(config.adapter ?? {}).sort());
  });

  test("frees its statements also where they fail", async () => {
    const { adapter, sqlite } = await createPlainAdapter();
    const free = vi.fn();
    const { prepare } = sqlite;
    sqlite.prepare = (...args) => {
      const statement = prepare.apply(sqlite, args);
      const own = statement.free.bind(statement);
      return Object.assign(statement, { free: () => (free(), own()) });
    };
    const session = { sessionToken: "token", userId: "nobody", expires: new Date(0) };
    expect(() => adapter.createSession(session)).toThrow("FOREIGN KEY constraint failed");
    expect(free).toHaveBeenCalledTimes(1);
  });
});
