import type { AuthConfig } from "@auth/core";

/** What both parts of the app need, and no database: it also runs in the proxy. */
export const shared = {
  session: { strategy: "jwt", maxAge: 2 * 60 * 60 },
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
  secret: "a fake secret that only this example uses",
  trustHost: true,
} satisfies AuthConfig;
