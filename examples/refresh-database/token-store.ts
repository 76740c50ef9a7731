import type { Account } from "@auth/core/types";
import { and, eq } from "drizzle-orm";

import { db } from "./db";
import { claim, release } from "./lab-lock";
import { refresh, RefreshRejected } from "./refresh";
import { accounts } from "./schema";
import { isExpiring, type ProviderTokens, tokensOf } from "./tokens";

// #region get-access-token
/** A usable access token for Acme ID, or undefined if the user has to sign in again. */
export async function getAccessToken(userId: string): Promise<string | undefined> {
  for (;;) {
    const tokens = read(userId);
    if (!tokens || !isExpiring(tokens)) return tokens?.accessToken;
    const lock = claim(userId);
    if (lock) return refreshStored(userId).finally(() => release(lock));
    // Another request refreshes: look for its result in a moment.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function refreshStored(userId: string): Promise<string | undefined> {
  // Read again: another request may have refreshed before this one got the lock.
  const tokens = read(userId);
  if (!tokens || !isExpiring(tokens)) return tokens?.accessToken;
  if (!tokens.refreshToken) return undefined;
  try {
    const fresh = await refresh(tokens.refreshToken);
    replace(userId, tokens.refreshToken, fresh);
    return fresh.accessToken;
  } catch (error) {
    if (!(error instanceof RefreshRejected)) throw error;
    replace(userId, tokens.refreshToken, undefined);
    return undefined;
  }
}
// #endregion get-access-token

// #region rows
function read(userId: string): ProviderTokens | undefined {
  const row = db.select().from(accounts).where(isAcme(userId)).get();
  return row && tokensOf(row);
}

/** Stores the result of a refresh, unless a sign-in has brought another refresh token meanwhile. */
function replace(userId: string, used: string, tokens: ProviderTokens | undefined): void {
  db.update(accounts)
    .set({
      access_token: tokens?.accessToken ?? null,
      refresh_token: tokens?.refreshToken ?? null,
      expires_at: tokens?.expiresAt ?? null,
    })
    .where(and(isAcme(userId), eq(accounts.refresh_token, used)))
    .run();
}

function isAcme(userId: string) {
  return and(eq(accounts.userId, userId), eq(accounts.provider, "acme"));
}
// #endregion rows

// #region sign-in
/** Auth.js writes the tokens of the first sign-in only. This keeps those of every sign-in. */
export function storeAtSignIn(account: Account): void {
  const { access_token, refresh_token, expires_at, provider, providerAccountId } = account;
  if (!access_token) return;
  db.update(accounts)
    .set({
      access_token,
      expires_at: expires_at ?? null,
      // A provider may send none, such as Google after the first consent: the stored one stays.
      ...(refresh_token && { refresh_token }),
    })
    // The row of the account that has signed in, and no other of this user.
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)))
    .run();
}
// #endregion sign-in
