import { alice, bob, defineScenario, github, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const pkce = "__Secure-authjs.pkce.code_verifier";
const personas = [alice, bob];
const DAY = 24 * 60 * 60 * 1000;

/** Whether a time is `days` after `now`; requests take a little, and cookies know whole seconds. */
const isAfter = (days: number, now: number) => (time: unknown) =>
  Math.abs(Number(time) - now - days * DAY) < 2000;

export default defineScenario({
  title: "Sessions in a database",
  summary:
    "Alice signs in on two devices while you watch the rows that Auth.js reads, writes and leaves behind.",
  world: {
    app,
    browsers: { laptop: "Alice's laptop", phone: "Alice's phone", bob: "Bob's laptop" },
    identityProviders: [
      github({
        personas,
        clients: [
          {
            id: "github-client-id",
            secret: "fake-github-secret",
            redirectUris: [`${app}/auth/callback/github`],
          },
        ],
      }),
      openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas,
        clients: [
          {
            id: "acme-client-id",
            secret: "fake-acme-secret",
            redirectUris: [`${app}/auth/callback/acme`],
          },
        ],
      }),
    ],
  },
  steps: [
    {
      caption: "Alice opens the app, and nobody knows her",
      why: "Her browser sends no session cookie, so Auth.js has nothing to look up. The database is not asked at all, and its tables are empty.",
      look: [{ table: "session", words: "its tables are empty" }],
      act: ({ laptop }) => laptop.opens("/"),
      expect({ laptop, database }) {
        laptop.sees("You are not signed in.");
        database.wasAskedFor();
        for (const table of ["user", "account", "session", "verificationToken", "authenticator"]) {
          database.hasNoRows(table);
        }
      },
    },
    {
      caption: "She goes to GitHub",
      why: "Still nothing is written. Until she comes back, Auth.js keeps what it must remember in cookies of her browser.",
      look: [{ cookie: pkce, of: "laptop", words: "cookies of her browser" }],
      async act({ laptop }) {
        await laptop.clicks("Sign in");
        await laptop.clicks("Sign in with GitHub");
      },
      expect({ laptop, database }) {
        laptop.isAt("https://github.com/login/oauth/authorize");
        laptop.sees("app.example wants to sign you in with GitHub");
        laptop.hasCookie(pkce);
        database.wasAskedFor();
      },
    },
    {
      caption: "She agrees, and three rows appear",
      why: "Auth.js knows neither this GitHub account nor her e-mail address. So it creates a user, links the account to it, and starts a session. The cookie holds the session's token, and nothing else. That GitHub has verified her address does not count: emailVerified stays empty.",
      look: [
        { table: "user", words: "it creates a user" },
        { table: "account", words: "links the account to it" },
        { table: "session", words: "starts a session" },
        { cookie: session, of: "laptop", words: "The cookie holds" },
      ],
      act: ({ laptop }) => laptop.clicks("Continue as Alice Example"),
      expect({ laptop, database, clock }) {
        laptop.sees("Hello, Alice Example");
        database.wasAskedFor(
          "getUserByAccount",
          "getUserByAccount",
          "getUserByEmail",
          "createUser",
          "linkAccount",
          "createSession",
          // Her browser follows the redirect to the start page, which reads the session.
          "getSessionAndUser",
        );
        database.wrote("insert user", "insert account", "insert session");
        database.hasRows("user", [
          { name: "Alice Example", email: "alice@mail.example", emailVerified: null },
        ]);
        const [user] = database.rows("user");
        const [account] = database.rows("account");
        database.hasRows("account", [
          { userId: String(user?.id), type: "oauth", provider: "github", refresh_token: null },
        ]);
        database.hasRows("session", [
          { userId: String(account?.userId), expires: isAfter(30, clock.now()) },
        ]);
        const value = String(database.rows("session")[0]?.sessionToken);
        laptop.hasCookie(session, { value, httpOnly: true });
      },
    },
    {
      caption: "She comes back 23 hours later",
      why: "Every read of the session is one query, and this one writes nothing: the row was written less than updateAge, one day, ago. The cookie is still renewed, so it now lasts longer than its row.",
      look: [
        { call: "adapter getSessionAndUser", words: "one query" },
        { table: "session", words: "the row was written" },
        { cookie: session, of: "laptop", words: "The cookie is still renewed" },
      ],
      async act({ laptop, clock }) {
        clock.advances("23 h");
        await laptop.reloads();
      },
      expect({ laptop, database, clock }) {
        laptop.sees("Hello, Alice Example");
        laptop.sees("You have 1 open session.");
        database.wasAskedFor("getSessionAndUser");
        database.wrote();
        database.hasRows("session", [{ expires: isAfter(30 - 23 / 24, clock.now()) }]);
        laptop.hasCookie(session, { expires: isAfter(30, clock.now()) });
      },
    },
    {
      caption: "She comes back on the next day",
      why: "Now the row is older than updateAge, so Auth.js prolongs the session to 30 days from now. Somebody who comes often is never signed out.",
      look: [{ table: "session", words: "prolongs the session" }],
      async act({ laptop, clock }) {
        clock.advances("2 h");
        await laptop.reloads();
      },
      expect({ database, clock }) {
        database.wasAskedFor("getSessionAndUser", "updateSession");
        database.wrote("update session");
        database.hasRows("session", [{ expires: isAfter(30, clock.now()) }]);
      },
    },
    {
      caption: "She signs in on her phone",
      why: "Auth.js finds the account, and with it the user. It adds a session and touches nothing else: not the name, not the picture, and not the tokens, although GitHub has given it a new one.",
      look: [{ table: "session", words: "It adds a session" }],
      async act({ phone }) {
        await phone.opens("/auth/signin");
        await phone.clicks("Sign in with GitHub");
        await phone.clicks("Continue as Alice Example");
        await phone.opens("/");
      },
      expect({ phone, database }) {
        phone.sees("You have 2 open sessions.");
        database.wasAskedFor(
          "getUserByAccount",
          "getUserByAccount",
          "createSession",
          "getSessionAndUser",
          "getSessionAndUser",
        );
        database.wrote("insert session");
        database.hasRows("user", 1);
        database.hasRows("account", 1);
      },
    },
    {
      caption: "She signs out on the laptop",
      why: "Auth.js deletes the row of this browser's session, and the cookie. The phone has a session of its own, which goes on.",
      look: [{ table: "session", words: "deletes the row" }],
      async act({ laptop, phone }) {
        await laptop.clicks("Sign out");
        await laptop.clicks("Sign out");
        await phone.reloads();
      },
      expect({ laptop, phone, database }) {
        database.wrote("delete session");
        laptop.hasNoCookie(session);
        phone.sees("You have 1 open session.");
      },
    },
    {
      caption: "She signs in on the laptop again, and signs out everywhere with the phone",
      why: "GitHub still knows her on the laptop, and asks nothing. Then comes what sessions in a database are for. The app deletes all session rows of this user with a query of its own, and the laptop is signed out, too: its cookie names a row that is gone, so Auth.js deletes the cookie at the next request. With JWT sessions there is nothing to delete.",
      look: [
        { table: "session", words: "deletes all session rows" },
        { browser: "laptop", words: "the laptop is signed out" },
        { cookie: session, of: "laptop", words: "deletes the cookie" },
      ],
      async act({ laptop, phone }) {
        await laptop.opens("/auth/signin");
        await laptop.clicks("Sign in with GitHub");
        await phone.clicks("Sign out everywhere");
        await laptop.opens("/");
      },
      expect({ laptop, phone, database }) {
        database.wrote("insert session", "delete session", "delete session");
        database.hasNoRows("session");
        for (const browser of [laptop, phone]) {
          browser.sees("You are not signed in.");
          browser.hasNoCookie(session);
        }
      },
    },
    {
      caption: "She signs in, looks in once more, and then stays away for 29 days",
      why: "Her cookie is still good, because it was renewed when she looked in. Her row is not: it was too young to be prolonged then. Auth.js finds that it has ended, deletes it, and deletes the cookie.",
      look: [{ table: "session", words: "deletes it" }],
      async act({ laptop, clock }) {
        await laptop.opens("/auth/signin");
        await laptop.clicks("Sign in with GitHub");
        clock.advances("23 h");
        await laptop.opens("/");
        clock.advances("29 d");
        clock.advances("2 h");
        laptop.hasCookie(session);
        await laptop.reloads();
      },
      expect({ laptop, database }) {
        laptop.sees("You are not signed in.");
        laptop.hasNoCookie(session);
        database.wrote("insert session", "delete session");
      },
    },
    {
      caption: "She signs in, and stays away for 31 days",
      why: "By now GitHub asks her again. Then she is away for so long that the cookie ends, too, and her browser no longer sends it. So nobody asks for the row, and it stays. Auth.js never tidies up by itself.",
      look: [{ table: "session", words: "it stays" }],
      async act({ laptop, clock }) {
        await laptop.opens("/auth/signin");
        await laptop.clicks("Sign in with GitHub");
        await laptop.clicks("Continue as Alice Example");
        clock.advances("31 d");
        await laptop.opens("/");
      },
      expect({ laptop, database }) {
        laptop.sees("You are not signed in.");
        laptop.hasNoCookie(session);
        database.wrote("insert session");
        database.hasRows("session", 1);
      },
    },
    {
      caption: "A job removes the sessions that have ended",
      why: "One statement, once a day, is enough. Auth.js comes with none, so write it with the rest of your app.",
      look: [{ table: "session", words: "One statement" }],
      act: ({ database, clock }) =>
        void database.runs(`delete from session where expires < ${clock.now()}`),
      expect({ database }) {
        database.wrote("delete session");
        database.hasNoRows("session");
      },
    },
    {
      caption: "She signs in, and the database goes down",
      why: "Auth.js cannot look her session up. It logs a SessionTokenError and says that nobody is signed in, which the app cannot tell from a visitor without a session. But it keeps the cookie.",
      look: [
        { log: "log error SessionTokenError", words: "a SessionTokenError" },
        { browser: "laptop", words: "nobody is signed in" },
        { cookie: session, of: "laptop", words: "it keeps the cookie" },
      ],
      async act({ laptop, database }) {
        await laptop.opens("/auth/signin");
        await laptop.clicks("Sign in with GitHub");
        await laptop.clicks("Continue as Alice Example");
        database.fails();
        await laptop.opens("/");
      },
      expect({ laptop, database }) {
        laptop.sees("You are not signed in.");
        laptop.hasCookie(session);
        database.refused("getSessionAndUser");
      },
    },
    {
      caption: "The database is back, and so is she",
      why: "The row was there all the time, and the cookie still names it.",
      look: [{ browser: "laptop", words: "the cookie still names it" }],
      async act({ laptop, database }) {
        database.recovers();
        await laptop.reloads();
      },
      expect({ laptop, database }) {
        laptop.sees("Hello, Alice Example");
        database.wasAskedFor("getSessionAndUser");
        database.wrote();
      },
    },
    {
      caption: "Bob signs in for the first time, and the database fails half-way",
      why: "User and account are not written in one transaction. The user is there when the account cannot be stored, and nothing takes it back.",
      look: [{ table: "user", words: "The user is there" }],
      async act({ bob, database }) {
        database.fails({ on: "linkAccount" });
        await bob.opens("/auth/signin");
        await bob.clicks("Sign in with Acme ID");
        await bob.clicks("Continue as Bob Example");
      },
      expect({ bob, database }) {
        bob.isAt("/auth/error?error=Configuration");
        bob.hasNoCookie(session);
        database.refused("linkAccount");
        database.wrote("insert user");
        database.hasRows("user", 2);
        database.hasRows("account", 1);
      },
    },
    {
      caption: "The database works again, but Bob is locked out",
      why: "His address belongs to a user without an account. Auth.js cannot know that this is he, so it refuses to link, now and at every later attempt.",
      look: [{ browser: "bob", words: "it refuses to link" }],
      async act({ bob, database }) {
        database.recovers();
        await bob.opens("/auth/signin");
        await bob.clicks("Sign in with Acme ID");
      },
      expect({ bob, database }) {
        bob.isAt("/auth/signin?error=OAuthAccountNotLinked");
        database.wrote();
      },
    },
    {
      caption: "The half-made user is deleted, and Bob gets in",
      why: "With the orphan gone, his sign-in is a first sign-in again, and this time all three rows are written.",
      look: [{ table: "account", words: "all three rows are written" }],
      async act({ bob, database }) {
        database.runs("delete from user where email = 'bob@mail.example'");
        await bob.clicks("Sign in with Acme ID");
        await bob.opens("/");
      },
      expect({ bob, database }) {
        bob.sees("Hello, Bob Example");
        database.wrote("delete user", "insert user", "insert account", "insert session");
        database.hasRows("account", [{ provider: "github" }, { provider: "acme", type: "oidc" }]);
      },
    },
  ],
});
