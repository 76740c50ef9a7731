import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/sql-js";
import {
  blob,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { beforeEach, describe, expect, test } from "vitest";

import { createTables, Database } from "./sqlite";

let sqlite: Database;
beforeEach(() => {
  sqlite = new Database();
  sqlite.run("pragma foreign_keys = on");
});

const users = sqliteTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull().default("it's me"),
  email: text("email").unique(),
  active: integer("active", { mode: "boolean" }).default(true),
  made: integer("made", { mode: "timestamp_ms" }).default(sql`(1000 + 1)`),
  score: real("score"),
  picture: blob("picture"),
});

function definitions(): unknown[] {
  const [result] = sqlite.exec(
    "select sql from sqlite_schema where sql is not null order by rowid",
  );
  return (result?.values ?? []).flat();
}

describe("a table of the schema is created", () => {
  test("with the types, defaults and constraints of its columns", () => {
    createTables(sqlite, { users, notATable: { name: "user" } });
    expect(definitions()).toEqual([
      `CREATE TABLE "user" ("id" text primary key not null, "name" text not null default 'it''s me', "email" text unique, "active" integer default 1, "made" integer default ((1000 + 1)), "score" real, "picture" blob)`,
    ]);
    const db = drizzle(sqlite);
    db.insert(users).values({ id: "a" }).run();
    expect(db.select().from(users).get()).toEqual({
      ...{ id: "a", name: "it's me", email: null, active: true, made: new Date(1001) },
      ...{ score: null, picture: null },
    });
  });

  test("with keys over several columns, and what happens to rows that refer to it", () => {
    const accounts = sqliteTable(
      "account",
      {
        userId: text("userId").references(() => users.id, { onDelete: "cascade" }),
        provider: text("provider").notNull(),
        number: text("number").notNull(),
      },
      (table) => [
        primaryKey({ columns: [table.provider, table.number] }),
        unique().on(table.userId, table.provider),
      ],
    );
    const tokens = sqliteTable(
      "token",
      { provider: text("provider"), number: text("number") },
      (table) => [
        foreignKey({
          columns: [table.provider, table.number],
          foreignColumns: [accounts.provider, accounts.number],
        }).onUpdate("set null"),
      ],
    );
    createTables(sqlite, { users, accounts, tokens });
    expect(definitions().slice(1)).toEqual([
      `CREATE TABLE "account" ("userId" text, "provider" text not null, "number" text not null, primary key ("provider", "number"), unique ("userId", "provider"), foreign key ("userId") references "user" ("id") on delete cascade)`,
      `CREATE TABLE "token" ("provider" text, "number" text, foreign key ("provider", "number") references "account" ("provider", "number") on update set null)`,
    ]);
  });

  test("with its indexes", () => {
    const logs = sqliteTable("log", { at: integer("at"), line: text("line") }, (table) => [
      index("by_time").on(table.at),
      uniqueIndex("by_line")
        .on(sql`lower(${table.line})`)
        .where(sql`${table.at} > 7`),
    ]);
    createTables(sqlite, { logs });
    expect(definitions().slice(1)).toEqual([
      `CREATE INDEX "by_time" on "log" ("at")`,
      `CREATE UNIQUE INDEX "by_line" on "log" (lower("line")) where "at" > 7`,
    ]);
  });
});

test("a table that SQLite does not take is named in the error", () => {
  const twice = sqliteTable("t", { first: text("name"), second: text("name") });
  expect(() => createTables(sqlite, { twice })).toThrow(
    'duplicate column name: name in: create table "t" ("name" text, "name" text)',
  );
});
