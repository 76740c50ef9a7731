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

/** Posts to the session endpoint, as the client libraries' `update(data)` does. */
async function updates(visitor: Visitor, data: object): Promise<void> {
  const answer = await visitor.fetches("/auth/csrf");
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  await visitor.fetches("/auth/session", {
    method: "POST",
    headers: [["content-type", "application/json"]],
    body: JSON.stringify({ csrfToken, data }),
  });
}

/** Where a sign-in ends that shall show nothing else: this page reads no session. */
const END = "?callbackUrl=/auth/csrf";

export default defineScenario({
  title: "What runs when",
  summary:
    "Alice does everything that one can do with Auth.js, once. Open Callbacks to see what was called, with what, in which order.",
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
      why: "Nothing is called but redirect: the address to which she goes afterwards comes with the request, and must be one of the app's. The same happens with almost every request, because her browser keeps the address in a cookie.",
      act: ({ alice }) => alice.opens(`/auth/signin${END}`),
      expect({ trace }) {
        calls(trace);
        trace.inThisStep.has("callback redirect").times(1);
      },
    },
    {
      caption: "She presses the button",
      why: "The app reads the discovery document and redirects her. No callback can change that: what goes along is a matter of the provider's options.",
      act: ({ alice }) => alice.clicks("Sign in with Acme ID"),
      expect({ alice, trace }) {
        alice.isAt("https://id.acme.example/authorize");
        calls(trace);
      },
    },
    {
      caption: "She comes back for the first time",
      why: `The account is looked up before signIn is asked, so that it can be told whether the user is new: here user is what the provider says, with a random id. Then comes the same question again, and, since there is neither an account nor a user with her address, user and account are created${isDatabase ? ", and a session" : ". jwt gets the row of the user, the account with its tokens, the claims as profile, and the trigger signUp"}. The event signIn comes last.`,
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
        ? "One query finds the session and the user. What session returns is all that the page gets: session and user are whole rows here."
        : "jwt runs with the token alone: user, account and profile were there at sign-in only. What it returns is encrypted into a new cookie, and given to session. What session returns is all that the page gets.",
      act: async ({ alice }) => void (await alice.fetches("/auth/session")),
      expect: ({ trace }) => calls(trace, ...READS),
    },
    {
      caption: "It reads the session a day later",
      why: isDatabase
        ? "The row is older than updateAge, so it is prolonged."
        : "The same, and the cookie is new again. updateAge has no meaning for JWT sessions.",
      async act({ alice, clock }) {
        clock.advances("25 h");
        await alice.fetches("/auth/session");
      },
      expect: ({ trace }) => calls(trace, ...PROLONGS),
    },
    {
      caption: "It updates the session",
      why: isDatabase
        ? "A POST to the same address, with data and a CSRF token. Auth.js stores nothing of the data: session gets it, as newSession, and that is all. To change something, change the row."
        : "A POST to the same address, with data and a CSRF token. jwt runs with the trigger update, and the data as session. What it does with them is its own affair: whoever signs in can send any data.",
      act: ({ alice }) => updates(alice, { name: "Alice Changed" }),
      expect: ({ trace }) => calls(trace, ...READS),
    },
    {
      caption: "She signs out",
      why: isDatabase
        ? "The row is deleted, and the event gets what the adapter's deleteSession returns: here, nothing."
        : "The cookie is deleted. The event gets the token that was in it; nothing else knows of it.",
      async act({ alice }) {
        await alice.opens("/auth/signout");
        await alice.clicks("Sign out");
      },
      expect: ({ trace }) =>
        calls(trace, ...(isDatabase ? ["adapter deleteSession"] : []), "event signOut"),
    },
    {
      caption: "She signs in again",
      why: "The account is found, so nothing is created and nothing is updated: neither the name, nor the picture, nor the tokens of the account. signIn now gets the row of the user.",
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
      why: "signIn is asked before the message is sent, with email.verificationRequest set: this is the place to refuse addresses, and to limit how many messages go out. The token is stored while the message is on its way.",
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
      why: "The token is used up, and signIn is asked again. The user with this address exists, so she is signed in as that user, whichever provider made it; the time is noted in emailVerified.",
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
      why: "Acme ID sends her back with an error. No callback and no event hears of it: the log does, and the sign-in page gets ?error=OAuthCallbackError.",
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
