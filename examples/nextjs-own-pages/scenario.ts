import { alice as invited, bob as stranger, defineScenario, github } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

export default defineScenario({
  title: "Sign-in and error pages of your own",
  summary:
    "Alice cancels, tries again and is signed in; Bob is refused. Both see the app's own pages, with words that help.",
  world: {
    app,
    browsers: { alice: "Alice's laptop", bob: "Bob's laptop" },
    identityProviders: {
      github: github({
        personas: [invited, stranger],
        clients: [
          {
            id: "github-client-id",
            secret: "fake-github-secret",
            redirectUris: [`${app}/api/auth/callback/github`],
          },
        ],
      }),
    },
  },
  steps: [
    {
      caption: "Alice asks for the dashboard",
      why: "The proxy sends her to the address in pages.signIn, with callbackUrl. Auth.js shows no page of its own.",
      look: [
        { row: "307 GET app.example/dashboard", words: "The proxy sends her" },
        { file: "auth.ts", text: "pages:", words: "the address in pages.signIn" },
        { browser: "alice", words: "no page of its own" },
      ],
      act: ({ alice }) => alice.opens("/dashboard"),
      expect({ alice }) {
        alice.isAt(`/sign-in?callbackUrl=${encodeURIComponent(`${app}/dashboard`)}`);
        alice.sees("Sign in Continue with GitHub");
      },
    },
    {
      caption: "She changes her mind at GitHub",
      why: "GitHub sends her back with error=access_denied. Auth.js makes OAuthCallbackError of it, and redirects to the sign-in page with that word.",
      look: [
        {
          row: "302 GET app.example/api/auth/callback/github",
          words: "redirects to the sign-in page",
        },
        { file: "app/sign-in/errors.ts", text: "OAuthCallbackError", words: "OAuthCallbackError" },
        { browser: "alice", words: "the sign-in page" },
      ],
      async act({ alice, github }) {
        await alice.clicks("Continue with GitHub");
        await github.denies();
      },
      expect({ alice }) {
        alice.isAt("/sign-in?error=OAuthCallbackError");
        alice.sees("GitHub did not sign you in. Try again.");
        alice.hasNoCookie(session);
      },
    },
    {
      caption: "She tries again, and agrees",
      why: "The form on the page calls the Server Action, which passes callbackUrl on. She comes back with a session cookie.",
      look: [
        { file: "app/sign-in/actions.ts", text: "await signIn(", words: "the Server Action" },
        { cookie: session, of: "alice", words: "a session cookie" },
      ],
      async act({ alice, github }) {
        await alice.opens("/dashboard");
        await alice.clicks("Continue with GitHub");
        await github.approves();
      },
      expect({ alice }) {
        alice.isAt("/dashboard");
        alice.sees("Dashboard of Alice Example");
        alice.hasCookie(session);
      },
    },
    {
      caption: "Bob, whom nobody invited, signs in",
      why: "The signIn callback returns false. That is AccessDenied, which goes to pages.error, and not to the sign-in page.",
      look: [
        { call: "callback signIn", words: "The signIn callback" },
        { browser: "bob", words: "goes to pages.error" },
      ],
      async act({ bob }) {
        await bob.opens("/sign-in");
        await bob.clicks("Continue with GitHub");
        await bob.clicks("Continue as Bob Example");
      },
      expect({ bob }) {
        bob.isAt("/sign-in-failed?error=AccessDenied");
        bob.sees("This app is for invited people. Ask for an invitation.");
        bob.hasNoCookie(session);
      },
    },
    {
      caption: "Somebody sends Alice a sign-in link with a foreign callbackUrl",
      why: "The page passes on what its address says. The default redirect callback refuses another origin, and she ends at the app's start page.",
      look: [
        {
          cookie: "__Secure-authjs.callback-url",
          of: "alice",
          words: "The default redirect callback refuses another origin",
        },
        { browser: "alice", words: "the app's start page" },
      ],
      async act({ alice }) {
        await alice.opens("/sign-in?callbackUrl=https://evil.example/");
        await alice.clicks("Continue with GitHub");
      },
      expect({ alice, trace }) {
        alice.isAt("/");
        alice.hasCookie("__Secure-authjs.callback-url", { value: encodeURIComponent(app) });
        trace.inThisStep.has("302 GET app.example/api/auth/callback/github");
      },
    },
  ],
});
