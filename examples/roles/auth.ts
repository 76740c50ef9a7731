import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { named, spread } from "./profiles";
import { accounts, sessions, users } from "./schema";
import { form } from "./settings";

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
      profile: form === "spread" ? spread : named,
    },
  ],
  callbacks: {
    session({ session, user }) {
      const { name, email } = user;
      const { role } = user as typeof user & { role: string };
      return { user: { name, email, role }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
