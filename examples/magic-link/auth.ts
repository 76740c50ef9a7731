import type { AuthConfig } from "@auth/core";
import Resend from "@auth/core/providers/resend";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";

const config: AuthConfig = {
  // The tokens of links have to be kept somewhere: e-mail providers need an adapter.
  adapter: DrizzleAdapter(db),
  providers: [
    Resend({
      apiKey: "fake-resend-key",
      from: "no-reply@app.example",
      maxAge: 24 * 60 * 60, // a link works for a day
    }),
  ],
  callbacks: {
    // `session` and `user` are whole rows here: name what the browser may know.
    session({ session, user }) {
      const { id, name, email, image } = user;
      return { user: { id, name, email, image }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
