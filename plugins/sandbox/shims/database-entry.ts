/**
 * What labs with a database need beside the realm's own code: SQLite with its WebAssembly, Drizzle
 * and its adapter. Ten times the weight of the rest, so it is a script of its own, which the relay
 * adds to realms whose files import any of this.
 */
import * as drizzleAdapter from "@auth/drizzle-adapter";
import * as drizzle from "drizzle-orm";
import * as drizzleSqlJs from "drizzle-orm/sql-js";
import * as drizzleSqlite from "drizzle-orm/sqlite-core";
import initSqlJs from "sql.js";
import wasm from "virtual:sqlite-wasm";

import type { WithDatabaseModules } from "../../../src/sandbox/realm/database-modules";
import { createAuthTables } from "../../../src/world/database/auth-tables";
import { createTables } from "../../../src/world/database/create-tables";

(globalThis as WithDatabaseModules).loadDatabaseModules = async () => {
  const wasmBinary = Uint8Array.from(wasm, (character) => character.charCodeAt(0)).buffer;
  const { Database } = await initSqlJs({ wasmBinary });
  return {
    "#sqlite": { Database, createAuthTables, createTables },
    "@auth/drizzle-adapter": drizzleAdapter,
    "drizzle-orm": drizzle,
    "drizzle-orm/sql-js": drizzleSqlJs,
    "drizzle-orm/sqlite-core": drizzleSqlite,
  };
};
