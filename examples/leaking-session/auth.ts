import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { accounts, sessions, users } from "./schema";
import { extended, fresh } from "./session-callbacks";
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
    },
  ],
  callbacks: { session: form === "extended" ? extended : fresh },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
