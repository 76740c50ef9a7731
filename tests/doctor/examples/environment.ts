import { expect, test } from "vitest";

import { type Case, examplesOf, findingsOf, nobodyComes } from "../clinic";
import type { Site } from "../../support/world/site";

/** As a framework package does at its start. */
function readsEnvironment(environment: Record<string, string>) {
  return async ({ core, config, alice }: Site): Promise<void> => {
    delete config.trustHost;
    core.setEnvDefaults({ NODE_ENV: "production", ...environment }, config);
    await alice.session();
  };
}

const RANDOM = "Zb0Xw1vYt2uSr3qPo4nMl5kJi6hGf7eDc8bA9zLy";
const untrusting = { AUTH_TRUST_HOST: "false" };
const empty = { AUTH_URL: "", AUTH_TRUST_HOST: "true" };

examplesOf("trust-host-false", {
  found: { environment: untrusting, visit: readsEnvironment(untrusting) },
  expected: { severity: "danger", option: "trustHost" },
  healthy: [
    { environment: { AUTH_TRUST_HOST: "true" } },
    { environment: untrusting, config: () => ({ trustHost: false }), visit: nobodyComes },
    {},
  ],
});

examplesOf("auth-url", {
  found: [
    { environment: empty, visit: readsEnvironment(empty) },
    { environment: { AUTH_URL: "app.example" } },
  ],
  expected: { severity: "broken", option: "trustHost" },
  healthy: [{ environment: { AUTH_URL: "https://app.example" } }, {}],
});

const foreign = { BETTER_AUTH_SECRET: RANDOM };

examplesOf("foreign-secret", {
  found: [
    { environment: foreign, config: () => ({ secret: undefined }), visit: nobodyComes },
    {
      environment: foreign,
      config: () => ({ secret: undefined }),
      visit: readsEnvironment(foreign),
    },
  ],
  expected: { severity: "broken", option: "secret" },
  healthy: [
    { environment: { ...foreign, AUTH_SECRET: RANDOM } },
    { environment: foreign },
    { environment: { AUTH_SECRET: RANDOM } },
  ],
});

examplesOf("old-variables", {
  found: { environment: { NEXTAUTH_SECRET: "a fake secret" } },
  expected: { severity: "advice", option: "secret" },
  healthy: [
    { environment: { NEXTAUTH_URL: "https://a.example", AUTH_URL: "https://a.example" } },
    {},
  ],
});

const action = { AUTH_URL: "https://app.example/auth/signin" };

test.each<[string, Case]>([
  ["the config has a path of its own", { config: () => ({ basePath: "/auth" }) }],
  ["the package has one", { framework: "@auth/sveltekit" }],
])("a variable that ends with an action is worth knowing where %s", async (_, one) => {
  const found = await findingsOf({ environment: action, visit: nobodyComes, ...one });
  expect(found.filter(({ rule }) => rule === "auth-url-action")).toEqual([
    expect.objectContaining({ severity: "advice" }),
  ]);
});

examplesOf("auth-url-action", {
  found: [
    { environment: { AUTH_URL: "https://app.example/api/auth/signin" }, visit: nobodyComes },
    { environment: { AUTH_URL: "https://app.example/auth/callback/acme" }, visit: nobodyComes },
    {
      environment: action,
      // The path is wrong from then on: no session can be read.
      visit: (site) => readsEnvironment(action)(site).catch(() => undefined),
    },
  ],
  expected: {
    severity: "broken",
    fix: expect.stringMatching(/AUTH_URL=https:\/\/app\.example\/(?:api\/)?auth`/) as string,
  },
  healthy: [
    { environment: { AUTH_URL: "https://app.example" }, visit: nobodyComes },
    { environment: { AUTH_URL: "https://app.example/api/auth" }, visit: nobodyComes },
    { environment: { AUTH_URL: "https://session.example/app/" }, visit: nobodyComes },
    { environment: { AUTH_URL: "https://app.example/session/auth" }, visit: nobodyComes },
  ],
});
