import Passkey from "@auth/core/providers/passkey";

import { magicLinks, passwords } from "../../support/world/passwords-and-links";
import { acme } from "../../support/world/providers";
import type { Site } from "../../support/world/site";
import { type Case, examplesOf } from "../clinic";

/** A page asks who is signed in: core looks at the config first. */
const reads = async ({ alice }: Site): Promise<void> =>
  void (await alice.requests("/auth/session"));

function read(config: object, database = false): Case {
  return { config: () => config, database, visit: reads };
}

const anybody = passwords(() => ({ id: "7" }));

/** What core rejects, by the rule: a config that it does, one that it does not, and the option. */
const REJECTED: [rule: string, rejected: Case, taken: Case, option: string][] = [
  ["untrusted-host", read({ trustHost: false }), read({ trustHost: true }), "trustHost"],
  ["missing-secret", read({ secret: undefined }), read({ secret: ["a", "b"] }), "secret"],
  [
    "invalid-endpoints",
    read({ providers: [{ ...acme.config(), issuer: undefined }] }),
    read({}),
    "providers.acme.issuer",
  ],
  ["missing-adapter", read({ providers: [magicLinks([])] }), read({}), "adapter"],
  [
    "missing-adapter-methods",
    read({ providers: [magicLinks([])], adapter: {} }),
    read({ providers: [magicLinks([])] }, true),
    "adapter",
  ],
  [
    "missing-authorize",
    read({ providers: [{ ...anybody, authorize: undefined }] }),
    read({ providers: [anybody] }),
    "providers.credentials",
  ],
  [
    "unsupported-strategy",
    read({ providers: [anybody], session: { strategy: "database" } }, true),
    read({ providers: [anybody], session: { strategy: "jwt" } }, true),
    "session.strategy",
  ],
  [
    "experimental-feature-not-enabled",
    read({ providers: [Passkey] }, true),
    read({}),
    "experimental.enableWebAuthn",
  ],
  [
    "duplicate-conditional-ui",
    read({
      providers: [Passkey, { ...Passkey({}), id: "second" }],
      experimental: { enableWebAuthn: true },
    }),
    read({}),
    "providers",
  ],
  [
    "missing-web-authn-autocomplete",
    read({
      providers: [Passkey({ formFields: {} })].map((one) => ({
        ...one,
        formFields: { email: {} },
      })),
      experimental: { enableWebAuthn: true },
    }),
    read({}),
    "providers.passkey.formFields",
  ],
];

for (const [rule, rejected, taken, option] of REJECTED) {
  examplesOf(rule, { found: rejected, expected: { severity: "broken", option }, healthy: taken });
}
