import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { asksVerified, linksByAddress } from "./settings";

const config: AuthConfig = {
  adapter: DrizzleAdapter(db),
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
    },
    {
      id: "sloppy",
      name: "Sloppy ID",
      type: "oidc",
      issuer: "https://id.sloppy.example",
      clientId: "sloppy-client-id",
      clientSecret: "fake-sloppy-secret",
      // #region linking
      allowDangerousEmailAccountLinking: linksByAddress,
      // #endregion linking
    },
  ],
  callbacks: {
    // #region guard
    signIn({ account, profile }) {
      if (account?.provider !== "sloppy" || !asksVerified) return true;
      return profile?.email_verified === true;
    },
    // #endregion guard
    session({ session, user }) {
      const { id, name, email } = user;
      return { user: { id, name, email }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
