import type { JWT } from "@auth/core/jwt";
import type { Account, TokenSet } from "@auth/core/types";

import { acme, clientOf } from "./providers";

/** What the guide keeps in the session's token. */
export interface Kept extends JWT {
  access_token?: string;
  expires_at?: number;
  refresh_token?: string;
  error?: "RefreshTokenError";
}

/** Exchanges a refresh token (RFC 6749, section 6). */
export async function exchange(refreshToken: string): Promise<Kept> {
  const { id: client_id, secret: client_secret = "" } = clientOf("acme");
  const response = await fetch(`${acme.issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id,
      client_secret,
    }),
  });
  const tokens = (await response.json()) as TokenSet;
  if (!response.ok) throw new Error(String(tokens.error));
  return {
    access_token: tokens.access_token,
    expires_at: Math.floor(Date.now() / 1000) + Number(tokens.expires_in),
    refresh_token: tokens.refresh_token ?? refreshToken,
  };
}

/** The jwt callback of the documented guide, around some way to exchange a refresh token. */
export function guide(refresh: (refreshToken: string) => Promise<Kept>) {
  return async ({ token, account }: { token: Kept; account?: Account | null }) => {
    if (account) {
      const { access_token, expires_at, refresh_token } = account;
      return { ...token, access_token, expires_at, refresh_token };
    }
    if (Date.now() < Number(token.expires_at) * 1000) return token;
    try {
      return { ...token, ...(await refresh(token.refresh_token ?? "")) };
    } catch {
      return { ...token, error: "RefreshTokenError" as const };
    }
  };
}
