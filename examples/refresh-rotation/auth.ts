import type { AuthConfig } from "@auth/core";

import { refreshOnce } from "./processes";
import { refresh, RefreshRejected } from "./refresh";
import { form } from "./settings";
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
      // This provider gives a refresh token to those who ask for this scope.
      authorization: { params: { scope: "openid profile email offline_access" } },
    },
  ],
  // #endregion provider
  secret: "a fake secret that only this example uses",
  trustHost: true,
  callbacks: {
    // #region jwt
    async jwt({ token, account }) {
      // `account` is there at sign-in only.
      if (account) return { ...token, tokens: tokensOf(account), signInAgain: false };

      const tokens = token.tokens as ProviderTokens | undefined;
      if (!tokens || !isExpiring(tokens)) return token;
      try {
        const fresh = form === "naive" ? await refresh(tokens) : await refreshOnce(tokens);
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

export default config;
