import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { form } from "./settings";

const app = "https://app.example";
const isStable = form === "named";

export default defineScenario({
  title: "A role for each user, and a profile without an id",
  summary:
    "A profile function gives new users a role. Written as much documentation has it, it lets everybody sign in once.",
  knobs: [
    {
      name: "form",
      file: "settings.ts",
      label: "profile() returns",
      choices: { spread: "a role and all claims", named: "each column by name" },
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [person],
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
      caption: "Alice signs in for the first time",
      why: isStable
        ? "The account is stored under the identifier that Acme ID has for her: the claim sub, which never changes. Her row gets the role."
        : "The claims of an OpenID provider have sub, and no id. Auth.js looks for id, finds none, and makes one up: the account is stored under a random identifier. Nobody notices: she is signed in, and her row has the role.",
      look: [
        {
          table: "account",
          words: isStable
            ? "under the identifier that Acme ID has for her"
            : "under a random identifier",
        },
        { table: "user", words: isStable ? "Her row" : "her row" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      async expect({ alice, database }) {
        await alice.isSignedInAs({ name: "Alice Example", role: "reader" });
        database.hasRows("account", [
          { providerAccountId: (id) => (id === "acct_alice") === isStable },
        ]);
      },
    },
    {
      caption: "She is made an editor",
      why: "Somebody changes her row. A database session shows it at the next read; a JWT would still say reader.",
      look: [{ table: "user", words: "Somebody changes her row" }],
      act: ({ database }) => void database.runs("update user set role = 'editor'"),
      expect: ({ alice }) => alice.isSignedInAs({ role: "editor" }),
    },
    {
      caption: "She signs out, and signs in again",
      why: isStable
        ? "The account is found by its identifier. Her row is as it was, the role included: profile() counts for new users only."
        : "This time another identifier is made up. There is no such account, but there is a user with her address: OAuthAccountNotLinked. She is locked out, like every user at the second visit.",
      look: isStable
        ? [
            { table: "user", words: "Her row is as it was" },
            { table: "account", words: "The account is found" },
          ]
        : [
            { browser: "alice", words: "OAuthAccountNotLinked" },
            { table: "account", words: "There is no such account" },
          ],
      async act({ alice }) {
        await alice.clicks("Sign out");
        await alice.clicks("Sign out");
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
      },
      async expect({ alice, database }) {
        database.hasRows("user", 1);
        if (isStable) return alice.isSignedInAs({ name: "Alice Example", role: "editor" });
        alice.isAt("/auth/signin?error=OAuthAccountNotLinked");
        await alice.isSignedOut();
      },
    },
  ],
});
