import { alice as editor, bob as admin, defineScenario, github } from "#scenario";

import { roleRead } from "./settings";

const app = "https://app.example";
const isCurrent = roleRead === "each time";

export default defineScenario({
  title: "Roles, and a role that is taken away",
  summary:
    "Alice may publish until Bob, the admin, makes her a reader. Whether that stops her depends on when her role is read.",
  knobs: [
    {
      name: "roleRead",
      file: "settings.ts",
      label: "The role is read",
      choices: { "each time": "with each session", "at sign-in": "at sign-in only" },
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop", bob: "Bob's laptop" },
    identityProviders: [
      github({
        personas: [editor, admin],
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
      caption: "Alice, an editor, signs in and publishes an article",
      why: "The jwt callback puts her role into the token, and the session callback into the session. The Server Action reads it before it publishes.",
      look: [
        { session: "alice", words: "into the token" },
        {
          file: "app/actions.ts",
          text: "export async function publish",
          words: "The Server Action",
        },
        { browser: "alice", words: "publishes" },
      ],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("Sign in");
        await alice.clicks("Sign in with GitHub");
        await alice.clicks("Continue as Alice Example");
        await alice.clicks("Publish “Summer party”");
      },
      expect({ alice, trace }) {
        alice.isAt("/");
        alice.sees("You are Alice Example, editor.");
        trace.inThisStep.has("callback jwt");
        trace.inThisStep.has("callback session");
        alice.sees("Summer party Publish “Winter party”");
      },
    },
    {
      caption: "She asks for the page of the admins",
      why: "She is signed in, but her role does not fit. The page calls notFound(), so she does not learn that it exists.",
      look: [
        { row: "404 GET app.example/people", words: "calls notFound()" },
        { file: "app/people/page.tsx", text: "notFound();", words: "The page" },
      ],
      act: ({ alice }) => alice.opens("/people"),
      expect({ alice, trace }) {
        trace.inThisStep.has("404 GET app.example/people");
        alice.isAt("/people");
        alice.doesNotSee("bob@mail.example");
      },
    },
    {
      caption: "Bob makes Alice a reader",
      why: "Bob is an admin: his action passes the check, and changes her role. Her cookie in her browser is still the old one.",
      look: [
        { browser: "bob", words: "changes her role" },
        { session: "alice", words: "is still the old one" },
      ],
      async act({ alice, bob }) {
        await alice.opens("/");
        await bob.opens("/api/auth/signin?callbackUrl=/people");
        await bob.clicks("Sign in with GitHub");
        await bob.clicks("Continue as Bob Example");
        await bob.clicks("Make alice@mail.example a reader");
      },
      expect({ bob }) {
        bob.isAt("/people");
        bob.sees("alice@mail.example, reader");
      },
    },
    {
      caption: "Alice presses Publish again",
      why: isCurrent
        ? "Her page still has the button. The action reads the session, the jwt callback looks up her role again, and she is refused."
        : "The token in her cookie still says editor, and nobody asks the table: she publishes. She can do so until her session ends.",
      look: isCurrent
        ? [
            { call: "callback jwt", words: "looks up her role again" },
            { browser: "alice", words: "she is refused" },
          ]
        : [
            { session: "alice", words: "The token in her cookie" },
            { browser: "alice", words: "she publishes" },
          ],
      act: ({ alice }) => alice.clicks("Publish “Winter party”"),
      expect({ alice }) {
        if (isCurrent) {
          alice.isAt("/not-allowed");
          return alice.sees("Your role does not allow this.");
        }
        alice.isAt("/");
        return alice.sees("Winter party");
      },
    },
    {
      caption: "She asks the API for drafts",
      why: isCurrent
        ? "The Route Handler answers 403: it knows who she is, and refuses. Signing in again would not help, as it would after 401."
        : "The Route Handler answers her, too. Only a new sign-in gives her the role that she has now.",
      look: [
        {
          row: `${isCurrent ? 403 : 200} GET app.example/api/drafts`,
          words: isCurrent ? "answers 403" : "answers her, too",
        },
      ],
      act: ({ alice }) => alice.opens("/api/drafts"),
      expect({ trace }) {
        trace.inThisStep.has(`${isCurrent ? 403 : 200} GET app.example/api/drafts`);
      },
    },
  ],
});
