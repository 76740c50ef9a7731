import { createAuthTables, Database } from "#sqlite";
import { drizzle } from "drizzle-orm/sql-js";

/** An empty SQLite database, in memory, with the tables that the adapter expects. */
export const sqlite = new Database();
sqlite.run("pragma foreign_keys = on");
createAuthTables(sqlite);

export const db = drizzle(sqlite);
