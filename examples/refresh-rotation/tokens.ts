/** What is kept of the provider's tokens. */
export interface ProviderTokens {
  accessToken: string;
  /** Undefined: the provider sent none. */
  refreshToken: string | undefined;
  /** Seconds since 1970. Undefined: the access token does not expire. */
  expiresAt: number | undefined;
}

/** The `account` of a sign-in, or its row in a database. */
interface AccountTokens {
  access_token?: string | null;
  refresh_token?: string | null;
  expires_at?: number | null;
}

/** The tokens of an account. An access token is worth keeping without a refresh token, too. */
export function tokensOf(account: AccountTokens): ProviderTokens | undefined {
  const { access_token, refresh_token, expires_at } = account;
  if (!access_token) return undefined;
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? undefined,
    expiresAt: expires_at ?? undefined,
  };
}

/** True in the last minute: the token must not expire on its way to the API. */
export function isExpiring({ expiresAt }: ProviderTokens): boolean {
  return expiresAt !== undefined && expiresAt - 60 < Date.now() / 1000;
}
