import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { accounts, sessions, users } from "./schema";
import { storeAtSignIn } from "./token-store";

const config: AuthConfig = {
  adapter: DrizzleAdapter(db, {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: sessions,
  }),
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
      authorization: { params: { scope: "openid profile email offline_access" } },
    },
  ],
  callbacks: {
    session({ session, user }) {
      const { id, name, email } = user;
      return { user: { id, name, email }, expires: session.expires };
    },
  },
  // #region sign-in
  events: {
    signIn({ account }) {
      if (account) storeAtSignIn(account);
    },
  },
  // #endregion sign-in
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
