import { drizzle } from "drizzle-orm/sqlite-proxy";

/** Stands for your database connection. */
export const db = drizzle(() => Promise.resolve({ rows: [] }));
