import { alice, bob, defineScenario, github, type Visitor } from "../../../src/scenario";

/** How an app of a quickstart is walked through. */
export interface Walk {
  /** Its origin, as browsers know it. */
  app: string;
  /** Path below which Auth.js answers. */
  authPath: string;
  /** Whether its own pages have the buttons, or lead to the pages of Auth.js. */
  buttons: "own" | "of Auth.js";
  /** What the API answers without a session, with 401. */
  refusal?: string;
}

/**
 * What every quickstart promises: a visitor sees that nobody is signed in, is kept from a page and an API,
 * signs in with GitHub, gets the page and the API, signs out, and is kept from them again.
 */
export function walkThrough({
  app,
  authPath,
  buttons,
  refusal = '{"error":"Sign in first."}',
}: Walk) {
  const prefix = app.startsWith("https:") ? "__Secure-" : "";
  const session = `${prefix}authjs.session-token`;
  return defineScenario({
    title: "The app of a quickstart",
    summary: "Alice is kept out, signs in with GitHub, and signs out.",
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
              redirectUris: [`${app}${authPath}/callback/github`],
            },
          ],
        }),
      ],
    },
    steps: [
      {
        caption: "Nobody is signed in, and the page and the API are closed",
        why: "There is no session cookie.",
        async act({ visitor }) {
          await visitor.opens("/");
          await answers(visitor, `401 ${refusal}`);
          await visitor.opens("/dashboard");
          visitor.isAt(`${authPath}/signin`);
          await visitor.opens("/");
        },
        expect({ visitor }) {
          visitor.sees("You are not signed in.");
          visitor.hasNoCookie(session);
        },
      },
      {
        caption: "Alice signs in with GitHub and reads the page",
        why: "GitHub sends her back with a code.",
        async act({ visitor }) {
          if (buttons === "of Auth.js") await visitor.clicks("Sign in");
          await visitor.clicks("Sign in with GitHub");
          visitor.isAt("https://github.com/login/oauth/authorize");
          await visitor.clicks("Continue as Alice Example");
          await visitor.opens("/dashboard");
        },
        expect({ visitor }) {
          visitor.isAt("/dashboard");
          visitor.sees("Only signed-in people see this, Alice Example.");
          visitor.hasCookie(session, {
            httpOnly: true,
            secure: prefix !== "",
            sameSite: "Lax",
            path: "/",
          });
        },
      },
      {
        caption: "The API answers with her name",
        why: "Her browser sends the session cookie.",
        act: ({ visitor }) => answers(visitor, '200 {"name":"Alice Example"}'),
        expect: ({ visitor }) => visitor.hasCookie(session),
      },
      {
        caption: "She signs out",
        why: "The session cookie is deleted.",
        async act({ visitor }) {
          await visitor.clicks("Sign out");
          if (buttons === "of Auth.js") await visitor.clicks("Sign out");
          await answers(visitor, `401 ${refusal}`);
          await visitor.opens("/dashboard");
          visitor.isAt(`${authPath}/signin`);
          await visitor.opens("/");
        },
        expect({ visitor }) {
          visitor.sees("You are not signed in.");
          visitor.hasNoCookie(session);
        },
      },
    ],
  });
}

/** @throws if the app's API answers otherwise */
async function answers(visitor: Visitor, expected: string): Promise<void> {
  const response = await visitor.fetches("/api/me");
  const seen = `${response.status} ${await response.text()}`;
  if (seen !== expected) throw new Error(`The API should answer ${expected} but answers ${seen}`);
}
