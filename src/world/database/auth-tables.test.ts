import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { drizzle } from "drizzle-orm/sql-js";
import { expect, test } from "vitest";

import { createAuthTables, Database } from "./sqlite";

test("the adapter finds the tables that it uses by itself", async () => {
  const sqlite = new Database();
  createAuthTables(sqlite);
  const adapter = DrizzleAdapter(drizzle(sqlite));
  const given = { id: "", name: "Alice", email: "alice@mail.example", emailVerified: null };
  const user = await adapter.createUser?.(given);
  const account = { type: "oidc", provider: "acme", providerAccountId: "1" } as const;
  await adapter.linkAccount?.({ ...account, userId: user?.id ?? "" });
  expect(await adapter.getUserByAccount?.(account)).toEqual(user);
  const [tables] = sqlite.exec("select name from sqlite_schema where type = 'table' order by name");
  expect(tables?.values.flat()).toEqual([
    "account",
    "authenticator",
    "session",
    "user",
    "verificationToken",
  ]);
  expect(() => createAuthTables(sqlite)).toThrow("already exists");
});
