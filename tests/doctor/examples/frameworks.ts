import { expect, test } from "vitest";

import type { Site } from "../../support/world/site";
import { type Case, examplesOf, findingsOf, nobodyComes } from "../clinic";

/** A config that a package is given, and that is only looked at. */
function given(framework: Case["framework"], config: object): Case {
  return {
    config: () => ({ trustHost: undefined, ...config }),
    visit: nobodyComes,
    ...(framework && { framework }),
  };
}

/** What `@auth/sveltekit` does on each request (`env.js`). */
function writesIntoTheConfig({ config }: Site): Promise<void> {
  config.trustHost ??= true;
  config.basePath = "/auth";
  return Promise.resolve();
}

examplesOf("framework-option", {
  found: given(undefined, { prefix: "/api/auth" }),
  expected: { severity: "advice", option: "prefix" },
  healthy: [
    given("auth-astro", { prefix: "/api/auth", injectEndpoints: false }),
    given("@auth/solid-start", { prefix: "/api/auth" }),
  ],
});

test("an option of another package is read by nobody", async () => {
  const findings = await findingsOf(given("@auth/express", { prefix: "/api/auth" }));
  expect(findings).toEqual([
    expect.objectContaining({ rule: "unknown-option", severity: "broken", option: "prefix" }),
  ]);
});

const authorized = { callbacks: { authorized: () => false } };

examplesOf("authorized-callback", {
  found: [given(undefined, authorized), given("@auth/qwik", authorized)],
  expected: { severity: "advice", option: "callbacks.authorized" },
  healthy: given("next-auth", authorized),
});

examplesOf("replaced-base-path", {
  found: [
    given("@auth/sveltekit", { basePath: "/api/login", trustHost: true }),
    given("@auth/qwik", { basePath: "/sign-in" }),
    {
      ...given("@auth/sveltekit", { basePath: "/api/login", trustHost: true }),
      visit: writesIntoTheConfig,
    },
  ],
  expected: { severity: "broken", option: "basePath" },
  healthy: [
    given("@auth/sveltekit", { basePath: "/auth", trustHost: true }),
    // The path below which SvelteKit has the app stands before it.
    given("@auth/sveltekit", { basePath: "/shop/auth", trustHost: true }),
    given("@auth/express", { basePath: "/login" }),
    given("next-auth", { basePath: "/login" }),
  ],
});

examplesOf("sveltekit-trust-host", {
  found: [
    given("@auth/sveltekit", {}),
    { ...given("@auth/sveltekit", {}), visit: writesIntoTheConfig },
  ],
  expected: { severity: "broken", option: "trustHost" },
  healthy: [
    given("@auth/sveltekit", { trustHost: true }),
    given("@auth/sveltekit", { trustHost: false }),
    given("@auth/express", {}),
    given(undefined, {}),
  ],
});
