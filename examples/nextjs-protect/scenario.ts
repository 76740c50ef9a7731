import { alice, bob, defineScenario, github } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

export default defineScenario({
  title: "A page, an API and Server Actions that ask who is there",
  summary:
    "Signed out, Alice is turned away by a page, an API and a Server Action; another action, without a check, deletes her note.",
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
      caption: "Signed out, Alice asks for her notes",
      why: "The page calls auth(), gets null, and calls redirect(). The address that it leads to says where to go after the sign-in.",
      look: [
        { row: "307 GET app.example/notes", words: "calls redirect()" },
        { file: "app/notes/page.tsx", text: "redirect(", words: "The address that it leads to" },
      ],
      act: ({ visitor }) => visitor.opens("/notes"),
      expect({ visitor, trace }) {
        visitor.isAt("/api/auth/signin?callbackUrl=/notes");
        visitor.sees("Sign in with GitHub");
        trace.inThisStep.has("307 GET app.example/notes");
      },
    },
    {
      caption: "She asks the API",
      why: "Code that calls an API cannot use a sign-in page: the Route Handler answers 401, and a body that says why.",
      look: [
        { row: "401 GET app.example/api/notes", words: "answers 401" },
        { file: "app/api/notes/route.ts", text: "401", words: "the Route Handler" },
      ],
      act: ({ visitor }) => visitor.opens("/api/notes"),
      expect({ visitor, trace }) {
        visitor.sees('{"error":"Sign in first."}');
        trace.inThisStep.has("401 GET app.example/api/notes");
      },
    },
    {
      caption: "She signs in",
      why: "She asks for the page again, signs in with GitHub, and comes back to it. It shows her notes, and not Bob's.",
      look: [{ browser: "visitor", words: "shows her notes" }],
      async act({ visitor }) {
        await visitor.opens("/notes");
        await visitor.clicks("Sign in with GitHub");
        await visitor.clicks("Continue as Alice Example");
      },
      expect({ visitor }) {
        visitor.isAt("/notes");
        visitor.sees("Notes of alice@mail.example");
        visitor.sees("Renew the certificate");
        visitor.sees("Call Bob");
        visitor.doesNotSee("Buy a birthday cake");
        visitor.hasCookie(session);
      },
    },
    {
      caption: "She deletes a note",
      why: "The Server Action asks for the session itself, looks whose note it is, and deletes it.",
      look: [
        { row: "303 POST app.example/notes", words: "deletes it" },
        {
          file: "app/notes/actions.ts",
          text: "await auth()",
          words: "asks for the session itself",
        },
        { file: "app/notes/actions.ts", text: "note?.owner", words: "looks whose note it is" },
      ],
      act: ({ visitor }) => visitor.clicks("Delete “Renew the certificate”"),
      expect({ visitor }) {
        visitor.isAt("/notes");
        visitor.doesNotSee("Renew the certificate");
        visitor.sees("Call Bob");
      },
    },
    {
      caption: "She signs out in another tab",
      why: "Two pages with her notes are open in two tabs when she signs out in a third. Her session cookie is gone; both pages stay as they are, with their buttons.",
      look: [{ cookie: session, of: "visitor", words: "Her session cookie is gone" }],
      async act({ visitor }) {
        await visitor.opensInNewTab("/unsafe");
        await visitor.opensInNewTab("/api/auth/signout");
        await visitor.clicks("Sign out");
      },
      expect({ visitor }) {
        visitor.hasNoCookie(session);
        visitor.switchesToTab(1);
        visitor.sees("Call Bob");
        visitor.switchesToTab(2);
        visitor.sees("Water the plants");
        visitor.switchesToTab(3);
      },
    },
    {
      caption: "In the first tab, she deletes “Call Bob”",
      why: "auth() gives null in the Server Action, too. It redirects to the sign-in page, and touches no note.",
      look: [
        { row: "303 POST app.example/notes", words: "It redirects" },
        { file: "app/notes/actions.ts", text: "await auth()", words: "in the Server Action, too" },
      ],
      async act({ visitor }) {
        visitor.switchesToTab(1);
        visitor.sees("Call Bob");
        await visitor.clicks("Delete “Call Bob”");
      },
      expect({ visitor, trace }) {
        visitor.isAt("/api/auth/signin");
        trace.inThisStep.has("303 POST app.example/notes");
      },
    },
    {
      caption: "In the second tab, she deletes “Water the plants” without a check",
      why: "Only the page around this button is protected, not its action. She ends at the sign-in page again, as if nothing had happened: the action redirects to her notes, and that page turns her away. But the action has done its work before.",
      look: [
        { file: "app/unsafe/actions.ts", text: "removeNote(String", words: "has done its work" },
        { row: "307 GET app.example/notes", words: "that page turns her away" },
      ],
      async act({ visitor }) {
        visitor.switchesToTab(2);
        await visitor.clicks("Delete “Water the plants” without a check");
      },
      expect({ visitor, trace }) {
        visitor.isAt("/api/auth/signin");
        trace.inThisStep.has("303 POST app.example/unsafe");
        trace.inThisStep.has("307 GET app.example/notes");
      },
    },
    {
      caption: "She signs in again",
      why: "GitHub knows her, and asks nothing. “Call Bob” is still there. “Water the plants” is gone, deleted by somebody who was signed out.",
      look: [{ browser: "visitor", words: "“Water the plants” is gone" }],
      act: ({ visitor }) => visitor.clicks("Sign in with GitHub"),
      expect({ visitor }) {
        visitor.isAt("/notes");
        visitor.sees("Call Bob");
        visitor.doesNotSee("Water the plants");
      },
    },
  ],
});
