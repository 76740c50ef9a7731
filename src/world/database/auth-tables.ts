import type { Database } from "sql.js";

// The package exports no path to them; this is the file that its adapter takes them from.
import { defineTables } from "../../../node_modules/@auth/drizzle-adapter/lib/sqlite.js";
import { createTables } from "./create-tables";

/**
 * Creates the tables that `DrizzleAdapter(db)` uses where it is given none: `user`, `account`,
 * `session`, `verificationToken` and `authenticator`.
 *
 * @throws SQLite's error if the database has one of them
 */
export function createAuthTables(database: Database): void {
  createTables(database, defineTables());
}
