import { alice as person, defineScenario, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** What a thief has copied. */
let copied = "";

export default defineScenario({
  title: "Sessions in a database",
  summary:
    "The session is a row, and Alice's browser carries its key: deleting the row ends the session.",
  world: {
    app,
    browsers: { alice: "Alice's laptop", thief: "A thief's laptop" },
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
      why: "The cookie is a key of 36 characters. The session is a row in the database, beside Alice's user and her account.",
      look: [
        { table: "session", words: "a row in the database" },
        { cookie: session, of: "alice", words: "a key of 36 characters" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves(person);
      },
      expect({ alice, database }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, { value: (value) => value.length === 36, httpOnly: true });
        database.hasRows("session", 1);
      },
    },
    {
      caption: "An hour later she looks again",
      why: "Each look is a query for the row. Nothing is written, because the session was prolonged less than a day ago.",
      look: [
        { call: "adapter getSessionAndUser", words: "a query for the row" },
        { table: "session", words: "Nothing is written" },
      ],
      async act({ alice, clock }) {
        await clock.advances("1 h");
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees("Hello, Alice Example");
        trace.inThisStep.has("adapter getSessionAndUser");
        trace.inThisStep.hasNo("adapter updateSession");
      },
    },
    {
      caption: "Two days later she looks once more",
      why: "More than updateAge, one day, has gone by: this look also writes the row, with a new end 30 days from now.",
      look: [{ table: "session", words: "writes the row" }],
      async act({ alice, clock }) {
        await clock.advances("2 d");
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees("Hello, Alice Example");
        trace.inThisStep.has("adapter updateSession").times(1);
      },
    },
    {
      caption: "A thief copies her session cookie",
      why: "Anyone with the cookie is Alice: a key can be copied like a token.",
      look: [
        { browser: "thief", words: "Anyone with the cookie is Alice" },
        { cookie: session, of: "thief", words: "a key can be copied" },
      ],
      async act({ alice, thief }) {
        alice.hasCookie(session, {
          value(value) {
            copied = value;
            return true;
          },
        });
        thief.plantsCookie({ name: session, value: copied, url: app });
        await thief.opens("/");
      },
      expect({ thief }) {
        thief.sees("Hello, Alice Example");
      },
    },
    {
      caption: "Alice signs out",
      why: "The row is deleted, and her browser's cookie is.",
      look: [
        { table: "session", words: "The row is deleted" },
        { cookie: session, of: "alice", words: "her browser's cookie" },
      ],
      async act({ alice }) {
        await alice.clicks("Sign out");
        await alice.clicks("Sign out");
      },
      expect({ alice, database, trace }) {
        alice.hasNoCookie(session);
        trace.inThisStep.has("adapter deleteSession").times(1);
        database.hasNoRows("session");
      },
    },
    {
      caption: "The thief comes back with the copy",
      why: "The key opens nothing any more: its row is gone. Signing out ends a database session, for every copy of its cookie.",
      look: [
        { browser: "thief", words: "The key opens nothing any more" },
        { table: "session", words: "its row is gone" },
      ],
      act: ({ thief }) => thief.opens("/"),
      expect({ thief }) {
        thief.sees("You are not signed in.");
        // The row is gone. As long as it could not be looked up, the cookie would stay.
        thief.hasNoCookie(session);
      },
    },
  ],
});
