import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { limit, payload } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** Where the session cookie is split (`lib/utils/cookie.ts`), and the headers outgrow the proxy. */
const isSplit = payload > 2550;
const isTooLarge = payload >= 5500;

export default defineScenario({
  title: "A session cookie that grows",
  summary:
    "The app puts more and more into the token, until the cookie is split, and a proxy refuses the request.",
  knobs: [
    {
      name: "payload",
      file: "settings.ts",
      label: "Added to the token",
      min: 0,
      max: 8000,
      step: 500,
      unit: "characters",
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [person],
        clients: [
          {
            id: "acme-client-id",
            secret: "fake-acme-secret",
            redirectUris: [`${app}/auth/callback/acme`],
          },
        ],
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in",
      why: isSplit
        ? "The token is longer than one cookie may be, so Auth.js splits it: the parts are named .0, .1 and so on, and her browser sends all of them with each request. Look at their size in the table of cookies."
        : "The token fits into one cookie. Three characters that you add become four, because the token is encrypted and then written in base64url. Look at its size in the table of cookies.",
      look: isSplit
        ? [{ cookie: `${session}.0`, of: "alice", words: "the parts are named .0, .1 and so on" }]
        : [{ cookie: session, of: "alice", words: "The token fits into one cookie" }],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/auth/csrf");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice }) {
        if (!isSplit) return alice.hasCookie(session);
        alice.hasNoCookie(session);
        alice.hasCookie(`${session}.0`, { size: (size) => size > 3900 });
        alice.hasCookie(`${session}.1`);
      },
    },
    {
      caption: "She opens the start page",
      why: isTooLarge
        ? `Her cookies alone are larger than the ${limit} bytes of headers that the proxy lets through. It answers 431 to every request: she cannot even sign out. Only deleting the cookies helps, and few people know how.`
        : "The request, cookies included, is small enough for the proxy in front of the app.",
      look: [{ browser: "alice", words: isTooLarge ? "It answers 431" : "is small enough" }],
      act: ({ alice }) => alice.opens("/"),
      expect: ({ alice }) => alice.sees(isTooLarge ? "431" : "Hello, Alice Example"),
    },
    {
      caption: "The app sets a cookie of its own, with a similar name",
      why: isTooLarge
        ? "The request does not reach the app."
        : "It is named __Secure-authjs.session-token-admin, and Auth.js takes every cookie whose name begins like the session cookie's for a part of it. The parts put together are no token any more.",
      look: isTooLarge
        ? [{ browser: "alice", words: "The request does not reach the app" }]
        : [{ cookie: `${session}-admin`, of: "alice", words: "It is named" }],
      act: ({ alice }) => alice.opens("/admin"),
      expect: ({ alice }) => alice.sees(isTooLarge ? "431" : "Admin"),
    },
    {
      caption: "She opens the start page again",
      why: isTooLarge
        ? "Still 431."
        : "Auth.js finds a session cookie that it cannot read, and deletes all its parts. She is signed out, and nothing on the page says why.",
      look: isTooLarge
        ? [{ browser: "alice", words: "Still 431" }]
        : [
            { browser: "alice", words: "She is signed out" },
            { log: "log error JWTSessionError", words: "a session cookie that it cannot read" },
          ],
      act: ({ alice }) => alice.opens("/"),
      expect({ alice, trace }) {
        if (isTooLarge) return alice.sees("431");
        alice.sees("You are not signed in.");
        trace.inThisStep.has("log error JWTSessionError");
        for (const name of [session, `${session}.0`, `${session}-admin`]) alice.hasNoCookie(name);
      },
    },
    {
      caption: "She deletes her cookies",
      why: "With none, every request is small again, and she can sign in: until the cookie has grown again. Keep tokens of providers in the database, and what the app needs of the user, too.",
      look: [{ browser: "alice", words: "every request is small again" }],
      async act({ alice }) {
        alice.deletesCookies();
        await alice.opens("/");
      },
      expect: ({ alice }) => alice.sees("You are not signed in."),
    },
  ],
});
