import { alice, bob, defineScenario, github, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const personas = [alice, bob];

export default defineScenario({
  title: "Your first sign-in",
  summary:
    "Alice signs in with GitHub, looks at a protected page, signs out, and comes back through an OpenID provider.",
  world: {
    app,
    browsers: { visitor: "Alice's laptop" },
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
      caption: "Alice asks for a page that only signed-in people see",
      why: "The app asks Auth.js for the session. The request carries no cookie, so there is none, and the app redirects her to Auth.js's built-in sign-in page. Two cookies are set: one against forged forms (CSRF), one that remembers where she wanted to go.",
      look: [
        { browser: "visitor", words: "Auth.js's built-in sign-in page" },
        {
          file: "app.ts",
          text: "const { session, cookies } = await readSession(request);",
          words: "The app asks Auth.js for the session",
        },
        {
          cookie: "__Host-authjs.csrf-token",
          of: "visitor",
          words: "one against forged forms (CSRF)",
        },
        {
          cookie: "__Secure-authjs.callback-url",
          of: "visitor",
          words: "one that remembers where she wanted to go",
        },
      ],
      act: ({ visitor }) => visitor.opens("/protected"),
      expect({ visitor }) {
        visitor.isAt("/auth/signin");
        visitor.hasCookie("__Host-authjs.csrf-token", { httpOnly: true, secure: true });
        visitor.hasCookie("__Secure-authjs.callback-url");
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She chooses GitHub, and GitHub asks for her consent",
      why: "The button posts a form, and Auth.js answers with a redirect to GitHub. The secret half of PKCE stays behind in an encrypted cookie that lives for 15 minutes; only its hash travels.",
      look: [
        { row: "GET github.com/login/oauth/authorize", words: "a redirect to GitHub" },
        {
          cookie: "__Secure-authjs.pkce.code_verifier",
          of: "visitor",
          words: "an encrypted cookie",
        },
      ],
      act: ({ visitor }) => visitor.clicks("Sign in with GitHub"),
      expect({ visitor }) {
        visitor.isAt("https://github.com/login/oauth/authorize");
        visitor.sees("app.example wants to sign you in with GitHub");
        visitor.hasCookie("__Secure-authjs.pkce.code_verifier", { httpOnly: true });
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She agrees, and comes back signed in",
      why: "GitHub sends her browser back with a code. Auth.js exchanges it for an access token, asks for her profile and her e-mail address, and sets the session cookie. The PKCE cookie has done its work and is deleted.",
      look: [
        { cookie: session, of: "visitor", words: "the session cookie" },
        {
          row: "POST github.com/login/oauth/access_token",
          words: "exchanges it for an access token",
        },
        {
          cookie: "__Secure-authjs.pkce.code_verifier",
          of: "visitor",
          words: "The PKCE cookie",
        },
      ],
      act: ({ visitor }) => visitor.clicks("Continue as Alice Example"),
      expect({ visitor }) {
        visitor.isAt("/protected");
        visitor.sees("Only signed-in people see this, Alice Example.");
        visitor.hasCookie(session, { httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
        visitor.hasNoCookie("__Secure-authjs.pkce.code_verifier");
      },
    },
    {
      caption: "She looks at her session",
      why: "This is all that the app, and the browser, learn about her: name, e-mail address, picture, and when the session ends. Reading it renewed the cookie: a session lasts as long as it is used.",
      look: [
        { browser: "visitor", words: "name, e-mail address, picture" },
        { cookie: session, of: "visitor", words: "renewed the cookie" },
      ],
      act: ({ visitor }) => visitor.clicks("Home"),
      expect({ visitor }) {
        visitor.sees("Hello, Alice Example");
        visitor.sees("alice@mail.example");
      },
    },
    {
      caption: "She signs out",
      why: "Auth.js shows a page with a form, because a link could be followed by accident; the form carries the CSRF token. The answer deletes the session cookie.",
      look: [
        { cookie: session, of: "visitor", words: "deletes the session cookie" },
        { row: "POST app.example/auth/signout", words: "the form carries the CSRF token" },
      ],
      async act({ visitor }) {
        await visitor.clicks("Sign out");
        await visitor.clicks("Sign out");
      },
      expect({ visitor }) {
        visitor.hasNoCookie(session);
        visitor.doesNotSee("alice@mail.example");
      },
    },
    {
      caption: "She starts again, with Acme ID",
      why: "Acme ID speaks OpenID Connect. Auth.js knows only its issuer: it reads the addresses from the discovery document before it redirects.",
      look: [
        {
          row: "GET id.acme.example/.well-known/openid-configuration",
          words: "the discovery document",
        },
        { file: "auth.ts", text: 'issuer: "https://id.acme.example"', words: "only its issuer" },
      ],
      async act({ visitor }) {
        await visitor.opens("/auth/signin");
        await visitor.clicks("Sign in with Acme ID");
      },
      expect({ visitor }) {
        visitor.isAt("https://id.acme.example/authorize");
        visitor.sees("app.example wants to sign you in with Acme ID");
      },
    },
    {
      caption: "This time she agrees as Bob",
      why: "The token endpoint returns an ID token: a signed JWT with claims about the person. Auth.js checks its issuer, audience and times, and asks for nothing more.",
      look: [
        { token: "id_token", words: "an ID token" },
        { row: "POST id.acme.example/token", words: "The token endpoint" },
      ],
      async act({ visitor }) {
        await visitor.clicks("Continue as Bob Example");
        await visitor.opens("/");
      },
      expect({ visitor }) {
        visitor.sees("Hello, Bob Example");
        visitor.sees("bob@mail.example");
        visitor.hasCookie(session);
      },
    },
  ],
});
