import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { absoluteLimit, day, maxAge, visitsEvery } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const DAY = 86_400_000;

/** On which day the session ends, if it ends until `day`: what the steps below have to find. */
function endOfSession(): number | undefined {
  let renewed = 0;
  for (let today = 1; today <= day; today++) {
    if (today >= renewed + maxAge) return renewed + maxAge;
    const isVisit = today % visitsEvery === 0;
    if (isVisit && absoluteLimit > 0 && today >= absoluteLimit) return today;
    if (isVisit) renewed = today;
  }
  return undefined;
}

const end = endOfSession();
const isOver = end !== undefined;

export default defineScenario({
  title: "Sixty days of a session",
  summary:
    "Alice signs in once, and comes back now and then. Drag the day along, and see when her session ends.",
  knobs: [
    { name: "day", file: "settings.ts", label: "Day", min: 1, max: 60 },
    {
      name: "visitsEvery",
      file: "settings.ts",
      label: "A visit every",
      min: 1,
      max: 40,
      unit: "d",
    },
    { name: "maxAge", file: "settings.ts", label: "maxAge", min: 1, max: 60, unit: "d" },
    {
      name: "absoluteLimit",
      file: "settings.ts",
      label: "Absolute limit",
      min: 0,
      max: 60,
      unit: "d",
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
      caption: "Alice signs in, on day 0",
      why: `The cookie ends ${maxAge} days from now. So does the token inside it.`,
      look: [
        { cookie: session, of: "alice", words: "The cookie ends" },
        { session: "alice", words: "the token inside it" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/auth/csrf");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice, clock }) {
        const ends = clock.now() + maxAge * DAY;
        alice.hasCookie(session, { expires: (at) => Math.abs((at ?? 0) - ends) < 5_000 });
      },
    },
    {
      caption: `It is day ${day}`,
      why: isOver
        ? `Each visit started the ${maxAge} days again, until day ${end}${absoluteLimit > 0 && end !== undefined && end % visitsEvery === 0 ? ", when the jwt callback found that she had signed in too long ago, and returned null" : ", when too many days had gone by without one"}.`
        : `Each visit, every ${visitsEvery} days, starts the ${maxAge} days again: the session slides along with her. Auth.js never ends it as long as she comes back in time.`,
      look: [{ cookie: session, of: "alice", words: "Each visit" }],
      async act({ alice, clock }) {
        for (let today = 1; today <= day; today++) {
          clock.advances("24 h");
          if (today % visitsEvery === 0) await alice.opens("/");
        }
      },
      expect({ alice, trace }) {
        trace.inThisStep.all("200 GET app.example/").times(Math.floor(day / visitsEvery));
        if (isOver) alice.hasNoCookie(session);
        else alice.hasCookie(session);
      },
    },
    {
      caption: "She opens the app",
      why: isOver
        ? "She has to sign in again."
        : absoluteLimit > 0 && day >= absoluteLimit
          ? "The cookie was still there, but the jwt callback returns null, because she signed in too long ago. She has to sign in again."
          : "She is signed in, and this visit, too, has started the time again.",
      look: [
        {
          browser: "alice",
          words:
            isOver || (absoluteLimit > 0 && day >= absoluteLimit)
              ? "She has to sign in again"
              : "She is signed in",
        },
      ],
      act: ({ alice }) => alice.opens("/"),
      expect({ alice }) {
        const isLimited = absoluteLimit > 0 && day >= absoluteLimit;
        alice.sees(isOver || isLimited ? "You are not signed in." : "Hello, Alice Example");
      },
    },
  ],
});
