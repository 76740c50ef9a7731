import { createTables, Database } from "#sqlite";
import { drizzle } from "drizzle-orm/sql-js";

import * as schema from "./schema";

/** An empty SQLite database, in memory. */
export const sqlite = new Database();
createTables(sqlite, schema);

export const db = drizzle(sqlite);
