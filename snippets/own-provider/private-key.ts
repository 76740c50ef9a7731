import type { AuthConfig } from "@auth/core";
// #region key
import { importPKCS8 } from "jose";

const key = await importPKCS8(process.env.AUTH_ACME_PRIVATE_KEY ?? "", "ES256");
// #endregion key

export const providers: AuthConfig["providers"] = [
  // #region provider
  {
    id: "acme",
    name: "Acme ID",
    type: "oidc",
    issuer: "https://id.acme.example/tenants/blue",
    clientId: process.env.AUTH_ACME_ID,
    client: { token_endpoint_auth_method: "private_key_jwt" },
    token: { clientPrivateKey: { key, kid: "the key's id at Acme ID" } },
  },
  // #endregion provider
];
