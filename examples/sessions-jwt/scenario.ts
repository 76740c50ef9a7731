import { alice as person, defineScenario, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** What a thief has copied. */
let copied = "";

export default defineScenario({
  title: "Sessions in a cookie",
  summary:
    "The session is an encrypted token that Alice's browser carries: nothing is stored, and nothing can be taken back.",
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
      why: "The cookie is the session: an encrypted token of some hundred characters. Nothing is stored on the server.",
      look: [
        { session: "alice", words: "an encrypted token" },
        { cookie: session, of: "alice", words: "The cookie is the session" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves(person);
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, { value: (value) => value.length > 300, httpOnly: true });
      },
    },
    {
      caption: "An hour later she looks again",
      why: "Each look decrypts the token, encrypts it again with a new end 30 days from now, and sets the cookie again. No query is made.",
      look: [{ cookie: session, of: "alice", words: "sets the cookie again" }],
      async act({ alice, clock }) {
        await clock.advances("1 h");
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees("Hello, Alice Example");
        trace.inThisStep.has(`cookie changed ${session}`);
        trace.inThisStep.hasNo("adapter *");
      },
    },
    {
      caption: "Two days later she looks once more",
      why: "The same again. The option updateAge does nothing here.",
      look: [{ cookie: session, of: "alice", words: "The same again" }],
      async act({ alice, clock }) {
        await clock.advances("2 d");
        await alice.opens("/");
      },
      expect({ alice, trace }) {
        alice.sees("Hello, Alice Example");
        trace.inThisStep.has(`cookie changed ${session}`);
        trace.inThisStep.hasNo("adapter *");
      },
    },
    {
      caption: "A thief copies her session cookie",
      why: "Anyone with the cookie is Alice. It is encrypted, but it need not be read to be used.",
      look: [
        { browser: "thief", words: "Anyone with the cookie is Alice" },
        { cookie: session, of: "thief", words: "It is encrypted" },
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
      why: "Her browser's cookie is deleted. There is nothing else to delete: the token in it goes on being valid.",
      look: [{ cookie: session, of: "alice", words: "Her browser's cookie is deleted" }],
      async act({ alice }) {
        await alice.clicks("Sign out");
        await alice.clicks("Sign out");
      },
      expect({ alice, trace }) {
        alice.hasNoCookie(session);
        trace.inThisStep.hasNo("adapter *");
      },
    },
    {
      caption: "The thief comes back with the copy",
      why: "The copy works until the token ends, and each look renews it. Signing out does not end a JWT session.",
      look: [
        { browser: "thief", words: "The copy works" },
        { cookie: session, of: "thief", words: "each look renews it" },
      ],
      act: ({ thief }) => thief.opens("/"),
      expect({ thief }) {
        thief.sees("Hello, Alice Example");
      },
    },
  ],
});
