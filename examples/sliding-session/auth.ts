import type { AuthConfig } from "@auth/core";

import { absoluteLimit, maxAge } from "./settings";

/** A day in seconds. */
const DAY = 24 * 60 * 60;

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
  session: { maxAge: maxAge * DAY },
  secret: "a fake secret that only this example uses",
  trustHost: true,
  callbacks: {
    // #region absolute
    jwt({ token, account }) {
      const now = Math.floor(Date.now() / 1000);
      // `account` is there at sign-in only.
      if (account) return { ...token, signedInAt: now };
      const age = now - Number(token.signedInAt);
      return absoluteLimit > 0 && age >= absoluteLimit * DAY ? null : token;
    },
    // #endregion absolute
  },
};

export default config;
