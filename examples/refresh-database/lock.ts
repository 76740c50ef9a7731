import { and, eq, lt } from "drizzle-orm";

import { db } from "./db";
import { refreshes } from "./schema";

// #region lock
/** How long a lock holds if its owner never releases it, in milliseconds: longer than a refresh. */
export const LEASE = 10_000;

/** A lock that this process holds. */
export interface Lock {
  userId: string;
  owner: string;
}

/** Takes the lock of a user, in one statement. @returns nothing if another owner holds it */
export function claim(userId: string): Lock | undefined {
  const now = Date.now();
  const row = { userId, owner: crypto.randomUUID(), until: now + LEASE };
  const rows = db
    .insert(refreshes)
    .values(row)
    .onConflictDoUpdate({
      target: refreshes.userId,
      set: row,
      // A process that ended without releasing its lock blocks nobody after that time.
      setWhere: lt(refreshes.until, now),
    })
    .returning()
    .all();
  return rows.length > 0 ? row : undefined;
}

/** Releases a lock, unless its time is over and another owner has it. */
export function release({ userId, owner }: Lock): void {
  db.delete(refreshes)
    .where(and(eq(refreshes.userId, userId), eq(refreshes.owner, owner)))
    .run();
}
// #endregion lock
