import { expect } from "vitest";

import type { Site } from "../../support/world/site";
import { type Case, examplesOf, nobodyComes } from "../clinic";

const event = expect.any(Number) as number;

/** Opens a page of the app, whatever comes of it. */
function opens(path: string) {
  return ({ alice }: Site): Promise<void> => alice.opens(path).catch(() => undefined);
}

/** Alice wants to sign in at Auth.js's own page, and is sent to the provider. */
function leavesFrom(page: string) {
  return async ({ alice }: Site): Promise<void> => {
    await alice.opens(page);
    await alice.clicks("Sign in with Acme ID");
  };
}

function says(text: string, status = 200): Response {
  const headers = { "content-type": "text/html; charset=utf-8" };
  return new Response(`<!doctype html><title>${text}</title><h1>${text}</h1>`, { status, headers });
}

examplesOf("redirect-uri-not-registered", {
  found: [
    // The provider knows the app below /auth and /api/auth.
    { config: () => ({ basePath: "/sso" }), visit: leavesFrom("/sso/signin") },
    {
      async visit(site) {
        site.alsoAt("https://preview-2.app.example");
        const alice = site.personAt("alice", "https://preview-2.app.example");
        await leavesFrom("/auth/signin")({ ...site, alice });
      },
    },
  ],
  expected: { severity: "broken", option: "providers.acme", event },
  healthy: [
    {},
    { config: () => ({ basePath: "/api/auth" }), visit: leavesFrom("/api/auth/signin") },
  ],
});

function withRedirect(redirect: (asked: { url: string; baseUrl: string }) => string): Case {
  return {
    config: () => ({ callbacks: { redirect } }),
    async visit({ alice }) {
      await alice.opens("/auth/signin?callbackUrl=https://evil.example/login");
      await alice.clicks("Sign in with Acme ID");
    },
  };
}

examplesOf("open-redirect", {
  found: withRedirect(({ url }) => url),
  expected: { severity: "danger", option: "callbacks.redirect", event },
  healthy: [
    withRedirect(({ url, baseUrl }) => (new URL(url, baseUrl).origin === baseUrl ? url : baseUrl)),
    { ...withRedirect(({ url }) => url), visit: leavesFrom("/auth/signin?callbackUrl=/home") },
  ],
});

examplesOf("page-not-found", {
  found: {
    config: () => ({ pages: { signIn: "/login" } }),
    site: { pages: () => says("Nothing here", 404) },
    visit: opens("/auth/signin"),
  },
  expected: { severity: "broken", option: "pages.signIn", event },
  healthy: [
    { config: () => ({ pages: { signIn: "/login" } }), visit: opens("/auth/signin") },
    // A page that is missing, and that no option names.
    { site: { pages: () => says("Nothing here", 404) }, visit: opens("/about") },
  ],
});

examplesOf("redirect-circle", {
  found: { config: () => ({ pages: { signIn: "/auth/signin" } }), visit: opens("/auth/signin") },
  expected: { severity: "broken", option: "pages", event },
  healthy: [{}, { config: () => ({ pages: { signIn: "/login" } }), visit: opens("/auth/signin") }],
});

examplesOf("redirect-circle", {
  found: {
    // A page that guards itself, and sends people to itself.
    site: { pages: ({ url }) => Response.redirect(url) },
    visit: opens("/login"),
  },
  expected: { severity: "broken", option: "callbacks.redirect", event },
  healthy: { visit: nobodyComes },
});

function throwing(): never {
  throw new Error("The page has a fault");
}

examplesOf("app-threw", {
  found: { site: { pages: throwing }, visit: opens("/home") },
  expected: { severity: "broken", event },
  healthy: [{}, { site: { pages: () => says("Broken", 500) }, visit: opens("/home") }],
});

examplesOf("app-threw", {
  found: { config: () => ({ providers: [null] }), visit: opens("/auth/signin") },
  expected: { severity: "broken", option: "providers", event },
  healthy: { visit: opens("/auth/signin") },
});
