import type { AuthConfig } from "@auth/core";
import type { OIDCConfig } from "@auth/core/providers";

import { checks } from "./settings";

type Checks = NonNullable<OIDCConfig<unknown>["checks"]>;

const CHECKS: Record<typeof checks, Checks> = {
  pkce: ["pkce"],
  state: ["state"],
  nonce: ["nonce"],
  all: ["pkce", "state", "nonce"],
  none: ["none"],
};

const config: AuthConfig = {
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
      // Without this line, PKCE alone.
      checks: CHECKS[checks],
    },
  ],
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
