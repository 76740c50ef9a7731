import type { AuthConfig } from "@auth/core";
import Resend from "@auth/core/providers/resend";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { trustHost } from "./settings";

const config: AuthConfig = {
  adapter: DrizzleAdapter(db),
  providers: [Resend({ apiKey: "fake-resend-key", from: "no-reply@app.example" })],
  callbacks: {
    session({ session, user }) {
      const { id, name, email } = user;
      return { user: { id, name, email }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  // Safe only behind something that rejects foreign hosts: this app has nothing in front of it.
  trustHost,
};

export default config;
