import type { AuthConfig } from "@auth/core";
import Resend from "@auth/core/providers/resend";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { strategy } from "./settings";

const config: AuthConfig = {
  adapter: DrizzleAdapter(db),
  session: { strategy },
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
    },
    Resend({ apiKey: "fake-resend-key", from: "no-reply@app.example" }),
  ],
  // Every callback, each as if it were not there.
  callbacks: {
    signIn() {
      return true;
    },
    redirect({ url, baseUrl }) {
      return new URL(url, baseUrl).origin === baseUrl ? url : baseUrl;
    },
    jwt({ token }) {
      return token;
    },
    session({ session, user, token }) {
      // user is there with database sessions only, token with JWT sessions only.
      const { name, email } = strategy === "database" ? user : token;
      return {
        user: { name: name ?? null, email: email ?? null },
        expires: new Date(session.expires).toISOString(),
      };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
