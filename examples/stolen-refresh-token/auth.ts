import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";

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
      authorization: { params: { scope: "openid profile email offline_access" } },
    },
  ],
  callbacks: {
    session({ session, user }) {
      const { id, name, email } = user;
      return { user: { id, name, email }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
