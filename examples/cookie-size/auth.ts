import type { AuthConfig } from "@auth/core";

import { payload } from "./settings";

const config: AuthConfig = {
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
    },
  ],
  secret: "a fake secret that only this example uses",
  trustHost: true,
  callbacks: {
    // #region jwt
    jwt({ token, account }) {
      // What a provider's long access token would be.
      return account ? { ...token, accessToken: "x".repeat(payload) } : token;
    },
    // #endregion jwt
  },
};

export default config;
