import type { ProviderTokens } from "./tokens";

/** A slow provider must not keep requests waiting, in milliseconds. */
export const REFRESH_TIMEOUT = 5_000;

/** The refresh token is dead: the user has to sign in. */
export class RefreshRejected extends Error {
  override name = "RefreshRejected";
}

/**
 * Exchanges a refresh token for new tokens (RFC 6749, section 6).
 *
 * @throws RefreshRejected for `invalid_grant`; after any other error, the token may still work
 */
export async function refresh(refreshToken: string): Promise<ProviderTokens> {
  const response = await fetch("https://id.acme.example/token", {
    method: "POST",
    signal: AbortSignal.timeout(REFRESH_TIMEOUT),
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: "acme-client-id",
      client_secret: "fake-acme-secret",
    }),
  });
  const body = (await response.json()) as {
    access_token: string;
    expires_in?: number;
    refresh_token?: string;
    error?: string;
  };
  if (body.error === "invalid_grant") throw new RefreshRejected("The provider refused.");
  if (!response.ok) throw new Error(`token endpoint: ${response.status} ${body.error}`);
  return {
    accessToken: body.access_token,
    expiresAt:
      body.expires_in === undefined ? undefined : Math.floor(Date.now() / 1000) + body.expires_in,
    // Without a new one, the provider does not rotate, and the old one stays valid.
    refreshToken: body.refresh_token ?? refreshToken,
  };
}
