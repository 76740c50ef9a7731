import { alice, bob, defineScenario, github } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

export default defineScenario({
  title: "A SvelteKit app with a protected page",
  summary:
    "Alice asks for a page that a hook protects, signs in with GitHub by a form action, sees her session on a page and in an API, and signs out.",
  world: {
    app,
    browsers: { visitor: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: [
      github({
        personas: [alice, bob],
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
      why: "The hook of Auth.js puts auth() into event.locals. The layout's load function calls it: the request has no session cookie, so it returns null, and the page gets that as data.session.",
      look: [
        { browser: "visitor", words: "the page gets that" },
        {
          file: "src/routes/+layout.server.ts",
          text: "locals.auth()",
          words: "The layout's load function calls it",
        },
        { file: "src/hooks.server.ts", text: "sequence(", words: "The hook of Auth.js" },
      ],
      act: ({ visitor }) => visitor.opens("/"),
      expect({ visitor }) {
        visitor.isAt("/");
        visitor.sees("You are not signed in.");
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She asks for the dashboard",
      why: "The second hook, protect, asks for the session before any load function runs. There is none, so redirect() throws, and SvelteKit answers 303, with Auth.js's sign-in page.",
      look: [
        { row: "303 GET app.example/dashboard", words: "SvelteKit answers 303" },
        { file: "src/hooks.server.ts", text: "redirect(303", words: "redirect() throws" },
      ],
      act: ({ visitor }) => visitor.clicks("Dashboard"),
      expect({ visitor }) {
        visitor.isAt("/auth/signin");
        visitor.sees("Sign in with GitHub");
        visitor.hasCookie("__Secure-authjs.callback-url", {
          value: encodeURIComponent(`${app}/dashboard`),
        });
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She goes back, and presses the app's own button",
      why: "The form posts to the action signIn, which is the package's own. SvelteKit has compared the form's Origin with the app's. The action sets the PKCE cookie by event.cookies and answers 302, with GitHub's address.",
      look: [
        { row: "302 POST app.example/", words: "answers 302" },
        {
          cookie: "__Secure-authjs.pkce.code_verifier",
          of: "visitor",
          words: "sets the PKCE cookie",
        },
        { file: "src/routes/+page.server.ts", text: "actions", words: "the action signIn" },
      ],
      async act({ visitor }) {
        await visitor.opens("/");
        await visitor.clicks("Sign in with GitHub");
      },
      expect({ visitor }) {
        visitor.isAt("https://github.com/login/oauth/authorize");
        visitor.sees("app.example wants to sign you in with GitHub");
        visitor.hasCookie("__Secure-authjs.pkce.code_verifier", { httpOnly: true });
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She agrees, and comes back signed in",
      why: "GitHub sends her to /auth/callback/github, where no route of the app is: the hook of Auth.js answers itself. It sets the session cookie and redirects to the dashboard. Now protect lets the request through, and the page reads the session again.",
      look: [
        { cookie: session, of: "visitor", words: "sets the session cookie" },
        { browser: "visitor", words: "the page reads the session again" },
        {
          file: "src/routes/dashboard/+page.server.ts",
          text: "locals.auth()",
          words: "reads the session again",
        },
      ],
      act: ({ visitor }) => visitor.clicks("Continue as Alice Example"),
      expect({ visitor }) {
        visitor.isAt("/dashboard");
        visitor.sees("Only signed-in people see this, Alice Example.");
        visitor.hasCookie(session, { httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
        visitor.hasNoCookie("__Secure-authjs.pkce.code_verifier");
      },
    },
    {
      caption: "She asks the app's API",
      why: "A +server.ts has event.locals, too. It answers with JSON for anyone who has a session.",
      look: [
        { browser: "visitor", words: "answers with JSON" },
        { file: "src/routes/api/me/+server.ts", text: "locals.auth()", words: "event.locals" },
      ],
      act: ({ visitor }) => visitor.opens("/api/me"),
      expect({ visitor }) {
        visitor.isAt("/api/me");
        visitor.sees('{"name":"Alice Example"}');
      },
    },
    {
      caption: "Mallory asks the API without a session",
      why: "The hook protect does not name this path. The route asks for the session itself, finds none, and error(401) ends the request with a status and a message.",
      look: [
        { row: "401 GET app.example/api/me", words: "ends the request with a status" },
        { file: "src/routes/api/me/+server.ts", text: "error(401", words: "error(401)" },
      ],
      act: ({ mallory }) => mallory.opens("/api/me"),
      expect({ mallory, trace }) {
        trace.inThisStep.has("401 GET app.example/api/me");
        mallory.sees("Sign in first.");
      },
    },
    {
      caption: "Alice signs out",
      why: "The form on the dashboard posts to the action signOut. It deletes the session cookie and redirects to the start page, which shows her as signed out.",
      look: [
        { cookie: session, of: "visitor", words: "deletes the session cookie" },
        { file: "src/routes/+page.server.ts", text: "signOut", words: "the action signOut" },
        { browser: "visitor", words: "shows her as signed out" },
      ],
      async act({ visitor }) {
        await visitor.opens("/dashboard");
        await visitor.clicks("Sign out");
      },
      expect({ visitor }) {
        visitor.isAt("/");
        visitor.sees("You are not signed in.");
        visitor.hasNoCookie(session);
      },
    },
  ],
});
