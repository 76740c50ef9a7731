import {
  alice as person,
  defineScenario,
  openIdProvider,
  resend,
  type TraceExpectations,
  type Visitor,
} from "#scenario";

import { strategy } from "./settings";

const app = "https://app.example";

const isDatabase = strategy === "database";

/** What core calls to make a session, to read it, and to end it. */
const CREATES = isDatabase ? ["adapter createSession"] : ["callback jwt"];
const READS = isDatabase
  ? ["adapter getSessionAndUser", "callback session", "event session"]
  : ["callback jwt", "callback session", "event session"];
const PROLONGS = isDatabase
  ? ["adapter getSessionAndUser", "adapter updateSession", "callback session", "event session"]
  : READS;

/** Exactly this is called in the step, in this order; `redirect` is, too, with almost any request. */
function calls(trace: TraceExpectations, ...expected: string[]): void {
  const called = trace.inThisStep.matching(/^(callback|event|adapter) /);
  const actual = called.filter((name) => name !== "callback redirect");
  if (actual.join() === expected.join()) return;
  const list = (names: string[]) => names.join(", ") || "nothing";
  throw new Error(`Core should call ${list(expected)} but calls ${list(actual)}.`);
}

/** Presses the button whose script reads the session. */
function reads(visitor: Visitor): Promise<void> {
  return visitor.presses("Read the session", () => visitor.fetches("/auth/session"));
}

/** Presses the button whose script posts to the session endpoint, as the client libraries' `update` does. */
function updates(visitor: Visitor): Promise<void> {
  return visitor.presses("Change your name", async () => {
    const answer = await visitor.fetches("/auth/csrf");
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    await visitor.fetches("/auth/session", {
      method: "POST",
      headers: [["content-type", "application/json"]],
      body: JSON.stringify({ csrfToken, data: { name: "Alice Changed" } }),
    });
  });
}

/** Where sign-ins end: the server reads no session for this page, so its step shows the sign-in alone. */
const END = "?callbackUrl=/account";

export default defineScenario({
  title: "What runs when",
  summary:
    "Alice signs in, reads, updates and ends sessions, follows a link from an e-mail, and declines once. Open Callbacks to see the calls, in order, with their arguments.",
  knobs: [
    {
      name: "strategy",
      file: "settings.ts",
      label: "Sessions",
      choices: { jwt: "JWT", database: "in the database" },
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
    mail: {
      addresses: { alice: "alice@mail.example" },
      services: [resend({ apiKey: "fake-resend-key", domain: "app.example" })],
    },
  },
  steps: [
    {
      caption: "She opens the sign-in page",
      why: "Only redirect runs: the request names the page to which she goes after the sign-in, and Auth.js checks that it is the app's. It does so with almost every request, because her browser keeps the address in a cookie.",
      look: [{ call: "callback redirect", words: "Only redirect runs" }],
      act: ({ alice }) => alice.opens(`/auth/signin${END}`),
      expect({ trace }) {
        calls(trace);
        trace.inThisStep.has("callback redirect").times(1);
      },
    },
    {
      caption: "She presses the button",
      why: "The app reads the discovery document and redirects her. No callback runs here: the provider's options decide what the redirect carries.",
      look: [
        {
          row: "GET id.acme.example/.well-known/openid-configuration",
          words: "the discovery document",
        },
        { row: "GET id.acme.example/authorize", words: "redirects her" },
      ],
      act: ({ alice }) => alice.clicks("Sign in with Acme ID"),
      expect({ alice, trace }) {
        alice.isAt("https://id.acme.example/authorize");
        calls(trace);
      },
    },
    {
      caption: "She comes back for the first time",
      why: `Auth.js looks the account up before signIn runs, so that signIn gets the row of a known user. For a new one, as here, user is what the provider says, with a random id. Then Auth.js looks again. There is neither an account nor a user with her address, so it creates both${isDatabase ? ", and a session" : ". jwt gets the user's row, the account with its tokens, the claims as profile, and the trigger signUp"}. The event signIn comes last.`,
      look: [
        { call: "adapter getUserByAccount", words: "looks the account up" },
        { call: "callback signIn", words: "signIn runs" },
        { call: "event signIn", words: "The event signIn comes last" },
      ],
      act: ({ acme }) => acme.approves(),
      expect: ({ trace }) =>
        calls(
          trace,
          "adapter getUserByAccount",
          "callback signIn",
          "adapter getUserByAccount",
          "adapter getUserByEmail",
          "adapter createUser",
          "event createUser",
          "adapter linkAccount",
          "event linkAccount",
          ...CREATES,
          "event signIn",
        ),
    },
    {
      caption: "A page reads the session",
      why: isDatabase
        ? "One query finds the session and the user. The session callback gets both as whole rows, and its return value is all that the page gets."
        : "jwt runs with the token alone: it gets user, account and profile at sign-in only. Its return value is encrypted into a new cookie, and passed to session. The return value of session is all that the page gets.",
      look: isDatabase
        ? [
            { call: "adapter getSessionAndUser", words: "One query" },
            { call: "callback session", words: "The session callback" },
          ]
        : [
            { call: "callback jwt", words: "jwt runs with the token alone" },
            { call: "callback session", words: "The return value of session" },
          ],
      act: ({ alice }) => reads(alice),
      expect: ({ trace }) => calls(trace, ...READS),
    },
    {
      caption: "It reads the session a day later",
      why: isDatabase
        ? "The row was written more than updateAge ago, so Auth.js prolongs it."
        : "The same calls, and a new cookie again. updateAge has no effect on JWT sessions.",
      look: isDatabase
        ? [{ call: "adapter updateSession", words: "prolongs it" }]
        : [{ call: "callback jwt", words: "The same calls" }],
      async act({ alice, clock }) {
        clock.advances("25 h");
        await reads(alice);
      },
      expect: ({ trace }) => calls(trace, ...PROLONGS),
    },
    {
      caption: "It updates the session",
      why: isDatabase
        ? "A POST to the same address, with data and a CSRF token. Auth.js passes the data to session as newSession, and stores none of it. To change something, change the row."
        : "A POST to the same address, with data and a CSRF token. jwt runs with the trigger update, and the data as session. It must not trust them: every signed-in user can send any data.",
      look: isDatabase
        ? [{ call: "callback session", words: "passes the data to session" }]
        : [{ call: "callback jwt", words: "jwt runs with the trigger update" }],
      act: ({ alice }) => updates(alice),
      expect: ({ trace }) => calls(trace, ...READS),
    },
    {
      caption: "She signs out",
      why: isDatabase
        ? "Auth.js deletes the row. The event gets what the adapter's deleteSession returns: here, nothing."
        : "Auth.js deletes the cookie. The event gets the token that was in it.",
      look: [{ call: "event signOut", words: "The event" }],
      async act({ alice }) {
        await alice.opens("/auth/signout");
        await alice.clicks("Sign out");
      },
      expect: ({ trace }) =>
        calls(trace, ...(isDatabase ? ["adapter deleteSession"] : []), "event signOut"),
    },
    {
      caption: "She signs in again",
      why: "Auth.js finds the account, so it creates nothing. It updates nothing either: not the name, the picture, or the account's tokens. signIn now gets the user's row.",
      look: [{ call: "callback signIn", words: "signIn now gets the user's row" }],
      async act({ alice }) {
        await alice.opens(`/auth/signin${END}`);
        await alice.clicks("Sign in with Acme ID");
      },
      expect: ({ trace }) =>
        calls(
          trace,
          "adapter getUserByAccount",
          "callback signIn",
          "adapter getUserByAccount",
          ...CREATES,
          "event signIn",
        ),
    },
    {
      caption: "She asks for a sign-in link by e-mail",
      why: "signIn runs before the message is sent, with email.verificationRequest set. Here you can refuse addresses, and limit how many messages go out. Auth.js stores the token while it sends the message.",
      look: [
        { call: "callback signIn", words: "signIn runs before the message is sent" },
        { mail: "Sign in to app.example", words: "it sends the message" },
      ],
      async act({ alice }) {
        await alice.opens("/auth/signout");
        await alice.clicks("Sign out");
        await alice.opens(`/auth/signin${END}`);
        alice.fills("Email", "alice@mail.example");
        await alice.clicks("Sign in with Resend");
      },
      expect({ alice, trace }) {
        alice.hasMail("Sign in to app.example");
        calls(
          trace,
          ...(isDatabase ? ["adapter deleteSession"] : []),
          "event signOut",
          "adapter getUserByEmail",
          "callback signIn",
          "adapter createVerificationToken",
        );
      },
    },
    {
      caption: "She follows the link",
      why: "Auth.js deletes the token first, and then runs signIn again: a refusal here would use the link up. A user with this address exists, so she is signed in as that user, whichever provider created it. emailVerified gets the time.",
      look: [
        { call: "adapter useVerificationToken", words: "deletes the token first" },
        { call: "callback signIn", words: "runs signIn again" },
        { call: "event updateUser", words: "emailVerified gets the time" },
      ],
      act: ({ alice }) => alice.clicksLinkInMail("Sign in to app.example"),
      expect: ({ trace }) =>
        calls(
          trace,
          "adapter useVerificationToken",
          "adapter getUserByEmail",
          "callback signIn",
          "adapter getUserByEmail",
          "adapter updateUser",
          "event updateUser",
          ...CREATES,
          "event signIn",
        ),
    },
    {
      caption: "She starts once more, and declines",
      why: "Acme ID sends her back with an error. No callback and no event runs, except redirect. The error is in the log, and the sign-in page gets ?error=OAuthCallbackError.",
      look: [
        { log: "log error OAuthCallbackError", words: "The error is in the log" },
        { browser: "alice", words: "the sign-in page" },
      ],
      async act({ alice, acme }) {
        acme.forgetsEverybody();
        await alice.opens(`/auth/signin${END}`);
        await alice.clicks("Sign in with Acme ID");
        await acme.denies();
      },
      expect({ trace }) {
        calls(trace);
        trace.inThisStep.has("log error OAuthCallbackError");
      },
    },
  ],
});
