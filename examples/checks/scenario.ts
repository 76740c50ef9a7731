import {
  alice as alicePersona,
  defineScenario,
  mallory as persona,
  openIdProvider,
  type Visitor,
} from "#scenario";

import { checks } from "./settings";

const app = "https://app.example";

/** Mallory has an account of his own at the provider, like anybody. */
const mallory = { ...persona, email: "mallory@mail.example", emailVerified: true };

/** Whether each attack and each mishap is stopped. */
const isBound = checks !== "none";
const isCodeBound = checks === "pkce" || checks === "nonce" || checks === "all";

const WHAT = {
  pkce: "The cookie with the PKCE verifier",
  state: "The cookie with the state",
  nonce: "The cookie with the nonce",
  all: "Each of the three cookies",
  none: "",
}[checks];

/** The cookie with what Auth.js keeps of a sign-in; with all checks, the first of them. */
const COOKIE = `__Secure-authjs.${checks === "state" || checks === "nonce" ? checks : "pkce.code_verifier"}`;

async function begins(visitor: Visitor): Promise<void> {
  await visitor.opens("/auth/signin");
  await visitor.clicks("Sign in with Acme ID");
}

/** The address that was caught is an answer with a code. */
function hasCode(address: string): void {
  if (new URL(address).searchParams.has("code")) return;
  throw new Error(`The address that was caught should have a code but is ${address}`);
}

export default defineScenario({
  title: "PKCE, state and nonce under attack",
  summary:
    "Mallory tries to sign Alice in to his account, and himself in to hers. The checks decide whether he succeeds.",
  knobs: [
    {
      name: "checks",
      file: "settings.ts",
      label: "Checks",
      choices: {
        pkce: "PKCE, the default",
        state: "state",
        nonce: "nonce",
        all: "all three",
        none: "none",
      },
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [alicePersona, mallory],
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
      caption: "Mallory begins a sign-in of his own",
      why: {
        pkce: "Look at the redirect: it carries a code_challenge, and neither state nor nonce. That is the default of Auth.js. The verifier behind the challenge stays in an encrypted cookie.",
        state:
          "Look at the redirect: it carries state, and no code_challenge. The same value stays in an encrypted cookie.",
        nonce:
          "Look at the redirect: it carries a nonce, which the provider will write into the ID token. The same value stays in an encrypted cookie.",
        all: "Look at the redirect: it carries code_challenge, state and nonce. The value of each stays in an encrypted cookie of its own.",
        none: "Look at the redirect: nothing in it belongs to this browser, and Auth.js sets no cookie for it.",
      }[checks],
      look: isBound
        ? [
            { row: "GET id.acme.example/authorize", words: "Look at the redirect" },
            { cookie: COOKIE, of: "mallory", words: "in an encrypted cookie" },
          ]
        : [{ row: "GET id.acme.example/authorize", words: "Look at the redirect" }],
      act: ({ mallory }) => begins(mallory),
      expect({ mallory }) {
        mallory.isAt("https://id.acme.example/authorize");
        const sent = new URL(mallory.address).searchParams;
        for (const [parameter, check, cookie] of [
          ["code_challenge", "pkce", "pkce.code_verifier"],
          ["state", "state", "state"],
          ["nonce", "nonce", "nonce"],
        ] as const) {
          const isUsed = checks === check || checks === "all";
          if (sent.has(parameter) !== isUsed) {
            const should = isUsed ? "should have" : "should not have";
            throw new Error(
              `The redirect ${should} ${parameter} but has ${[...sent.keys()].join(", ")}.`,
            );
          }
          if (isUsed) mallory.hasCookie(`__Secure-authjs.${cookie}`, { httpOnly: true });
          else mallory.hasNoCookie(`__Secure-authjs.${cookie}`);
        }
      },
    },
    {
      caption: "He agrees at Acme ID, and catches the way back",
      why: "Acme ID sends his browser back to the app with a code for his own account. He stops it before it goes there, and keeps the address with the code.",
      look: [
        { row: "302 POST id.acme.example/authorize", words: "with a code for his own account" },
      ],
      async act({ mallory, acme }) {
        mallory.catches("/auth/callback/");
        await acme.approves(persona);
      },
      expect({ mallory }) {
        hasCode(mallory.caught);
        mallory.hasNoCookie("__Secure-authjs.session-token");
      },
    },
    {
      caption: "Alice follows a link of his: login CSRF",
      why: isBound
        ? `The link is that address. ${WHAT} is missing in Alice's browser, because she has begun no sign-in: Auth.js refuses with InvalidCheck. The browser sees error=Configuration; the log has the type.`
        : "The link is that address. Nothing tells Auth.js that another browser began this sign-in, so it completes it here. Alice is signed in to Mallory's account, and he will read there what she does.",
      look: isBound
        ? [
            { log: "log error InvalidCheck", words: "the log has the type" },
            { browser: "alice", words: "The browser sees error=Configuration" },
          ]
        : [{ browser: "alice", words: "Alice is signed in to Mallory's account" }],
      act: ({ alice, mallory }) => alice.opens(mallory.caught),
      async expect({ alice, trace }) {
        if (isBound) {
          alice.isAt("/auth/error?error=Configuration");
          trace.inThisStep.has("log error InvalidCheck");
          await alice.isSignedOut();
        } else await alice.isSignedInAs("Mallory Example");
      },
    },
    {
      caption: "Alice signs in, but her answer is caught on the way",
      why: "A hostile app on her device, or a proxy, sees the address with her code before the app does. The code has not been used, and is valid for ten minutes.",
      look: [{ row: "302 POST id.acme.example/authorize", words: "the address with her code" }],
      async act({ alice, acme }) {
        alice.deletesCookies();
        await begins(alice);
        alice.catches("/auth/callback/");
        await acme.approves(alicePersona);
        alice.letsAllGo();
      },
      expect({ alice }) {
        hasCode(alice.caught);
        alice.hasNoCookie("__Secure-authjs.session-token");
      },
    },
    {
      caption: "Mallory puts her code into a sign-in of his own: code injection",
      why: {
        pkce: "His browser has a verifier, but not the one behind her challenge. Acme ID compares, and refuses to exchange her code: invalid_grant.",
        state:
          "He adds the state of his own sign-in, which is all that the check looks at. Acme ID exchanges the code, and Mallory is signed in as Alice. state binds the answer to a browser, but not to the code.",
        nonce:
          "Acme ID exchanges the code, but the ID token carries the nonce of Alice's sign-in, which his browser does not have. Auth.js refuses the token.",
        all: "Acme ID compares the challenge with his verifier, and refuses to exchange her code: invalid_grant.",
        none: "Acme ID exchanges the code, and Mallory is signed in as Alice.",
      }[checks],
      look:
        checks === "nonce"
          ? [
              { browser: "mallory", words: "Auth.js refuses the token" },
              { row: "200 POST id.acme.example/token", words: "Acme ID exchanges the code" },
            ]
          : isCodeBound
            ? [{ row: "400 POST id.acme.example/token", words: "invalid_grant" }]
            : [
                { browser: "mallory", words: "Mallory is signed in as Alice" },
                { row: "200 POST id.acme.example/token", words: "Acme ID exchanges the code" },
              ],
      async act({ alice, mallory }) {
        mallory.catches("id.acme.example");
        await begins(mallory);
        mallory.letsAllGo();
        const answer = new URL(alice.caught);
        const state = new URL(mallory.caught).searchParams.get("state");
        if (state !== null) answer.searchParams.set("state", state);
        await mallory.opens(answer.href);
      },
      async expect({ mallory, trace }) {
        if (!isCodeBound) return mallory.isSignedInAs("Alice Example");
        mallory.isAt("/auth/error?error=Configuration");
        trace.inThisStep.has(`${checks === "nonce" ? 200 : 400} POST id.acme.example/token`);
        await mallory.isSignedOut();
      },
    },
    {
      caption: "Alice begins in two tabs, and goes on in the first",
      why: isBound
        ? "The second sign-in overwrites the cookie of the first. The first tab comes back with an answer that does not match the cookie, and the sign-in fails: CallbackRouteError in the log. She has done nothing wrong."
        : "There is no cookie that a tab could overwrite. The sign-in works, as it would for an attacker.",
      look: isBound
        ? [
            { log: "log error CallbackRouteError", words: "CallbackRouteError in the log" },
            { browser: "alice", words: "the sign-in fails" },
          ]
        : [{ browser: "alice", words: "The sign-in works" }],
      async act({ alice, acme }) {
        acme.forgetsEverybody();
        await begins(alice);
        await alice.opensInNewTab("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        alice.closesTab();
        await alice.clicks("Continue as Alice Example");
      },
      async expect({ alice, trace }) {
        if (!isBound) return alice.isSignedInAs("Alice Example");
        alice.isAt("/auth/error?error=Configuration");
        trace.inThisStep.has("log error CallbackRouteError");
        await alice.isSignedOut();
      },
    },
    {
      caption: "She thinks for 16 minutes before she agrees",
      why: isBound
        ? "The cookies of the checks live for 15 minutes. They are gone when she comes back, and Auth.js refuses with InvalidCheck."
        : "Nothing expires, because Auth.js kept nothing.",
      look: isBound
        ? [
            { row: "clock", words: "They are gone" },
            { log: "log error InvalidCheck", words: "Auth.js refuses with InvalidCheck" },
          ]
        : [{ browser: "alice", words: "Nothing expires" }],
      async act({ alice, acme, clock }) {
        acme.forgetsEverybody();
        alice.deletesCookies();
        await begins(alice);
        clock.advances("16 min");
        await alice.clicks("Continue as Alice Example");
      },
      async expect({ alice, trace }) {
        if (isBound) {
          trace.inThisStep.has("log error InvalidCheck");
          await alice.isSignedOut();
        } else await alice.isSignedInAs("Alice Example");
      },
    },
    {
      caption: "She tries again",
      why: "A sign-in works with any of these checks if she completes it in one tab and within 15 minutes.",
      look: [{ browser: "alice", words: "A sign-in works" }],
      async act({ alice, acme }) {
        acme.forgetsEverybody();
        alice.deletesCookies();
        await begins(alice);
        await alice.clicks("Continue as Alice Example");
      },
      expect: ({ alice }) => alice.isSignedInAs("Alice Example"),
    },
  ],
});
