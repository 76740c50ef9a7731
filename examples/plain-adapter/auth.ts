import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";

import { PlainAdapter } from "./adapter";
import { sqlite } from "./db";

export const adapter = PlainAdapter(sqlite);

/** The links that were "sent": they go no further than this list, which the app shows. */
export const outbox: string[] = [];

const config: AuthConfig = {
  adapter,
  providers: [
    GitHub({
      clientId: "github-client-id",
      clientSecret: "fake-github-secret",
    }),
    {
      id: "email",
      name: "E-mail",
      type: "email",
      sendVerificationRequest: ({ url }) => void outbox.push(url),
    },
  ],
  callbacks: {
    session({ session, user }) {
      const { id, name, email, image } = user;
      return { user: { id, name, email, image }, expires: session.expires };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
