import { alice, defineScenario, github } from "#scenario";

import { form } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const DASHBOARD = "GET app.example/dashboard";

const isOpen = form === "wrapped";

export default defineScenario({
  title: "authorized, ignored by a wrapped proxy",
  summary:
    "proxy.ts wraps auth around a function. The authorized callback says no, and the dashboard opens all the same.",
  knobs: [
    {
      name: "form",
      file: "settings.ts",
      label: "How proxy.ts uses auth",
      hint: "Watch who decides when authorized returns false.",
      choices: {
        wrapped: "around a function",
        checked: "around a function that asks for request.auth",
        plain: "as it is",
      },
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
      caption: "Nobody is signed in, and Alice opens the dashboard",
      why: isOpen
        ? "next-auth calls the authorized callback, which returns false. Then it calls the function in proxy.ts, and sends what that returns: the request goes on, and the page shows what only signed-in people should see."
        : form === "checked"
          ? "next-auth calls the authorized callback, ignores its false, and calls the function in proxy.ts. The function asks for request.auth, which is null, and answers with a redirect to the sign-in page."
          : "next-auth calls the authorized callback, which returns false. There is no function that could decide otherwise: next-auth answers with a redirect to the sign-in page.",
      look: [
        isOpen
          ? { browser: "visitor", words: "the page shows" }
          : { row: `307 ${DASHBOARD}`, words: "a redirect to the sign-in page" },
        { call: "callback authorized", words: "calls the authorized callback" },
      ],
      async act({ visitor }) {
        await visitor.opens("/");
        await visitor.clicks("Dashboard");
      },
      expect({ visitor, trace }) {
        trace.inThisStep.has("callback authorized").times(1);
        if (isOpen) {
          trace.inThisStep.has(`200 ${DASHBOARD}`).times(1);
          visitor.isAt("/dashboard");
          visitor.sees("12 orders wait for approval.");
        } else {
          trace.inThisStep.has(`307 ${DASHBOARD}`).times(1);
          visitor.isAt("/api/auth/signin");
          visitor.doesNotSee("12 orders");
        }
        visitor.hasNoCookie(session);
      },
    },
    {
      caption: "She signs in, and opens it again",
      why: isOpen
        ? "authorized returns true, and nothing else changes: the proxy does the same for a visitor with a session as for one without."
        : "authorized returns true, and request.auth is her session: the proxy lets the request go on.",
      look: [
        { call: "callback authorized", words: "authorized returns true" },
        { browser: "visitor", words: isOpen ? "the same" : "lets the request go on" },
      ],
      async act({ visitor }) {
        await visitor.opens("/api/auth/signin?callbackUrl=/dashboard");
        await visitor.clicks("Sign in with GitHub");
        await visitor.clicks("Continue as Alice Example");
      },
      expect({ visitor, trace }) {
        trace.inThisStep.has(`200 ${DASHBOARD}`).times(1);
        visitor.isAt("/dashboard");
        visitor.sees("12 orders wait for approval.");
        visitor.hasCookie(session);
      },
    },
  ],
});
