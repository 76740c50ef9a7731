import type { Account } from "@auth/core/types";

/** What is kept of the provider's tokens. */
export interface ProviderTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds since 1970. */
  expiresAt: number;
}

/** The tokens of a sign-in; undefined without a refresh token. */
export function tokensOf(account: Account): ProviderTokens | undefined {
  const { access_token, refresh_token, expires_at } = account;
  if (!access_token || !refresh_token || !expires_at) return undefined;
  return { accessToken: access_token, refreshToken: refresh_token, expiresAt: expires_at };
}

/** True in the last minute: the token must not expire on its way to the API. */
export function isExpiring({ expiresAt }: ProviderTokens): boolean {
  return expiresAt - 60 < Date.now() / 1000;
}
