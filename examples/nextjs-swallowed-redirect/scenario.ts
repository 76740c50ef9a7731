import { alice, defineScenario, github } from "#scenario";

import { rethrows } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const pkce = "__Secure-authjs.pkce.code_verifier";

export default defineScenario({
  title: "NEXT_REDIRECT in a catch",
  summary:
    "A Server Action calls signIn() inside of try. The catch takes the redirect to GitHub for a failure, and nobody can sign in.",
  knobs: [
    {
      name: "rethrows",
      file: "settings.ts",
      label: "Rethrow what is not an AuthError",
      hint: "Watch where the browser goes when the button is pressed.",
    },
  ],
  world: {
    app,
    browsers: { visitor: "Alice's laptop" },
    identityProviders: [
      github({
        personas: [alice],
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
      caption: "Alice presses “Sign in with GitHub”",
      why: rethrows
        ? "signIn() sets the PKCE cookie and calls redirect(), which throws. The catch throws it on, because it is no AuthError, and Next.js answers with GitHub's address."
        : "signIn() sets the PKCE cookie and calls redirect(), which throws. The catch takes that for a failure and goes to the start page, where its message is shown: NEXT_REDIRECT.",
      look: [
        rethrows
          ? { row: "303 POST app.example/", words: "answers with GitHub's address" }
          : { browser: "visitor", words: "its message is shown" },
        { cookie: pkce, of: "visitor", words: "sets the PKCE cookie" },
        { file: "app/actions.ts", text: "catch (error)", words: "The catch" },
      ],
      async act({ visitor }) {
        await visitor.opens("/");
        await visitor.clicks("Sign in with GitHub");
      },
      expect({ visitor, trace }) {
        visitor.hasCookie(pkce, { httpOnly: true });
        trace.inThisStep.has("303 POST app.example/").times(1);
        if (rethrows) {
          visitor.isAt("https://github.com/login/oauth/authorize");
        } else {
          visitor.isAt("/");
          visitor.sees("The sign-in failed: Error: NEXT_REDIRECT");
          trace.hasNo("github.com/login/oauth/authorize*");
        }
      },
    },
    {
      caption: rethrows ? "She agrees, and comes back signed in" : "She tries once more",
      why: rethrows
        ? "GitHub sends her back with a code. The Route Handler exchanges it, and the start page knows her."
        : "The same happens, at each try: GitHub is never asked, and there is nothing in the log, because nothing has failed.",
      look: [
        rethrows
          ? { session: "visitor", words: "knows her" }
          : { browser: "visitor", words: "The same happens" },
      ],
      act: ({ visitor }) =>
        visitor.clicks(rethrows ? "Continue as Alice Example" : "Sign in with GitHub"),
      expect({ visitor, trace }) {
        visitor.isAt("/");
        if (rethrows) {
          visitor.sees("You are Alice Example.");
          visitor.hasCookie(session);
        } else {
          visitor.sees("The sign-in failed: Error: NEXT_REDIRECT");
          visitor.hasNoCookie(session);
          trace.hasNo("github.com/login/oauth/authorize*");
          trace.hasNo("log error*");
        }
      },
    },
  ],
});
