import { alice, defineScenario, openIdProvider } from "#scenario";

const app = "https://app.example";

export default defineScenario({
  title: "The endpoints, one by one",
  summary:
    "A page with a button for each request that Auth.js answers. Press them in any order, or type an address of your own.",
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: [
      openIdProvider({
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
      }),
    ],
  },
  steps: [
    {
      caption: "Alice asks which providers there are",
      why: "Anybody may ask. The answer has the addresses that the provider and the sign-in form need, and no secret.",
      look: [{ browser: "alice", words: "The answer has the addresses" }],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("GET /auth/providers");
      },
      expect: ({ alice }) => alice.sees("https://app.example/auth/callback/acme"),
    },
    {
      caption: "She asks for the session",
      why: "Nobody is signed in: null, with the status 200. It is not an error.",
      look: [{ browser: "alice", words: "null, with the status 200" }],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("GET /auth/session");
      },
      expect: ({ alice }) => alice.sees("null"),
    },
    {
      caption: "She posts without the token",
      why: "A form of another site could do that. Auth.js answers with a redirect that says MissingCSRF.",
      look: [
        { browser: "alice", words: "a redirect that says MissingCSRF" },
        { row: "POST app.example/auth/signin/acme", words: "A form of another site" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("POST /auth/signin/acme without the token");
      },
      expect: ({ alice }) => alice.isAt("/auth/signin?error=MissingCSRF"),
    },
    {
      caption: "She posts to signin, and agrees at the provider",
      why: "A POST to signin redirects to the provider, which sends her back to callback, the only endpoint that others call.",
      look: [
        { row: "GET app.example/auth/callback/acme", words: "back to callback" },
        { row: "302 POST app.example/auth/signin/acme", words: "redirects to the provider" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("POST /auth/signin/acme");
        await alice.clicks("Continue as Alice Example");
      },
      expect: ({ alice }) => alice.isSignedInAs("Alice Example"),
    },
    {
      caption: "She posts to session",
      why: "That is how a page updates the session: the jwt callback gets the data with the trigger update. The answer is the new session.",
      look: [
        { browser: "alice", words: "The answer is the new session" },
        { row: "POST app.example/auth/session", words: "a page updates the session" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("POST /auth/session");
      },
      expect: ({ alice }) => alice.sees("Alice Example"),
    },
    {
      caption: "She posts to session without the token",
      why: "This one is an API, so its refusal is the status 400 and no redirect.",
      look: [
        { row: "400 POST app.example/auth/session", words: "the status 400" },
        { browser: "alice", words: "its refusal" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("POST /auth/session without the token");
      },
      expect({ trace }) {
        trace.inThisStep.has("400 POST app.example/auth/session");
      },
    },
    {
      caption: "She posts to signout",
      why: "The session cookie is deleted.",
      look: [
        {
          cookie: "__Secure-authjs.session-token",
          of: "alice",
          words: "The session cookie is deleted",
        },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("POST /auth/signout");
      },
      expect: ({ alice }) => alice.isSignedOut(),
    },
    {
      caption: "She asks for something that there is not",
      why: "Auth.js knows nine actions. Anything else below its path gets the status 400, and UnknownAction in the log.",
      look: [
        { row: "400 GET app.example/auth/profile", words: "the status 400" },
        { log: "log error UnknownAction", words: "UnknownAction in the log" },
      ],
      act: ({ alice }) => alice.opens("/auth/profile"),
      expect({ trace }) {
        trace.inThisStep.has("400 GET app.example/auth/profile");
        trace.inThisStep.has("log error UnknownAction");
      },
    },
  ],
});
