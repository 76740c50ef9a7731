import type { AuthConfig } from "@auth/core";

import { domain } from "./settings";

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
  // #region domain
  ...(domain && { cookies: { sessionToken: { options: { domain } } } }),
  // #endregion domain
};

export default config;
