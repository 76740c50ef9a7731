import type { Account, Session } from "next-auth";
import type { JWT } from "next-auth/jwt";

// #region jwt
/** Keeps the access token in the encrypted session cookie. */
export function keepToken({ token, account }: { token: JWT; account?: Account | null }): JWT {
  // `account` is there at the sign-in only. Another provider's token is of no use at this API.
  if (account?.provider !== "acme") return token;
  return { ...token, accessToken: account.access_token };
}
// #endregion jwt

// #region closed
/** What the browser may know: each field by its name, and no token. */
export function closed({ session }: { session: Session }): Session {
  const { name, email, image } = session.user ?? {};
  return { user: { name, email, image }, expires: session.expires };
}
// #endregion closed

// #region open
/** What the official guide shows: every script of the page gets the token. */
export function open({ session, token }: { session: Session; token: JWT }) {
  return { ...session, accessToken: token.accessToken };
}
// #endregion open
