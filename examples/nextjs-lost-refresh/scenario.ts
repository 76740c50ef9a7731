import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { reader } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const CHANGED = `cookie changed ${session}`;

const REFRESH = "POST id.acme.example/token";

const isLost = reader === "page";

export default defineScenario({
  title: "A refresh that is lost in a Server Component",
  summary:
    "Alice's access token expires. The page that reads her session refreshes it, and the new refresh token has no way into her cookie.",
  knobs: [
    {
      name: "reader",
      file: "settings.ts",
      label: "Who reads the session first",
      choices: { page: "the page", handler: "a Route Handler" },
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
            redirectUris: [`${app}/api/auth/callback/acme`],
          },
        ],
        lifetimes: { accessToken: 3600 },
        refreshTokens: { rotates: true, grace: 0, detectsReuse: true },
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in",
      why: "Acme ID sends an access token for one hour, and a refresh token that it takes once. Both go into her session cookie.",
      look: [
        { session: "alice", words: "her session cookie" },
        { token: "refresh_token", words: "a refresh token that it takes once" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/api/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session);
      },
    },
    {
      caption: isLost
        ? "Two hours later she opens the page"
        : "Two hours later a Route Handler reads her session",
      why: isLost
        ? "auth() in the Server Component refreshes: Acme ID takes the old refresh token and sends a new one. The page shows a fresh session, but a Server Component cannot set a cookie, and auth() drops it without a word."
        : "The function around the handler refreshes, and puts the cookie into its response. The new refresh token is in Alice's browser.",
      look: isLost
        ? [
            { row: `200 ${REFRESH}`, words: "sends a new one" },
            { browser: "alice", words: "The page shows a fresh session" },
            { session: "alice", words: "drops it without a word" },
          ]
        : [
            { cookie: session, of: "alice", words: "puts the cookie into its response" },
            { row: `200 ${REFRESH}`, words: "refreshes" },
          ],
      async act({ alice, clock }) {
        clock.advances("2 h");
        await alice.opens(isLost ? "/" : "/api/me");
      },
      expect({ alice, trace }) {
        alice.sees(isLost ? "Your tokens are fresh." : "Alice Example");
        trace.inThisStep.has(`200 ${REFRESH}`).times(1);
        if (isLost) trace.inThisStep.hasNo(`${CHANGED}*`);
        else trace.inThisStep.has(`${CHANGED}*`);
      },
    },
    {
      caption: "A minute later she opens the page again",
      why: isLost
        ? "Her cookie still holds the old tokens. Acme ID sees a refresh token for the second time, takes it for stolen, and refuses. She has to sign in again."
        : "Her cookie holds tokens that last for most of an hour. The page reads them, and need not refresh.",
      look: isLost
        ? [
            { row: `400 ${REFRESH}`, words: "refuses" },
            { session: "alice", words: "Her cookie still holds the old tokens" },
            { browser: "alice", words: "She has to sign in again" },
          ]
        : [
            { browser: "alice", words: "The page reads them" },
            { session: "alice", words: "Her cookie holds tokens" },
          ],
      async act({ alice, clock }) {
        clock.advances("1 min");
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees(isLost ? "Acme ID refused the refresh token." : "Your tokens are fresh.");
        if (isLost) trace.inThisStep.has(`400 ${REFRESH}`).times(1);
        else trace.inThisStep.hasNo(REFRESH);
      },
    },
  ],
});
