import {
  alice as person,
  defineScenario,
  openIdProvider,
  together,
  type TraceExpectations,
  type Visitor,
} from "#scenario";

import { locks, parallel } from "./settings";

const app = "https://app.example";
const TOKEN = "POST id.acme.example/token";

const refreshes = locks ? 1 : parallel;
const isRevoked = refreshes > 1;

/** The stored refresh token before a sign-in. */
let before = "";

/** Presses a button of the home page, whose script asks for the profile. */
function asks(visitor: Visitor, times: number): Promise<void> {
  const button = times === 1 ? "Ask for your profile" : `Ask for it ${times} times at once`;
  const ask = async () => void (await visitor.fetches("/api/profile"));
  return visitor.presses(button, () => together(...Array.from({ length: times }, ask)));
}

/** All answers that the page got in the step have this status. */
function allAnswersAre(trace: TraceExpectations, status: number): void {
  const answers = trace.inThisStep.matching(/^\d+ GET app\.example\/api\/profile$/);
  if (answers.length > 0 && answers.every((one) => one.startsWith(`${status} `))) return;
  const actual = answers.join(", ") || "none";
  throw new Error(`Every answer should be ${status} but they are ${actual}.`);
}

export default defineScenario({
  title: "Refreshing with a lock in the database",
  summary:
    "The tokens are in the account's row, where every process finds them. A lock lets one of them refresh, and the others wait.",
  knobs: [
    { name: "locks", file: "settings.ts", label: "A lock for each user" },
    { name: "parallel", file: "settings.ts", label: "Requests at once", min: 1, max: 8 },
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
        lifetimes: { accessToken: 3600 },
        refreshTokens: { rotates: true },
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in, and her tokens are stored",
      why: "Auth.js writes the tokens of the first sign-in into the account's row. The app's signIn event writes them at every sign-in.",
      look: [{ table: "account", words: "the account's row" }],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice, database }) {
        alice.sees("Hello, Alice Example");
        database.hasRows("account", [
          { refresh_token: (token) => String(token).startsWith("rt_") },
        ]);
      },
    },
    {
      caption: "An hour later, a request refreshes them",
      why: "The row holds an expired access token. The app exchanges the refresh token and stores the new pair. No cookie has to be set for that, so it works in a server component and in a nightly job, too.",
      look: [
        { table: "account", words: "stores the new pair" },
        { row: TOKEN, words: "exchanges the refresh token" },
      ],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, 1);
      },
      expect({ database, trace }) {
        allAnswersAre(trace, 200);
        trace.inThisStep.has(TOKEN).times(1);
        trace.inThisStep.has("sql update account");
        database.hasRows("refresh", 0);
      },
    },
    {
      caption: `Another hour later, ${parallel} arrive at once`,
      why: locks
        ? "The first one puts a row into the table refresh, in one statement, so that no other can. The others wait, and find the new tokens in the account's row. One refresh serves all of them, in any number of processes."
        : isRevoked
          ? "All of them read the same expired token, and all of them refresh. Acme ID answers the first, takes the second for a thief's, and revokes everything. A database alone does not help: the lock is missing."
          : "There is only one, so there is no race.",
      look: locks
        ? [
            { row: TOKEN, words: "One refresh serves all of them" },
            { table: "refresh", words: "the table refresh" },
          ]
        : isRevoked
          ? [{ row: `400 ${TOKEN}`, words: "takes the second for a thief's" }]
          : [{ row: TOKEN, words: "no race" }],
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, parallel);
      },
      expect({ database, trace }) {
        trace.inThisStep.has(TOKEN).times(refreshes);
        allAnswersAre(trace, isRevoked ? 401 : 200);
        database.hasRows("refresh", 0);
      },
    },
    {
      caption: "She signs in again",
      why: "The event stores the new tokens in the row. Auth.js itself writes none at a later sign-in.",
      look: [{ table: "account", words: "stores the new tokens in the row" }],
      async act({ alice, database }) {
        before = String(database.rows("account")[0]?.refresh_token);
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await asks(alice, 1);
      },
      expect({ database, trace }) {
        trace.inThisStep.has(`200 ${TOKEN}`);
        allAnswersAre(trace, 200);
        database.hasRows("account", [
          { refresh_token: (token) => String(token).startsWith("rt_") && token !== before },
        ]);
      },
    },
    {
      caption: "She signs in once more, and no refresh token comes",
      why: "Some providers send a refresh token at the first consent only: Google does, unless the app asks with prompt=consent. The event stores the new access token and leaves the refresh token in the row.",
      look: [{ table: "account", words: "leaves the refresh token in the row" }],
      async act({ alice, acme, database }) {
        before = String(database.rows("account")[0]?.refresh_token);
        acme.faults.missingRefreshToken = true;
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
      },
      expect({ alice, database, trace }) {
        alice.sees("Hello, Alice Example");
        trace.inThisStep.has(`200 ${TOKEN}`).times(1);
        database.hasRows("account", [{ refresh_token: before }]);
      },
    },
    {
      caption: "An hour later, the token that was kept works",
      why: "The access token has expired. The app exchanges the refresh token of the sign-in before, and stores the new pair.",
      look: [
        { row: TOKEN, words: "exchanges the refresh token" },
        { table: "account", words: "stores the new pair" },
      ],
      async act({ alice, acme, clock }) {
        acme.recovers();
        clock.advances("1 h");
        await asks(alice, 1);
      },
      expect({ database, trace }) {
        allAnswersAre(trace, 200);
        trace.inThisStep.has(`200 ${TOKEN}`).times(1);
        database.hasRows("account", [{ refresh_token: (token) => token !== before }]);
      },
    },
  ],
});
