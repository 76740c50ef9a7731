import {
  alice as aliceAtAcme,
  bob as bobAtAcme,
  defineScenario,
  mallory as malloryAtSloppy,
  openIdProvider,
  trudy as trudyAtSloppy,
  type Visitor,
} from "#scenario";

import { asksVerified, linksByAddress } from "./settings";

const app = "https://app.example";

/** Alice's account at the other provider, which has the address of her office. */
const aliceAtSloppy = { ...aliceAtAcme, id: "alice-at-work", email: "alice@office.example" };

/** Whether somebody gets in whose address is not verified, and somebody whose address is said to be. */
const letsMalloryIn = linksByAddress && !asksVerified;
const letsTrudyIn = linksByAddress;

async function signsIn(visitor: Visitor, provider: string): Promise<void> {
  await visitor.opens("/auth/signin?callbackUrl=/");
  await visitor.clicks(`Sign in with ${provider}`);
}

function client(id: string) {
  const redirectUris = [`${app}/auth/callback/${id}`];
  return [{ id: `${id}-client-id`, secret: `fake-${id}-secret`, redirectUris }];
}

export default defineScenario({
  title: "Account linking, and a takeover",
  summary:
    "Mallory has entered Alice's e-mail address at a provider that does not check it. Does that make her account his?",
  knobs: [
    {
      name: "linksByAddress",
      file: "settings.ts",
      label: "Link accounts with the same e-mail address",
    },
    {
      name: "asksVerified",
      file: "settings.ts",
      label: "Link only if the provider has verified the address",
    },
  ],
  world: {
    app,
    browsers: {
      alice: "Alice's laptop",
      mallory: "Mallory's laptop",
      trudy: "Trudy's laptop",
      bob: "Bob's laptop",
    },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [aliceAtAcme, bobAtAcme],
        clients: client("acme"),
      }),
      sloppy: openIdProvider({
        name: "Sloppy ID",
        issuer: "https://id.sloppy.example",
        personas: [aliceAtSloppy, malloryAtSloppy, trudyAtSloppy],
        clients: client("sloppy"),
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs up with Acme ID",
      why: "Acme ID has checked that the address is hers. A user and an account appear in the database.",
      look: [
        { table: "user", words: "A user" },
        { table: "account", words: "an account" },
      ],
      async act({ alice, acme }) {
        await signsIn(alice, "Acme ID");
        await acme.approves(aliceAtAcme);
      },
      async expect({ alice, database }) {
        await alice.isSignedInAs("alice@mail.example");
        database.hasRows("user", 1);
        database.hasRows("account", [{ provider: "acme" }]);
      },
    },
    {
      caption: "Mallory signs in with Sloppy ID, under her address",
      why: letsMalloryIn
        ? "At Sloppy ID anybody can enter any address, and it says so: email_verified is false. Auth.js does not look at that. It finds a user with the same address, links Mallory's account to her, and he is in."
        : linksByAddress
          ? "Auth.js would link him, but first it asks the signIn callback, which sees that email_verified is false and refuses: AccessDenied."
          : "Auth.js finds a user with the same address who has not used this provider before. It cannot know whether that is the same person, and refuses: OAuthAccountNotLinked.",
      look: letsMalloryIn
        ? [
            {
              table: "account",
              row: { provider: "sloppy" },
              words: "links Mallory's account to her",
            },
            { browser: "mallory", words: "he is in" },
          ]
        : linksByAddress
          ? [
              { call: "callback signIn", words: "asks the signIn callback" },
              { browser: "mallory", words: "AccessDenied" },
            ]
          : [{ browser: "mallory", words: "OAuthAccountNotLinked" }],
      async act({ mallory, sloppy }) {
        await signsIn(mallory, "Sloppy ID");
        await sloppy.approves(malloryAtSloppy);
      },
      async expect({ mallory, database }) {
        if (letsMalloryIn) {
          await mallory.isSignedInAs({ name: "Alice Example", email: "alice@mail.example" });
          database.wrote("insert account", "insert session");
          return;
        }
        await mallory.isSignedOut();
        mallory.isAt(
          linksByAddress
            ? "/auth/error?error=AccessDenied"
            : "/auth/signin?error=OAuthAccountNotLinked",
        );
        database.wrote();
      },
    },
    {
      caption: "Trudy's address is verified, says Sloppy ID",
      why: letsTrudyIn
        ? "Sloppy ID has made a mistake, or has been lied to: for Trudy it says that Alice's address is verified. No check in your app can see that. With this option, an address is only as safe as the least careful provider that has it."
        : "Sloppy ID's word about the address plays no role: Auth.js does not link by address at all.",
      look: letsTrudyIn
        ? [
            { token: "id_token", words: "it says that Alice's address is verified" },
            { browser: "trudy", words: "an address is only as safe" },
          ]
        : [{ browser: "trudy", words: "does not link by address at all" }],
      async act({ trudy, sloppy }) {
        await signsIn(trudy, "Sloppy ID");
        await sloppy.approves(trudyAtSloppy);
      },
      async expect({ trudy }) {
        if (letsTrudyIn) return trudy.isSignedInAs({ email: "alice@mail.example" });
        trudy.isAt("/auth/signin?error=OAuthAccountNotLinked");
        await trudy.isSignedOut();
      },
    },
    {
      caption: "Alice links her own account, while she is signed in",
      why: "This is the safe way. Alice is signed in, and then signs in with a further provider: she has shown that both accounts are hers. Auth.js links them, without any option, and even though the addresses differ. Her user row stays as it is.",
      look: [
        { table: "account", words: "Auth.js links them" },
        { table: "user", words: "Her user row stays as it is" },
      ],
      async act({ alice, sloppy }) {
        await alice.opens("/");
        await alice.clicks("Link another account");
        await alice.clicks("Sign in with Sloppy ID");
        await sloppy.approves(aliceAtSloppy);
      },
      async expect({ alice, database }) {
        await alice.isSignedInAs({ name: "Alice Example", email: "alice@mail.example" });
        database.wrote("insert account");
        database.hasRows("user", 1);
      },
    },
    {
      caption: "She signs in with it the next time",
      why: "Either account now leads to the same user.",
      look: [
        { browser: "alice", words: "the same user" },
        { table: "account", words: "Either account" },
      ],
      async act({ alice }) {
        await alice.clicks("Sign out");
        await alice.clicks("Sign out");
        await signsIn(alice, "Sloppy ID");
      },
      expect: ({ alice }) => alice.isSignedInAs({ email: "alice@mail.example" }),
    },
    {
      caption: "Bob tries to link Alice's account to himself",
      why: "Bob is signed in, and Alice's account at Acme ID, on a computer that they share, belongs to somebody already. Auth.js does not move accounts from one user to another: OAuthAccountNotLinked. Bob stays signed in as himself.",
      look: [{ browser: "bob", words: "OAuthAccountNotLinked" }],
      async act({ bob, acme }) {
        await signsIn(bob, "Acme ID");
        await acme.approves(bobAtAcme);
        acme.forgetsEverybody();
        await bob.clicks("Link another account");
        await bob.clicks("Sign in with Acme ID");
        await acme.approves(aliceAtAcme);
      },
      async expect({ bob }) {
        bob.isAt("/auth/signin?error=OAuthAccountNotLinked");
        await bob.isSignedInAs("bob@mail.example");
      },
    },
    {
      caption: "The account is unlinked, with a query",
      why: "Auth.js has no way to unlink: the adapter's unlinkAccount is never called. Delete the row yourself, and make sure that one account is left. Her session goes on, and this account opens nothing any more.",
      look: [{ table: "account", words: "Delete the row yourself" }],
      act: ({ database }) =>
        void database.runs(
          "delete from account where provider = 'sloppy' and providerAccountId = 'acct_alice-at-work'",
        ),
      async expect({ alice, database }) {
        database.wrote("delete account");
        await alice.isSignedInAs({ email: "alice@mail.example" });
      },
    },
  ],
});
