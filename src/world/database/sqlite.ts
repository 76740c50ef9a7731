/**
 * What an example imports as `#sqlite`: SQLite, loaded beforehand, so that `new Database()` gives an
 * empty database at once. sql.js itself loads its WebAssembly asynchronously, and neither a reader's
 * file nor an app's module can wait for that (decisions/0004-sqlite-in-the-lab.md).
 *
 * This is the module under Node. The realm has its own (plugins/sandbox/shims/database-entry.ts).
 */
import initSqlJs from "sql.js";

export { createAuthTables } from "./auth-tables";
export { createTables } from "./create-tables";

const sqlJs = await initSqlJs();

/** sql.js's class of databases: https://sql.js.org/documentation/Database.html */
export const Database = sqlJs.Database;
export type Database = InstanceType<typeof Database>;
