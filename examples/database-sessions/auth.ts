import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { accounts, authenticators, sessions, users, verificationTokens } from "./schema";

const config: AuthConfig = {
  adapter: DrizzleAdapter(db, {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
    authenticatorsTable: authenticators,
  }),
  session: {
    strategy: "database", // the default as soon as there is an adapter
    maxAge: 30 * 24 * 60 * 60, // a session ends 30 days after it was last prolonged
    updateAge: 24 * 60 * 60, // and is prolonged at most once a day
  },
  providers: [
    GitHub({
      clientId: "github-client-id",
      clientSecret: "fake-github-secret",
    }),
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
    },
  ],
  callbacks: {
    // What the app and the browser get. `session` and `user` are whole rows here, with the session
    // token and every column of the user: name what may leave, do not pass them on.
    session({ session, user }) {
      const { id, name, email, image } = user;
      return { user: { id, name, email, image }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
