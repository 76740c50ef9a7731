import { alice, bob, defineScenario, github } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** What the API answered when it was last asked. */
let answer = "nothing";

export default defineScenario({
  title: "A Next.js app with a protected page",
  summary:
    "Alice asks for a page behind proxy.ts, signs in with GitHub, sees her session in a Server Component, and signs out by a Server Action.",
  world: {
    app,
    browsers: { visitor: "Alice's laptop" },
    identityProviders: [
      github({
        personas: [alice, bob],
        clients: [
          {
            id: "github-client-id",
            secret: "fake-github-secret",
            redirectUris: [`${app}/api/auth/callback/github`],
          },
        ],
      }),
    ],
  },
  steps: [
    {
      caption: "Alice opens the app",
      why: "app/page.tsx is a Server Component: it calls auth(), which finds no cookie in the request and returns null. The matcher of proxy.ts does not name this page.",
      look: [
        { browser: "visitor", words: "returns null" },
        { file: "app/page.tsx", text: "await auth()", words: "it calls auth()" },
        { file: "proxy.ts", text: "matcher", words: "The matcher of proxy.ts" },
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
      why: "The matcher of proxy.ts names the dashboard, so auth() runs before the page. The authorized callback returns false, and the answer is a redirect to Auth.js's sign-in page. The page itself does not run.",
      look: [
        { row: "307 GET app.example/dashboard", words: "the answer is a redirect" },
        { call: "callback authorized", words: "The authorized callback returns false" },
        { file: "proxy.ts", text: "matcher", words: "The matcher of proxy.ts" },
      ],
      act: ({ visitor }) => visitor.clicks("Dashboard"),
      expect({ visitor }) {
        visitor.isAt("/api/auth/signin");
        visitor.sees("Sign in with GitHub");
        visitor.hasCookie("__Secure-authjs.callback-url", {
          value: encodeURIComponent(`${app}/dashboard`),
        });
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She goes back, and presses the app's own button",
      why: "The form calls a Server Action, signInWithGitHub. signIn() writes the PKCE cookie by cookies().set and leaves the action by redirect(), which throws; Next.js answers 303, with GitHub's address.",
      look: [
        { row: "303 POST app.example/", words: "Next.js answers 303" },
        {
          cookie: "__Secure-authjs.pkce.code_verifier",
          of: "visitor",
          words: "writes the PKCE cookie",
        },
        { file: "app/actions.ts", text: "signIn(", words: "a Server Action, signInWithGitHub" },
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
      why: "GitHub sends her to the Route Handler below /api/auth, which sets the session cookie and redirects to the dashboard. Now the proxy lets the request through, and renews the cookie; then the page reads the session for itself.",
      look: [
        { cookie: session, of: "visitor", words: "sets the session cookie" },
        { browser: "visitor", words: "the page reads the session for itself" },
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
      caption: "A script on the page asks the API",
      why: "The matcher of proxy.ts does not name /api/me, so the Route Handler checks the session itself. The browser sends the cookie along, and the answer is her name. Without a session it would be 401.",
      look: [
        { row: "200 GET app.example/api/me", words: "the answer is her name" },
        {
          file: "app/api/me/route.ts",
          text: "await auth()",
          words: "the Route Handler checks the session itself",
        },
        { file: "proxy.ts", text: "matcher", words: "The matcher of proxy.ts" },
      ],
      async act({ visitor }) {
        answer = "nothing";
        const response = await visitor.fetches("/api/me");
        answer = `${response.status} ${await response.text()}`;
      },
      expect({ visitor }) {
        const expected = '200 {"name":"Alice Example"}';
        if (answer !== expected) throw new Error(`${expected} should come but ${answer} did.`);
        visitor.hasCookie(session);
      },
    },
    {
      caption: "She signs out",
      why: "The form on the dashboard calls the Server Action signOutOfApp. signOut() deletes the cookie and redirects to the start page, which shows her as signed out.",
      look: [
        { cookie: session, of: "visitor", words: "deletes the cookie" },
        { file: "app/actions.ts", text: "signOut(", words: "the Server Action signOutOfApp" },
        { browser: "visitor", words: "shows her as signed out" },
      ],
      act: ({ visitor }) => visitor.clicks("Sign out"),
      expect({ visitor }) {
        visitor.isAt("/");
        visitor.sees("You are not signed in.");
        visitor.hasNoCookie(session);
      },
    },
  ],
});
