// #region world
import { alice, bob, defineScenario, openIdProvider, together } from "#scenario";

const app = "https://app.example";

export default defineScenario({
  title: "How long a session lasts",
  summary:
    "Alice and Bob sign in at the same time; an hour later, only one of them is still known.",
  world: {
    app,
    browsers: { alice: "Alice's laptop", bob: "Bob's phone" },
    identityProviders: [
      openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [alice, bob],
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
  // #endregion world
  steps: [
    // #region first-step
    {
      caption: "Alice asks to sign in",
      why: "Auth.js knows only the issuer of Acme ID, so it reads the discovery document before it redirects.",
      look: [
        {
          row: "GET id.acme.example/.well-known/openid-configuration",
          words: "the discovery document",
        },
      ],
      async act({ alice }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
      },
      expect({ alice, trace }) {
        alice.isAt("https://id.acme.example/authorize");
        alice.hasCookie("__Secure-authjs.pkce.code_verifier", { httpOnly: true });
        trace.has("GET id.acme.example/.well-known/openid-configuration").times(1);
      },
    },
    // #endregion first-step
    // #region together
    {
      caption: "She agrees while Bob begins",
      why: "Two people use the app at the same time. Each browser has cookies of its own, so neither gets in the other's way.",
      look: [
        {
          cookie: "__Secure-authjs.session-token",
          of: "alice",
          words: "Each browser has cookies of its own",
        },
      ],
      act: ({ alice, bob }) =>
        together(
          alice.clicks("Continue as Alice Example"),
          bob.opens("/auth/signin?callbackUrl=/"),
        ),
      async expect({ alice, bob, trace }) {
        await alice.isSignedInAs("Alice Example");
        await bob.isSignedOut();
        trace.inThisStep.hasInOrder(
          "POST id.acme.example/token",
          "event signIn",
          "cookie set __Secure-authjs.session-token",
        );
      },
    },
    // #endregion together
    {
      caption: "Bob signs in, too",
      why: "His browser gets a session cookie that ends an hour from now.",
      look: [{ cookie: "__Secure-authjs.session-token", of: "bob", words: "a session cookie" }],
      async act({ bob }) {
        await bob.clicks("Sign in with Acme ID");
        await bob.clicks("Continue as Bob Example");
      },
      expect: ({ bob }) => bob.isSignedInAs("bob@mail.example"),
    },
    // #region clock
    {
      caption: "Only Bob comes back in time",
      why: "The session lasts an hour, and each look at it starts the hour again. Bob looks after 50 minutes, and again 20 minutes later. Alice comes after 70 minutes: her cookie is gone.",
      look: [{ cookie: "__Secure-authjs.session-token", of: "alice", words: "her cookie is gone" }],
      async act({ alice, bob, clock }) {
        await clock.advances("50 min");
        await bob.opens("/");
        await clock.advances("20 min");
        await together(alice.opens("/"), bob.opens("/"));
      },
      expect({ alice, bob, trace }) {
        bob.sees("Hello, Bob Example");
        alice.sees("You are not signed in.");
        alice.hasNoCookie("__Secure-authjs.session-token");
        trace.inThisStep.has("cookie expired __Secure-authjs.session-token").times(1);
        trace.hasNo("uncaught *");
      },
    },
    // #endregion clock
  ],
});
