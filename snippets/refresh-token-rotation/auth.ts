import type { AuthConfig } from "@auth/core";
import Google from "@auth/core/providers/google";

import { refresh, RefreshRejected } from "./refresh";
import { createSingleFlight } from "./single-flight";
import { isExpiring, tokensOf, type ProviderTokens } from "./tokens";

/** Requests sent before the new cookie arrived still carry the old token. */
const refreshOnce = createSingleFlight<ProviderTokens>(60_000);

export const authConfig: AuthConfig = {
  // #region provider
  providers: [
    // Google gives a refresh token only for offline access, with consent.
    Google({
      clientId: process.env.AUTH_GOOGLE_ID,
      clientSecret: process.env.AUTH_GOOGLE_SECRET,
      authorization: { params: { access_type: "offline", prompt: "consent" } },
    }),
  ],
  // #endregion provider
  secret: process.env.AUTH_SECRET,
  trustHost: true,
  session: { strategy: "jwt" },
  callbacks: {
    // #region jwt
    async jwt({ token, account }) {
      // `account` is there at sign-in only.
      if (account)
        return { ...token, tokens: tokensOf(account), signInAgain: false };

      const tokens = token.tokens as ProviderTokens | undefined;
      if (!tokens || !isExpiring(tokens)) return token;
      try {
        const fresh = await refreshOnce(tokens.refreshToken, () =>
          refresh(tokens),
        );
        return { ...token, tokens: fresh };
      } catch (error) {
        // An error that leaves this callback would delete the session cookie.
        if (error instanceof RefreshRejected) {
          return { ...token, tokens: undefined, signInAgain: true };
        }
        return token;
      }
    },
    // #endregion jwt
    // #region session
    session({ session, token }) {
      // The browser learns that it must sign in again, and no token.
      const { name, email, image } = session.user;
      return {
        expires: String(session.expires),
        user: { name, email, image },
        signInAgain: token.signInAgain === true,
      };
    },
    // #endregion session
  },
};
