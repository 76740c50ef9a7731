import { defineScenario } from "#scenario";

import { checksToken } from "./settings";

const session = "__Secure-authjs.session-token";

export default defineScenario({
  title: "Forged forms",
  summary:
    "Mallory's pages submit forms to the app in Alice's browser. What stops them, and what does not?",
  knobs: [{ name: "checksToken", file: "settings.ts", label: "Auth.js checks the CSRF token" }],
  world: {
    app: "https://app.example",
    browsers: { alice: "Alice's laptop" },
    identityProviders: {},
  },
  steps: [
    {
      caption: "Alice opens the sign-in form",
      why: checksToken
        ? "Auth.js has put a random token into the form, and into a cookie, with a hash that only it can make. A page of another site can neither read nor set that cookie."
        : "No token is in the form, and no cookie belongs to it. Some frameworks check the origin of every POST by themselves, and their packages turn Auth.js's check off. This app has nothing in its place.",
      look: checksToken
        ? [
            { cookie: "__Host-authjs.csrf-token", of: "alice", words: "into a cookie" },
            { browser: "alice", words: "into the form" },
          ]
        : [{ browser: "alice", words: "No token is in the form" }],
      act: ({ alice }) => alice.opens("/auth/signin?callbackUrl=/"),
      expect({ alice }) {
        alice.sees("Sign in with Credentials");
        if (!checksToken) return alice.hasNoCookie("__Host-authjs.csrf-token");
        alice.hasCookie("__Host-authjs.csrf-token", { httpOnly: true, sameSite: "Lax" });
      },
    },
    {
      caption: "She leaves it, and wins a prize on Mallory's site",
      why: checksToken
        ? "The button posts Mallory's own user name and password to the app, from her browser: login CSRF. That needs no cookie, so SameSite does not help. The token does: the form has none, and Auth.js answers MissingCSRF."
        : "The button posts Mallory's own user name and password to the app, from her browser: login CSRF. That needs no cookie, so SameSite does not help. Alice is signed in as Mallory, and he will read there what she does.",
      look: checksToken
        ? [
            { browser: "alice", words: "MissingCSRF" },
            {
              row: "POST app.example/auth/callback/credentials",
              words: "The button posts Mallory's own user name and password",
            },
          ]
        : [
            { browser: "alice", words: "Alice is signed in as Mallory" },
            {
              row: "POST app.example/auth/callback/credentials",
              words: "The button posts Mallory's own user name and password",
            },
          ],
      async act({ alice }) {
        await alice.opens("https://evil.example/in");
        await alice.clicks("Get your prize");
      },
      async expect({ alice }) {
        if (checksToken) {
          alice.isAt("/auth/signin?error=MissingCSRF");
          await alice.isSignedOut();
        } else await alice.isSignedInAs("Mallory Example");
      },
    },
    {
      caption: "She signs in herself",
      why: "The form carries the token, and her browser the cookie. They belong together.",
      look: [
        { row: "POST app.example/auth/callback/credentials", words: "The form carries the token" },
        { cookie: session, of: "alice", words: "They belong together" },
      ],
      async act({ alice }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        alice.fills("User name", "alice");
        alice.fills("Password", "correct horse");
        await alice.clicks("Sign in with Credentials");
      },
      async expect({ alice }) {
        await alice.isSignedInAs("Alice Example");
        alice.hasCookie(session, { sameSite: "Lax" });
      },
    },
    {
      caption: "Mallory's site wants to sign her out",
      why: "The form on evil.example posts to the app, from another site: with SameSite=Lax her browser does not send the session cookie, so for Auth.js nobody is signed in. Here SameSite alone would be enough.",
      look: [
        {
          row: "POST app.example/auth/signout",
          words: "her browser does not send the session cookie",
        },
      ],
      async act({ alice }) {
        await alice.opens("https://evil.example/out");
        await alice.clicks("Get your prize");
      },
      expect: ({ alice }) => alice.isSignedInAs("Alice Example"),
    },
    {
      caption: "Mallory's page on a subdomain wants it, too",
      why: checksToken
        ? "blog.app.example and app.example are one site, so SameSite does not apply and every cookie comes along. The token is what is missing: MissingCSRF, and she stays signed in."
        : "blog.app.example and app.example are one site, so SameSite does not apply and every cookie comes along. Nothing else is asked, and she is signed out.",
      look: checksToken
        ? [
            { row: "POST app.example/auth/signout", words: "every cookie comes along" },
            { browser: "alice", words: "MissingCSRF" },
          ]
        : [
            { cookie: session, of: "alice", words: "she is signed out" },
            { row: "POST app.example/auth/signout", words: "every cookie comes along" },
          ],
      async act({ alice }) {
        await alice.opens("https://blog.app.example/");
        await alice.clicks("Get your prize");
      },
      async expect({ alice }) {
        if (checksToken) await alice.isSignedInAs("Alice Example");
        else await alice.isSignedOut();
      },
    },
  ],
});
