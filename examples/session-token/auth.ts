import type { AuthConfig } from "@auth/core";

const config: AuthConfig = {
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
  // A list: the first one encrypts, all of them decrypt.
  secret: ["the old fake secret of this example"],
  trustHost: true,
};

export default config;
