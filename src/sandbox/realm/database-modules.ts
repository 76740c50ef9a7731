/** Where the script for labs with a database leaves its modules (plugins/sandbox/shims/database-entry.ts). */
export interface WithDatabaseModules {
  /** Starts SQLite, once, and gives the modules by specifier. */
  loadDatabaseModules?: () => Promise<Record<string, object>>;
}
