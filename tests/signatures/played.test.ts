import { expect, test } from "vitest";

import { recognize } from "../../src/signatures/recognize";
import type { OpenIdProviderOptions } from "../../src/world/idp/openid-provider";
import { acme } from "../support/world/providers";
import { startSite } from "../support/world/site";
import type { PLAYED } from "./played";

type Faults = NonNullable<OpenIdProviderOptions["faults"]>;

const FAULTS: Record<(typeof PLAYED)[number], Faults> = {
  "response-issuer": { wrongIssuer: ["redirect"] },
  "token-issuer": { wrongIssuer: ["id_token"] },
  "metadata-issuer": { wrongIssuer: ["discovery"] },
  "token-audience": { wrongAudience: true },
  "token-nonce": { wrongNonce: true },
  "state-differs": { wrongState: true },
  "no-id-token": { missingIdToken: true },
  "no-access-token": { missingAccessToken: true },
  "endpoint-error": { expiredCode: true },
  "not-conform": { serverError: ["token"] },
  "access-denied": { deniesConsent: true },
  "invalid-scope": { authorizationError: "invalid_scope" },
};

/** What a person can paste after a sign-in with this fault: the log, and the addresses of the visit. */
async function pasted(faults: Faults): Promise<string[]> {
  const checks: ("pkce" | "state" | "nonce")[] = ["pkce", "state", "nonce"];
  const site = await startSite(() => ({ providers: [acme.config({ checks })] }), {
    services: [acme],
    provider: { faults },
  });
  await site.alice.signsInWith("Acme ID");
  return [...site.messages, ...site.visits.map(({ url }) => url)];
}

test.each(Object.entries(FAULTS))("%s", async (id, faults) => {
  const texts = await pasted(faults);
  expect(recognize(texts.join("\n"))[0]?.id, texts.join("\n")).toBe(id);
});
