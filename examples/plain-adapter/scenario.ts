import { alice, defineScenario, github } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

export default defineScenario({
  title: "An adapter, method by method",
  summary:
    "Alice signs in with GitHub and by e-mail link, and you see which method is called when.",
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: [
      github({
        personas: [alice],
        clients: [
          {
            id: "github-client-id",
            secret: "fake-github-secret",
            redirectUris: [`${app}/auth/callback/github`],
          },
        ],
      }),
    ],
  },
  steps: [
    {
      caption: "Alice opens the app",
      why: "No session cookie, no question: Auth.js calls no method.",
      look: [{ browser: "alice", words: "No session cookie" }],
      act: ({ alice }) => alice.opens("/"),
      expect({ alice, database }) {
        alice.sees("You are not signed in.");
        database.wasAskedFor();
      },
    },
    {
      caption: "She signs in with GitHub for the first time",
      why: "Is there an account, for the signIn callback? Is there one, to sign in? Is there a user with her address? No: so createUser, linkAccount, createSession. The last call comes from the start page, which reads the session.",
      look: [
        { call: "adapter getUserByAccount", words: "Is there an account" },
        { table: "user", words: "createUser" },
        { table: "account", words: "linkAccount" },
        { table: "session", words: "createSession" },
      ],
      async act({ alice }) {
        await alice.clicks("Sign in with GitHub");
        await alice.clicks("Continue as Alice Example");
      },
      expect({ alice, database }) {
        alice.sees("Hello, Alice Example");
        database.wasAskedFor(
          "getUserByAccount",
          "getUserByAccount",
          "getUserByEmail",
          "createUser",
          "linkAccount",
          "createSession",
          "getSessionAndUser",
        );
        database.wrote("insert user", "insert account", "insert session");
      },
    },
    {
      caption: "She comes back after a day",
      why: "The session is read, and because a day has passed, prolonged.",
      look: [
        { table: "session", words: "prolonged" },
        { call: "adapter getSessionAndUser", words: "The session is read" },
      ],
      async act({ alice, clock }) {
        clock.advances("24 h");
        await alice.reloads();
      },
      expect({ database }) {
        database.wasAskedFor("getSessionAndUser", "updateSession");
        database.wrote("update session");
      },
    },
    {
      caption: "She signs out",
      why: "Auth.js deletes the session without reading it.",
      look: [
        { table: "session", words: "deletes the session" },
        { call: "adapter deleteSession", words: "without reading it" },
      ],
      async act({ alice }) {
        await alice.clicks("Sign out");
        await alice.clicks("Sign out");
      },
      expect({ alice, database }) {
        alice.sees("You are not signed in.");
        database.wasAskedFor("deleteSession");
        database.wrote("delete session");
      },
    },
    {
      caption: "She asks for a sign-in link",
      why: "The user is looked up for the signIn callback, and a token is stored. The row has a hash of the token in the link: nobody can make the link from the table.",
      look: [
        { table: "verificationToken", words: "a hash of the token" },
        { browser: "alice", words: "the link" },
      ],
      async act({ alice }) {
        await alice.clicks("Send me a link");
        await alice.opens("/outbox");
      },
      expect({ alice, database }) {
        database.wasAskedFor("getUserByEmail", "createVerificationToken");
        database.wrote("insert verificationToken");
        database.hasRows("verificationToken", [{ identifier: "alice@mail.example" }]);
        alice.sees("token=");
        alice.doesNotSee(String(database.rows("verificationToken")[0]?.token));
      },
    },
    {
      caption: "She opens the link",
      why: "useVerificationToken reads the row and deletes it in one step. Her user is looked up, for the callback and again to sign in, and updateUser notes when her address was verified. No account row is written: e-mail has none.",
      look: [
        { call: "adapter useVerificationToken", words: "useVerificationToken" },
        { table: "verificationToken", words: "deletes it in one step" },
        { table: "user", words: "updateUser" },
      ],
      act: ({ alice }) => alice.clicks("Sign-in link 1"),
      expect({ alice, database }) {
        alice.sees("Hello, Alice Example");
        database.wasAskedFor(
          "useVerificationToken",
          "getUserByEmail",
          "getUserByEmail",
          "updateUser",
          "createSession",
          "getSessionAndUser",
        );
        database.wrote("delete verificationToken", "update user", "insert session");
        database.hasNoRows("verificationToken");
        database.hasRows("user", [{ emailVerified: (time) => time !== null }]);
        database.hasRows("account", [{ provider: "github" }]);
      },
    },
    {
      caption: "Somebody opens the same link again",
      why: "The row is gone, useVerificationToken gives null, and Auth.js refuses.",
      look: [
        { browser: "alice", words: "Auth.js refuses" },
        { call: "adapter useVerificationToken", words: "useVerificationToken gives null" },
      ],
      async act({ alice }) {
        await alice.opens("/outbox");
        await alice.clicks("Sign-in link 1");
      },
      expect({ alice, database }) {
        alice.isAt("/auth/error?error=Verification");
        database.wasAskedFor("useVerificationToken");
        database.wrote();
      },
    },
    {
      caption: "She deletes her account",
      why: "Auth.js never calls deleteUser, so the app does, for the user who asks. The foreign keys take the account and the session along, and the next read of the session finds nothing, which costs her the cookie.",
      look: [
        { table: "user", words: "so the app does" },
        { table: "account", words: "The foreign keys take the account" },
        { cookie: session, of: "alice", words: "costs her the cookie" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("Delete my account");
      },
      expect({ alice, database }) {
        alice.sees("You are not signed in.");
        alice.hasNoCookie(session);
        database.wrote("delete user", "delete session", "delete account");
        for (const table of ["user", "account", "session"]) database.hasNoRows(table);
      },
    },
  ],
});
