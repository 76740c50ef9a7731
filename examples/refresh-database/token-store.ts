import type { Account } from "@auth/core/types";
import { and, eq, lt } from "drizzle-orm";

import { db } from "./db";
import { refresh, RefreshRejected } from "./refresh";
import { accounts, refreshes } from "./schema";
import { locks } from "./settings";
import { isExpiring, type ProviderTokens, tokensOf } from "./tokens";

/** How long a refresh may take before another process may try, in milliseconds. */
const LEASE = 10_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// #region get-access-token
/** A usable access token, or undefined if the user has to sign in again. */
export async function getAccessToken(userId: string): Promise<string | undefined> {
  for (;;) {
    const tokens = read(userId);
    if (!tokens || !isExpiring(tokens)) return tokens?.accessToken;
    if (!locks || claim(userId)) break;
    // Somebody else is at it: look again a moment later, and find what they have stored.
    await wait(20);
  }
  try {
    // Read again: it may have been refreshed between the reading and the claim.
    const tokens = read(userId);
    if (!tokens || !isExpiring(tokens)) return tokens?.accessToken;
    const fresh = await refresh(tokens);
    store(userId, fresh);
    return fresh.accessToken;
  } catch (error) {
    if (!(error instanceof RefreshRejected)) throw error;
    store(userId, undefined);
    return undefined;
  } finally {
    release(userId);
  }
}
// #endregion get-access-token

// #region lock
/** Takes the lock, in one statement, which the database runs as a whole. @returns whether it is ours */
function claim(userId: string): boolean {
  const now = Date.now();
  const rows = db
    .insert(refreshes)
    .values({ userId, until: now + LEASE })
    .onConflictDoUpdate({
      target: refreshes.userId,
      set: { until: now + LEASE },
      // A process that has died with the lock must not keep it for ever.
      setWhere: lt(refreshes.until, now),
    })
    .returning()
    .all();
  return rows.length > 0;
}

function release(userId: string): void {
  if (locks) db.delete(refreshes).where(eq(refreshes.userId, userId)).run();
}
// #endregion lock

// #region sign-in
/** Auth.js writes the tokens of the first sign-in only. This keeps those of every sign-in. */
export function storeAtSignIn(userId: string, account: Account): void {
  store(userId, tokensOf(account));
}
// #endregion sign-in

function read(userId: string): ProviderTokens | undefined {
  const row = db.select().from(accounts).where(isAcme(userId)).get();
  return row && tokensOf(row as unknown as Account);
}

function store(userId: string, tokens: ProviderTokens | undefined): void {
  const row = {
    access_token: tokens?.accessToken ?? null,
    refresh_token: tokens?.refreshToken ?? null,
    expires_at: tokens?.expiresAt ?? null,
  };
  db.update(accounts).set(row).where(isAcme(userId)).run();
}

function isAcme(userId: string) {
  return and(eq(accounts.userId, userId), eq(accounts.provider, "acme"));
}
