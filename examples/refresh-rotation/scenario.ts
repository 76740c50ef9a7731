import { alice, defineScenario, openIdProvider, together, type Visitor } from "#scenario";

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

/** Statuses of the last answers, sorted. */
let statuses: number[] = [];

async function asks(visitor: Visitor, times: number): Promise<void> {
  statuses = [];
  const ask = async () => (await visitor.fetches("/api/profile")).status;
  const answers: number[] = [];
  await together(...Array.from({ length: times }, async () => void answers.push(await ask())));
  statuses = answers.sort();
}

function answersAre(...expected: number[]): void {
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
      why: "The scope offline_access brings a refresh token beside the access token, which lives for an hour. The jwt callback gets both, this once, and puts them into the session cookie, encrypted.",
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
      act: ({ alice }) => asks(alice, 1),
      expect({ trace }) {
        answersAre(200);
        trace.inThisStep.has(PROFILE).times(1);
        trace.inThisStep.hasNo(TOKEN);
      },
    },
    {
      caption: "An hour later, one request refreshes",
      why: "The access token has expired. The jwt callback exchanges the refresh token, Acme ID answers with a new pair and takes the old refresh token out of service, and the new pair travels back in a new cookie.",
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, 1);
      },
      expect({ trace }) {
        answersAre(200);
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
          ? "All requests carry the same cookie, and with it the same expired token. One refresh serves them all: whoever comes while it runs, or with the old cookie a moment later, gets its result."
          : isRevoked
            ? `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. The first is answered. The second is, for Acme ID, a thief: it refuses, and revokes everything that came of Alice's consent, the tokens it has just issued included. Nobody gets the profile.`
            : isRefused
              ? `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. The first is answered, the others are refused. Which cookie her browser keeps depends on which answer comes last.`
              : `All requests carry the same cookie, and ${refreshes} refreshes leave with the same refresh token. Acme ID accepts it for ${grace} seconds more, and gives each its own new tokens. All but one pair are thrown away.`,
      async act({ alice, clock }) {
        clock.advances("1 h");
        await asks(alice, parallel);
      },
      expect({ trace }) {
        trace.inThisStep.has(TOKEN).times(refreshes);
        trace.inThisStep.all(`200 ${TOKEN}`).times(isRefused ? 1 : refreshes);
        const served = statuses.filter((status) => status === 200).length;
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
        ? "The answer with the new tokens came last, so her cookie holds them, and the app thinks that all is well. But they are revoked, and Acme ID refuses them. For the next hour the app does not even try to refresh."
        : isRefused
          ? "Here she is lucky: the answer with the new tokens came last, and her cookie holds them. Had one of the refusals come last, her session would have no tokens any more."
          : "Her cookie holds the new tokens, and they work.",
      async act({ alice }) {
        await alice.reloads();
        await asks(alice, 1);
      },
      expect({ alice }) {
        alice.sees("Your profile can be read from Acme ID.");
        answersAre(isRevoked ? 401 : 200);
      },
    },
    {
      caption: "The next hour",
      why: isRevoked
        ? "The access token expires, the app tries its refresh token, and learns that it is worth nothing. Alice is still signed in to the app: that session is the app's own. The callback notes that she has to sign in again, and the page says so instead of asking Acme ID in vain for ever."
        : "The access token expires, and the refresh token brings the next pair.",
      async act({ alice, clock }) {
        clock.advances("1 h");
        await alice.reloads();
      },
      async expect({ alice, trace }) {
        trace.inThisStep.has(`${isRevoked ? 400 : 200} ${TOKEN}`);
        await alice.isSignedInAs("Alice Example");
        if (isRevoked) alice.sees("Acme ID does not know you any more.");
        else alice.sees("Your profile can be read from Acme ID.");
      },
    },
    {
      caption: "She signs in again",
      why: "A sign-in brings new tokens of a new consent, whatever became of the old ones. The callback throws the old ones away, and nobody is trapped.",
      async act({ alice }) {
        await alice.opens("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        await alice.opens("/");
        await asks(alice, 1);
      },
      expect({ alice, trace }) {
        trace.inThisStep.has(`200 ${TOKEN}`);
        alice.sees("Your profile can be read from Acme ID.");
        answersAre(200);
      },
    },
    {
      caption: "An hour later, Acme ID is down for a moment",
      why: "The refresh fails, but not with invalid_grant: nobody has said that the token is dead. The callback keeps it, so that the next request tries again. An error that left the callback would delete the session cookie, and sign her out because of somebody else's restart.",
      async act({ alice, acme, clock }) {
        clock.advances("1 h");
        acme.faults.down = ["token"];
        await asks(alice, 1);
        acme.recovers();
        await asks(alice, 1);
      },
      async expect({ alice, trace }) {
        answersAre(200);
        trace.inThisStep.has(`failed ${TOKEN}`);
        await alice.isSignedInAs("Alice Example");
      },
    },
  ],
});
