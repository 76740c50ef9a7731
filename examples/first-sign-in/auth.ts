import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";

const config: AuthConfig = {
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
  secret: "a fake secret that only this example uses",
  trustHost: true,
  session: { maxAge: 30 * 24 * 60 * 60 },
  callbacks: {
    session({ session }) {
      return session;
    },
  },
};

export default config;
