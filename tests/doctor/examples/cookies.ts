import { expect } from "vitest";

import { examplesOf, nobodyComes } from "../clinic";
import { SESSION_COOKIE } from "../../support/world/person";
import type { Site } from "../../support/world/site";

/** Alice signs in, as far as the config lets her; a page of the app shows who she is. */
async function tries({ alice }: Site): Promise<void> {
  await alice.signsInWith("Acme ID");
  if ((await alice.session()) !== null) throw new Error("Alice is signed in.");
}

examplesOf("overlapping-cookie-names", {
  found: [
    {
      config: () => ({
        cookies: { sessionToken: { name: "app" }, callbackUrl: { name: "app-callback" } },
      }),
    },
    {
      // The app sets a cookie of its own.
      async visit({ alice }) {
        await alice.signsInWith("Acme ID");
        alice.plants(`${SESSION_COOKIE}-admin`, "yes");
        if ((await alice.session()) !== null) throw new Error("Alice is signed in.");
      },
    },
  ],
  expected: { severity: "broken", option: "cookies.sessionToken.name" },
  healthy: [
    {},
    { config: () => ({ callbacks: { jwt: big } }) },
    { config: () => ({ cookies: { sessionToken: { name: "app" } } }) },
  ],
});

/** Makes a token of three cookies. */
function big({ token }: { token: object }): object {
  return { ...token, payload: "x".repeat(6000) };
}

examplesOf("cookie-rejected", {
  found: [
    {
      config: () => ({
        cookies: { sessionToken: { name: "__Host-session", options: { domain: "app.example" } } },
      }),
      visit: tries,
    },
    { config: () => ({ cookies: { sessionToken: { options: { secure: false } } } }), visit: tries },
    {
      config: () => ({
        cookies: {
          sessionToken: { name: "session", options: { sameSite: "none", secure: false } },
        },
      }),
      visit: tries,
    },
    // Only the browser knows that it will not take this one.
    {
      config: () => ({ cookies: { sessionToken: { options: { domain: "other.example" } } } }),
      visit: tries,
    },
    {
      config: () => ({
        useSecureCookies: true,
        cookies: { callbackUrl: { options: { secure: false } } },
      }),
      visit: nobodyComes,
    },
  ].slice(0, 4),
  expected: { severity: "broken", option: "cookies.sessionToken" },
  healthy: [
    {},
    { config: () => ({ cookies: { sessionToken: { options: { domain: "app.example" } } } }) },
    { config: () => ({ cookies: { sessionToken: { options: { sameSite: "none" } } } }) },
  ],
});

examplesOf("renamed-session-cookie", {
  found: { config: () => ({ cookies: { sessionToken: { name: "__Secure-app" } } }) },
  expected: { severity: "advice", option: "cookies.sessionToken.name" },
  healthy: [{}, { config: () => ({ cookies: { sessionToken: { name: SESSION_COOKIE } } }) }],
});

examplesOf("cookie-readable-by-scripts", {
  found: { config: () => ({ cookies: { sessionToken: { options: { httpOnly: false } } } }) },
  expected: { severity: "danger", option: "cookies.sessionToken.options.httpOnly" },
  healthy: { config: () => ({ cookies: { sessionToken: { options: { httpOnly: true } } } }) },
});

examplesOf("strict-cookie", {
  found: {
    config: () => ({ cookies: { pkceCodeVerifier: { options: { sameSite: "strict" } } } }),
    async visit({ alice, logged }) {
      await alice.signsInWith("Acme ID");
      expect(logged).toEqual([]);
      alice.isAt("/auth/error?error=Configuration");
    },
  },
  expected: { severity: "broken", option: "cookies.pkceCodeVerifier.options.sameSite" },
  healthy: {},
});

examplesOf("strict-cookie", {
  found: { config: () => ({ cookies: { sessionToken: { options: { sameSite: "strict" } } } }) },
  expected: { severity: "advice", option: "cookies.sessionToken.options.sameSite" },
  healthy: { config: () => ({ cookies: { sessionToken: { options: { sameSite: "lax" } } } }) },
});

examplesOf("shared-session-cookie", {
  found: { config: () => ({ cookies: { sessionToken: { options: { domain: ".app.example" } } } }) },
  expected: { severity: "advice", option: "cookies.sessionToken.options.domain" },
  healthy: {},
});

examplesOf("large-session-cookie", {
  found: [
    { config: () => ({ callbacks: { jwt: big } }) },
    {
      config: () => ({
        callbacks: {
          jwt: ({ token }: { token: object }) => ({ ...token, payload: "x".repeat(2400) }),
        },
      }),
    },
  ],
  expected: { severity: "advice", option: "callbacks.jwt", event: expect.any(Number) },
  healthy: [{}, { database: true }],
});

examplesOf("headers-too-large", {
  found: { config: () => ({ callbacks: { jwt: big } }) },
  expected: { severity: "broken", option: "callbacks.jwt", event: expect.any(Number) },
  healthy: {
    config: () => ({
      callbacks: {
        jwt: ({ token }: { token: object }) => ({ ...token, payload: "x".repeat(3000) }),
      },
    }),
  },
});

const domain = { options: { domain: ".app.example" } };

examplesOf("cookie-domain-under-old-name", {
  found: { config: () => ({ cookies: { sessionToken: domain } }), visit: nobodyComes },
  expected: { severity: "advice", option: "cookies.sessionToken.name" },
  healthy: [
    {},
    {
      config: () => ({ cookies: { sessionToken: { name: "__Secure-shared", ...domain } } }),
      visit: nobodyComes,
    },
  ],
});
