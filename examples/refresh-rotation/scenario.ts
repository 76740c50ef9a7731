import {
  alice,
  defineScenario,
  openIdProvider,
  together,
  type TraceExpectations,
  type Visitor,
} from "#scenario";

import { detectsReuse, form, grace, parallel, processes } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const TOKEN = "POST id.acme.example/token";
const PROFILE = "GET id.acme.example/userinfo";

/** Refreshes that leave the app when requests arrive together with one expired token. */
const refreshes = form === "naive" ? parallel : Math.min(parallel, processes);

/** The provider sees the same refresh token again, and no longer takes it. */
const isRefused = refreshes > 1 && grace === 0;

/** Then it revokes what the first refresh brought, too. */
const isRevoked = isRefused && detectsReuse;

/** Presses a button of the home page, whose script asks for the profile. */
function asks(visitor: Visitor, times: number): Promise<void> {
  const button = times === 1 ? "Ask for it" : `Ask for it ${times} times at once`;
  const ask = async () => void (await visitor.fetches("/api/profile"));
  return visitor.presses(button, () => together(...Array.from({ length: times }, ask)));
}

/** Statuses of the answers that the page got in the step. */
function answers(trace: TraceExpectations): number[] {
  const lines = trace.inThisStep.matching(/^\d+ GET app\.example\/api\/profile$/);
  return lines.map((line) => Number.parseInt(line));
}

function answersAre(trace: TraceExpectations, ...expected: number[]): void {
  const statuses = answers(trace);
  if (statuses.join() === expected.join()) return;
  const actual = statuses.join(", ") || "none";
  throw new Error(`The answers should be ${expected.join(", ")} but are ${actual}.`);
}

export default defineScenario({
  title: "The race for the refresh token",
  summary:
    "A page sends several requests at once, all with the same expired access token, to a provider that accepts each refresh token once.",
  knobs: [
    {
      name: "form",
      file: "settings.ts",
      label: "The app refreshes",
      choices: { naive: "in each request", "single-flight": "once for all" },
    },
    { name: "parallel", file: "settings.ts", label: "Requests at once", min: 1, max: 8 },
    {
      name: "processes",
      file: "settings.ts",
      label: "Server processes",
      min: 1,
      max: 3,
    },
    {
      name: "grace",
      file: "settings.ts",
      label: "Grace period",
      min: 0,
      max: 60,
      step: 10,
      unit: "s",
    },
    { name: "detectsReuse", file: "settings.ts", label: "The provider detects reuse" },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [alice],
        clients: [
          {
            id: "acme-client-id",
            secret: "fake-acme-secret",
            redirectUris: [`${app}/auth/callback/acme`],
          },
        ],
        lifetimes: { accessToken: 3600 },
        refreshTokens: { rotates: true, grace, detectsReuse },
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in, and the app keeps two tokens",
      why: "With the scope offline_access, Acme ID sends a refresh token beside the access token, which lives for an hour. The jwt callback gets both at the sign-in only, and puts them into the encrypted session cookie.",
      look: [
        { session: "alice", words: "the encrypted session cookie" },
        { token: "refresh_token", words: "a refresh token" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees("Your profile can be read from Acme ID.");
        alice.hasCookie(session, { httpOnly: true });
        trace.inThisStep.has(TOKEN).times(1);
      },
    },
    {
      caption: "Her page asks for her profile",
      why: "The app reads the access token from the cookie and calls Acme ID with it. Nothing is refreshed: the token is fresh.",
      look: [{ row: PROFILE, words: "calls Acme ID with it" }],
      act: ({ alice }) => asks(alice, 1),
      expect({ trace }) {
        answersAre(trace, 200);
        trace.inThisStep.has(PROFILE).times(1);
        trace.inThisStep.hasNo(TOKEN);
      },
    },
    {
      caption: "An hour later, one request refreshes",
      why: "The access token has expired. The jwt callback exchanges the refresh token. Acme ID answers with a new pair and accepts the old refresh token no more. The response to Alice's browser puts the new pair into the cookie.",
      look: [
        { row: TOKEN, words: "exchanges the refresh token" },
        { cookie: session, of: "alice", words: "puts the new pair into the cookie" },
      ],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, 1);
      },
      expect({ trace }) {
        answersAre(trace, 200);
        trace.inThisStep.has(TOKEN).times(1);
        trace.inThisStep.has(`cookie changed ${session}`);
      },
    },
    {
      caption:
        parallel === 1
          ? "Another hour later, it asks once more"
          : `Another hour later, it asks ${parallel} times at once`,
      why:
        refreshes === 1
          ? "All requests carry the same cookie, and with it the same expired token. One refresh serves all of them: a request that arrives while it runs, or a moment later with the old cookie, gets the same result."
          : isRevoked
            ? `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. Acme ID answers the first. It takes the second for a thief's: it refuses, and revokes all tokens that came of Alice's consent, including those that it issued for the first. No request gets the profile.`
            : isRefused
              ? `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. Acme ID answers the first and refuses the others. Her browser keeps the cookie of the answer that comes last.`
              : `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. Acme ID accepts it for ${grace} seconds more, and gives each its own new tokens. All but one pair are thrown away.`,
      look:
        refreshes === 1
          ? [{ row: TOKEN, words: "One refresh serves all of them" }]
          : isRefused
            ? [
                { row: `400 ${TOKEN}`, words: "refuses" },
                isRevoked
                  ? { browser: "alice", words: "No request gets the profile" }
                  : {
                      row: "401 GET app.example/api/profile",
                      words: "the answer that comes last",
                    },
              ]
            : [{ row: TOKEN, words: "Acme ID accepts it" }],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, parallel);
      },
      expect({ trace }) {
        trace.inThisStep.has(TOKEN).times(refreshes);
        trace.inThisStep.all(`200 ${TOKEN}`).times(isRefused ? 1 : refreshes);
        const served = answers(trace).filter((status) => status === 200).length;
        const isRight = isRevoked
          ? served === 0
          : isRefused
            ? served > 0 && served < parallel
            : served === parallel;
        if (!isRight) {
          const wanted = isRevoked ? "none" : isRefused ? "some" : "all";
          throw new Error(`Of ${parallel} requests, ${wanted} should be served but ${served} are.`);
        }
      },
    },
    {
      caption: "What she is left with",
      why: isRevoked
        ? "The answer with the new tokens came last, so her cookie holds them, and the app takes them for good. But they are revoked, and Acme ID refuses them. For the next hour the app does not even try to refresh."
        : isRefused
          ? "Here she is lucky: the answer with the new tokens came last, and her cookie holds them. Had one of the refusals come last, her session would have no tokens any more."
          : "Her cookie holds the new tokens, and they work.",
      look: isRevoked
        ? [
            { token: "access_token", words: "they are revoked" },
            { session: "alice", words: "her cookie holds them" },
            { row: `401 ${PROFILE}`, words: "Acme ID refuses them" },
          ]
        : [
            {
              session: "alice",
              words: isRefused ? "her cookie holds them" : "Her cookie holds the new tokens",
            },
          ],
      async act({ alice }) {
        await alice.reloads();
        await asks(alice, 1);
      },
      expect({ alice, trace }) {
        alice.sees("Your profile can be read from Acme ID.");
        answersAre(trace, isRevoked ? 401 : 200);
      },
    },
    {
      caption: "The next hour",
      why: isRevoked
        ? "The access token expires, and Acme ID refuses the refresh token. Alice is still signed in to the app, because that session is the app's own. The callback forgets the tokens and notes that she has to sign in again. Two more requests follow, and neither of them sends anything to Acme ID."
        : "The access token expires, and one refresh brings the next pair. The requests after it refresh nothing.",
      look: isRevoked
        ? [
            { browser: "alice", words: "she has to sign in again" },
            { row: `400 ${TOKEN}`, words: "Acme ID refuses the refresh token" },
          ]
        : [{ row: TOKEN, words: "one refresh brings the next pair" }],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await alice.reloads();
        await alice.reloads();
        await asks(alice, 1);
      },
      async expect({ alice, trace }) {
        trace.inThisStep.has(TOKEN).times(1);
        trace.inThisStep.has(`${isRevoked ? 400 : 200} ${TOKEN}`);
        answersAre(trace, isRevoked ? 401 : 200);
        if (isRevoked) {
          trace.inThisStep.hasNo(PROFILE);
          alice.sees("Your access to Acme ID has ended.");
        } else alice.sees("Your profile can be read from Acme ID.");
        await alice.isSignedInAs("Alice Example");
      },
    },
    {
      caption: "She signs in again",
      why: "This sign-in brings an access token and a refresh token, and the callback puts both into the new session. The old tokens do not matter any more.",
      look: [
        { session: "alice", words: "puts both into the new session" },
        { token: "refresh_token", words: "a refresh token" },
      ],
      async act({ alice }) {
        await alice.opens("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        await alice.opens("/");
        await asks(alice, 1);
      },
      expect({ alice, trace }) {
        trace.inThisStep.has(`200 ${TOKEN}`);
        alice.sees("Your profile can be read from Acme ID.");
        answersAre(trace, 200);
      },
    },
    {
      caption: "An hour later, Acme ID is down for a moment",
      why: "The refresh fails, but not with invalid_grant, so the token may still work. The callback keeps it. The request gets no profile, because its access token has expired. If the callback threw the error, Auth.js would delete the session cookie and sign her out.",
      look: [
        { row: `failed ${TOKEN}`, words: "The refresh fails" },
        { browser: "alice", words: "The request gets no profile" },
        { session: "alice", words: "The callback keeps it" },
      ],
      async act({ alice, acme, clock }) {
        clock.advances("1 h");
        acme.faults.down = ["token"];
        await asks(alice, 1);
      },
      expect({ alice, trace }) {
        answersAre(trace, 401);
        trace.inThisStep.has(`failed ${TOKEN}`);
        alice.hasCookie(session);
      },
    },
    {
      caption: "Acme ID is back, and the next request refreshes",
      why: "The callback has kept the refresh token, and tries it again. Acme ID answers with a new pair. She is signed in as before.",
      look: [
        { row: `200 ${TOKEN}`, words: "Acme ID answers with a new pair" },
        { session: "alice", words: "She is signed in as before" },
      ],
      async act({ alice, acme }) {
        acme.recovers();
        await asks(alice, 1);
      },
      async expect({ alice, trace }) {
        answersAre(trace, 200);
        trace.inThisStep.has(`200 ${TOKEN}`).times(1);
        await alice.isSignedInAs("Alice Example");
      },
    },
    {
      caption: "She signs in once more, and no refresh token comes",
      why: "Some providers send a refresh token at the first consent only: Google does, unless the app asks with prompt=consent. The old refresh token is lost, because the jwt callback starts with a new token at each sign-in. The access token that came works for its hour.",
      look: [
        { session: "alice", words: "The old refresh token is lost" },
        { token: "access_token", words: "The access token that came" },
      ],
      async act({ alice, acme }) {
        acme.faults.missingRefreshToken = true;
        await alice.opens("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        await alice.opens("/");
        await asks(alice, 1);
      },
      expect({ alice, trace }) {
        trace.inThisStep.has(`200 ${TOKEN}`).times(1);
        alice.sees("Your profile can be read from Acme ID.");
        answersAre(trace, 200);
      },
    },
    {
      caption: "An hour later, the app has nothing to refresh with",
      why: "The access token has expired. Without a refresh token the app sends no request to Acme ID, and asks Alice to sign in again.",
      look: [
        { browser: "alice", words: "asks Alice to sign in again" },
        { session: "alice", words: "Without a refresh token" },
      ],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, 1);
        await alice.reloads();
      },
      async expect({ alice, trace }) {
        trace.inThisStep.hasNo(TOKEN);
        answersAre(trace, 401);
        await alice.isSignedInAs("Alice Example");
        alice.sees("Your access to Acme ID has ended.");
      },
    },
  ],
});
