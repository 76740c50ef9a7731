/**
 * What an example imports as `#sqlite`: SQLite, loaded beforehand, so that `new Database()` gives an
 * empty database at once. sql.js itself loads its WebAssembly asynchronously, and neither a reader's
 * file nor an app's module can wait for that (decisions/0003-sqlite-in-the-lab.md).
 *
 * This is the module under Node. The realm has one of its own, from plugins/sandbox/shims/sqlite-entry.ts.
 */
import initSqlJs from "sql.js";

export { createTables } from "./create-tables";

export const { Database } = await initSqlJs();
