/** What is wrong with a database. Plain data: a panel can send it. */
export interface DatabaseFaults {
  /** Every statement fails: the server is gone, or the disk. */
  down: boolean;
  /** How long each statement takes, in milliseconds of the world's clock. */
  delay: number;
  /** Names of adapter methods whose statements fail: `["linkAccount"]`. */
  failsOn: readonly string[];
}

/** A database with which nothing is wrong. */
export const NO_FAULTS: DatabaseFaults = Object.freeze({ down: false, delay: 0, failsOn: [] });

/**
 * The driver's error for a statement that runs under these faults, if it is to fail: an `Error` with
 * SQLite's own text for the result code (https://sqlite.org/rescode.html), as sql.js throws it.
 *
 * @param method the adapter method that runs the statement
 */
export function faultOf(faults: DatabaseFaults, method: string | undefined): Error | undefined {
  // Result codes 14 and 10.
  if (faults.down) return new Error("unable to open database file");
  if (method !== undefined && faults.failsOn.includes(method)) return new Error("disk I/O error");
  return undefined;
}
