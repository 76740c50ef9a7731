import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { domain } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const isShared = domain !== "";

export default defineScenario({
  title: "One cookie, four hosts",
  summary:
    "Alice signs in to the app, and visits a shop and a blog on its subdomains, and another site. Who gets her session?",
  knobs: [
    {
      name: "domain",
      file: "settings.ts",
      label: "Domain of the session cookie",
      choices: { "": "none, the default", "app.example": "app.example" },
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
      caption: "Alice signs in to the app",
      why: isShared
        ? "The session cookie comes with Domain=app.example. Her browser will send it to app.example and to every host below it. The other cookies of Auth.js stay with the one host."
        : "The session cookie comes without a Domain. Her browser will send it to app.example and to no other host.",
      look: [{ cookie: session, of: "alice", words: "The session cookie" }],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, { domain: "app.example", hostOnly: !isShared });
        alice.hasCookie("__Host-authjs.csrf-token", { hostOnly: true });
      },
    },
    {
      caption: "She opens your shop, on a subdomain",
      why: isShared
        ? "Her browser sends the cookie. The shop has the same secret and the same cookie name, of which the key is made, so it can read the session. Nobody had to sign in again."
        : "Her browser does not send the cookie, so she is signed out at the shop, although it has the same config.",
      look: isShared
        ? [
            { browser: "alice", words: "it can read the session" },
            { row: "GET shop.app.example/", words: "Her browser sends the cookie" },
          ]
        : [
            { browser: "alice", words: "she is signed out at the shop" },
            { row: "GET shop.app.example/", words: "Her browser does not send the cookie" },
          ],
      act: ({ alice }) => alice.opens("https://shop.app.example/"),
      expect({ alice }) {
        alice.sees(isShared ? "Hello, Alice Example" : "You are not signed in.");
      },
    },
    {
      caption: "She opens a blog that somebody else runs there",
      why: isShared
        ? "Her browser sends the cookie here, too. The blog cannot read it, and need not: it replays the cookie to the app and acts as Alice. With a Domain, you trust every host below it as much as your app: a customer's page, a forgotten test server, an abandoned subdomain that others can claim."
        : "Her browser sends no session cookie. With what the blog gets, nobody is signed in at the app.",
      look: isShared
        ? [
            { browser: "alice", words: "acts as Alice" },
            { row: "GET app.example/auth/session", words: "it replays the cookie to the app" },
          ]
        : [{ browser: "alice", words: "nobody is signed in at the app" }],
      act: ({ alice }) => alice.opens("https://blog.app.example/"),
      expect({ alice, trace }) {
        alice.sees(`I can be ${isShared ? "Alice Example" : "nobody"} at the app now.`);
        trace.inThisStep.has("GET app.example/auth/session");
      },
    },
    {
      caption: "She opens a site on another domain",
      why: "No Domain reaches across: a cookie of app.example never goes to other.example. Signing people in across domains takes redirects, not cookies.",
      look: [{ browser: "alice", words: "never goes to other.example" }],
      act: ({ alice }) => alice.opens("https://other.example/"),
      expect: ({ alice }) => alice.sees("I got no cookie."),
    },
    {
      caption: "The app sets cookies with names that promise something",
      why: "Browsers hold a name to its prefix: __Secure- needs Secure, and __Host- needs Secure, Path=/, and no Domain. Three of the four are refused, and the timeline says why. That is why Auth.js can give its CSRF cookie the prefix __Host-, and its session cookie only __Secure-: you may want to give that one a Domain.",
      look: [
        { cookie: "__Host-with-domain", of: "alice", words: "Three of the four are refused" },
        { row: "GET app.example/prefixes", words: "the timeline says why" },
      ],
      act: ({ alice }) => alice.opens("/prefixes"),
      expect({ alice, trace }) {
        alice.hasCookie("__Host-kept");
        for (const name of ["__Host-with-domain", "__Host-with-path", "__Secure-without-secure"]) {
          alice.hasNoCookie(name);
          trace.inThisStep.has(`cookie rejected ${name}`);
        }
      },
    },
  ],
});
