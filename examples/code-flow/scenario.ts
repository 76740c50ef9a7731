import { alice, defineScenario, mallory, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** The address with Alice's code, which her browser was sent to. */
let answer = "";

export default defineScenario({
  title: "The authorization code flow, hop by hop",
  summary:
    "Alice signs in with an OpenID provider. Then Mallory finds the address with her code, and tries what it is still good for.",
  world: {
    app,
    browsers: { alice: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [alice, { ...mallory, email: "mallory@mail.example", emailVerified: true }],
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
      caption: "Alice opens the sign-in page",
      why: "Auth.js draws it. It sets two cookies: a token against forged forms, and the address to which she goes afterwards.",
      look: [
        { browser: "alice", words: "Auth.js draws it" },
        { cookie: "__Host-authjs.csrf-token", of: "alice", words: "a token against forged forms" },
        {
          cookie: "__Secure-authjs.callback-url",
          of: "alice",
          words: "the address to which she goes afterwards",
        },
      ],
      act: ({ alice }) => alice.opens("/auth/signin"),
      expect({ alice }) {
        alice.sees("Sign in with Acme ID");
        alice.hasCookie("__Host-authjs.csrf-token");
        alice.hasCookie("__Secure-authjs.callback-url");
      },
    },
    {
      caption: "She presses the button, and her browser is sent to Acme ID",
      why: "The button posts a form to the app. The app reads Acme ID's discovery document to learn where to send her. Her browser carries the request: the app's name at Acme ID (client_id), the address for the answer (redirect_uri), the data that the app wants (scope), and the hash of a secret that stays in a cookie (code_challenge).",
      look: [
        { row: "GET id.acme.example/authorize", words: "Her browser carries the request" },
        {
          row: "GET id.acme.example/.well-known/openid-configuration",
          words: "discovery document",
        },
        {
          cookie: "__Secure-authjs.pkce.code_verifier",
          of: "alice",
          words: "a secret that stays in a cookie",
        },
      ],
      act: ({ alice }) => alice.clicks("Sign in with Acme ID"),
      expect({ alice, trace }) {
        alice.isAt("https://id.acme.example/authorize");
        const { searchParams } = new URL(alice.address);
        for (const name of [
          "client_id",
          "redirect_uri",
          "scope",
          "response_type",
          "code_challenge",
        ]) {
          if (!searchParams.has(name)) {
            throw new Error(`The request should have a ${name} but is ${alice.address}`);
          }
        }
        for (const name of ["state", "nonce"]) {
          if (searchParams.has(name)) {
            throw new Error(`The request should have no ${name} but is ${alice.address}`);
          }
        }
        alice.hasCookie("__Secure-authjs.pkce.code_verifier", { httpOnly: true });
        trace.inThisStep.has("GET id.acme.example/.well-known/openid-configuration").times(1);
      },
    },
    {
      caption: "She agrees, and comes back with a code",
      why: "Acme ID sends her browser back with a code, which is worth nothing by itself. The app fetches the discovery document again, because it caches nothing. Then it sends the code to the token endpoint, with its client secret and the secret behind the challenge, and gets tokens. Her browser takes no part in that. The app reads from the ID token who she is, and sets the session cookie.",
      look: [
        { row: "POST id.acme.example/token", words: "it sends the code to the token endpoint" },
        { panel: "Diagram", words: "Her browser takes no part in that" },
        { token: "id_token", words: "the ID token" },
        { cookie: session, of: "alice", words: "the session cookie" },
      ],
      act: ({ alice }) => alice.clicks("Continue as Alice Example"),
      expect({ alice, trace }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, { httpOnly: true, secure: true });
        alice.hasNoCookie("__Secure-authjs.pkce.code_verifier");
        const step = trace.inThisStep;
        step.hasInOrder(
          "GET app.example/auth/callback/acme",
          "GET id.acme.example/.well-known/openid-configuration",
          "POST id.acme.example/token",
          `cookie set ${session}`,
        );
        step.hasNo("GET id.acme.example/userinfo");
        step.hasNo("GET id.acme.example/jwks");
        const [callback] = step.has("GET app.example/auth/callback/acme").events;
        if (callback?.kind === "request") answer = callback.url;
      },
    },
    {
      caption: "Mallory finds the address with her code, and opens it",
      why: "The address is in her history, and perhaps in the log of a proxy. His browser has no cookie with the secret behind the challenge, so Auth.js refuses before it sends the code to Acme ID. By then it has fetched the discovery document: each such visit costs a request.",
      look: [
        { log: "log error InvalidCheck", words: "Auth.js refuses" },
        {
          row: "GET id.acme.example/.well-known/openid-configuration",
          words: "it has fetched the discovery document",
        },
      ],
      act: ({ mallory }) => mallory.opens(answer),
      async expect({ mallory, trace }) {
        mallory.isAt("/auth/error?error=Configuration");
        trace.inThisStep.has("GET id.acme.example/.well-known/openid-configuration").times(1);
        trace.inThisStep.has("log error InvalidCheck");
        trace.inThisStep.hasNo("POST id.acme.example/token");
        await mallory.isSignedOut();
      },
    },
    {
      caption: "He begins a sign-in of his own, then opens it again",
      why: "Now his browser has such a cookie, and Auth.js sends the code. But the secret in the cookie is his own. It does not match the challenge of Alice's request, so Acme ID refuses, and says so. It has not looked yet whether the code was used.",
      look: [
        { row: "400 POST id.acme.example/token", words: "Acme ID refuses" },
        { log: "log error CallbackRouteError", words: "says so" },
      ],
      async act({ mallory }) {
        await mallory.opens("/auth/signin");
        await mallory.clicks("Sign in with Acme ID");
        await mallory.opens(answer);
      },
      async expect({ mallory, trace }) {
        trace.inThisStep.has("200 GET id.acme.example/authorize");
        const [refusal] = trace.inThisStep.has("400 POST id.acme.example/token").events;
        if (
          refusal?.kind !== "response" ||
          !refusal.body.includes("code_verifier does not match")
        ) {
          throw new Error("Acme ID should refuse because the code_verifier does not match.");
        }
        trace.inThisStep.has("log error CallbackRouteError");
        await mallory.isSignedOut();
      },
    },
    {
      caption: "Alice opens the address again herself",
      why: "Perhaps she presses Back. Auth.js deleted the cookie when it was used, so it shows an error. She is still signed in: the error is about a sign-in, not about her session.",
      look: [
        { browser: "alice", words: "it shows an error" },
        { log: "log error InvalidCheck", words: "the error is about a sign-in" },
      ],
      act: ({ alice }) => alice.opens(answer),
      async expect({ alice, trace }) {
        alice.isAt("/auth/error?error=Configuration");
        trace.inThisStep.has("log error InvalidCheck");
        await alice.isSignedInAs("Alice Example");
      },
    },
    {
      caption: "She declines the next time",
      why: "She signs out, begins again, and presses Cancel. Acme ID sends her back with error=access_denied instead of a code. Auth.js shows its sign-in page with an error.",
      look: [
        { browser: "alice", words: "its sign-in page with an error" },
        { row: "GET app.example/auth/callback/acme", words: "error=access_denied" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signout");
        await alice.clicks("Sign out");
        acme.forgetsEverybody();
        await alice.opens("/auth/signin");
        await alice.clicks("Sign in with Acme ID");
        await acme.denies();
      },
      async expect({ alice, trace }) {
        alice.isAt("/auth/signin?error=OAuthCallbackError");
        trace.inThisStep.has("log error OAuthCallbackError");
        await alice.isSignedOut();
      },
    },
  ],
});
