import type { Account } from "@auth/core/types";

import { refresh, RefreshRejected } from "./refresh";
import { isExpiring, tokensOf, type ProviderTokens } from "./tokens";

/** What this guide needs of your database, besides the adapter. */
export interface AccountTable {
  /**
   * Reads the tokens of a user's Account row and keeps every other process
   * from reading them until `work` is done: a transaction with
   * `SELECT … FOR UPDATE`, or an advisory lock.
   */
  withLockedTokens<Result>(
    userId: string,
    work: (tokens: ProviderTokens | undefined) => Promise<Result>,
  ): Promise<Result>;
  /** Writes the tokens to the row; undefined removes them. */
  saveTokens(userId: string, tokens: ProviderTokens | undefined): Promise<void>;
}

// #region get-access-token
/** A usable access token, or undefined if the user has to sign in again. */
export function getAccessToken(
  table: AccountTable,
  userId: string,
): Promise<string | undefined> {
  return table.withLockedTokens(userId, async (tokens) => {
    // Whoever waited for the lock finds the tokens that the first one stored.
    if (!tokens || !isExpiring(tokens)) return tokens?.accessToken;
    try {
      const fresh = await refresh(tokens);
      await table.saveTokens(userId, fresh);
      return fresh.accessToken;
    } catch (error) {
      if (!(error instanceof RefreshRejected)) throw error;
      await table.saveTokens(userId, undefined);
      return undefined;
    }
  });
}
// #endregion get-access-token

// #region sign-in
/** Auth.js writes the row once; this stores the tokens of each sign-in. */
export function storeTokensAtSignIn(table: AccountTable) {
  return async ({
    user,
    account,
  }: {
    user: { id?: string };
    account?: Account | null;
  }) => {
    const tokens = account && tokensOf(account);
    if (user.id && tokens) await table.saveTokens(user.id, tokens);
  };
}
// #endregion sign-in
