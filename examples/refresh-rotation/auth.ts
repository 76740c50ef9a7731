import type { AuthConfig } from "@auth/core";

import { refreshOnce } from "./processes";
import { RefreshRejected } from "./refresh";
import { isExpiring, tokensOf, type ProviderTokens } from "./tokens";

const config: AuthConfig = {
  // #region provider
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
      // Acme ID sends a refresh token if the app asks for this scope.
      authorization: { params: { scope: "openid profile email offline_access" } },
    },
  ],
  // #endregion provider
  secret: "a fake secret that only this example uses",
  trustHost: true,
  callbacks: {
    // #region jwt
    async jwt({ token, account }) {
      // `account` is there at sign-in only, and `token` is a new one then.
      if (account) {
        // Another provider's tokens are of no use at Acme ID.
        const tokens = account.provider === "acme" ? tokensOf(account) : undefined;
        return { ...token, tokens, signInAgain: false };
      }

      const tokens = token.tokens as ProviderTokens | undefined;
      if (!tokens || !isExpiring(tokens)) return token;
      if (!tokens.refreshToken) return { ...token, tokens: undefined, signInAgain: true };
      try {
        return { ...token, tokens: await refreshOnce(tokens.refreshToken) };
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

export default config;
