import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { sharesSettings, strategy } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const HOUR = 3_600_000;

const isDatabase = strategy === "database";

/** A cookie's end, that many hours from now. */
function endsIn(hours: number, now: number) {
  return (expires: number | null) => Math.abs((expires ?? 0) - now - hours * HOUR) < 5_000;
}

export default defineScenario({
  title: "Two configurations, one cookie",
  summary:
    "A proxy and the app both read Alice's session, each with a configuration of its own. The app's sessions last two hours.",
  knobs: [
    {
      name: "strategy",
      file: "settings.ts",
      label: "The app's sessions",
      choices: { jwt: "JWT", database: "in the database" },
    },
    {
      name: "sharesSettings",
      file: "settings.ts",
      label: "The proxy has the same session settings",
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
      why: "The app handles the sign-in, with the whole configuration. The cookie ends in two hours, as configured.",
      look: [{ cookie: session, of: "alice", words: "The cookie ends in two hours" }],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/auth/csrf");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect: ({ alice, clock }) => alice.hasCookie(session, { expires: endsIn(2, clock.now()) }),
    },
    {
      caption: "She opens a page behind the proxy",
      why: isDatabase
        ? "The proxy has no adapter, so it takes the cookie for a JWT and cannot read it: JWTSessionError, Invalid Compact JWE. Auth.js deletes a cookie that it cannot read, so the proxy signs her out. The row stays in the database."
        : sharesSettings
          ? "The proxy reads the session, and renews the cookie for two hours, as the app would."
          : "The proxy reads the session, and renews the cookie for 30 days, its default. The app's two hours are gone.",
      look: isDatabase
        ? [
            { cookie: session, of: "alice", words: "deletes a cookie" },
            { browser: "alice", words: "signs her out" },
            { table: "session", words: "The row stays" },
          ]
        : [{ cookie: session, of: "alice", words: "renews the cookie" }],
      act: ({ alice }) => alice.opens("/"),
      expect({ alice, clock, database }) {
        if (isDatabase) {
          alice.sees("The proxy knows nobody.");
          alice.hasNoCookie(session);
          database.hasRows("session", 1);
          return;
        }
        alice.sees("The proxy let you in.");
        alice.hasCookie(session, { expires: endsIn(sharesSettings ? 2 : 30 * 24, clock.now()) });
      },
    },
    {
      caption: "She comes back after three hours",
      why: isDatabase
        ? "The proxy has signed her out before."
        : sharesSettings
          ? "The session has ended after two hours, as configured."
          : "She is still signed in, and stays so for weeks. Each configuration renews the session with its own settings, so give all of them the same.",
      look: [
        {
          browser: "alice",
          words: isDatabase
            ? "has signed her out"
            : sharesSettings
              ? "The session has ended"
              : "She is still signed in",
        },
      ],
      async act({ alice, clock }) {
        clock.advances("3 h");
        await alice.opens("/");
      },
      expect({ alice }) {
        alice.sees(
          isDatabase || sharesSettings ? "The proxy knows nobody." : "The proxy let you in.",
        );
      },
    },
  ],
});
