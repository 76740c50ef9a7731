import { expect } from "vitest";

import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { passwords } from "../../support/world/passwords-and-links";
import type { Site } from "../../support/world/site";
import { type Case, examplesOf } from "../clinic";

const event = expect.any(Number) as number;

async function mallorySignsIn({ mallory }: Site): Promise<void> {
  await mallory.signsInWith("Acme ID", "Mallory Example").catch(() => undefined);
}

examplesOf("unverified-email", {
  found: { visit: mallorySignsIn },
  expected: { severity: "advice", option: "callbacks.signIn", event },
  healthy: [
    {},
    {
      config: () => ({
        callbacks: {
          signIn: ({ profile }: { profile?: { email_verified?: boolean } }) =>
            profile?.email_verified === true,
        },
      }),
      visit: mallorySignsIn,
    },
  ],
});

/** Shows the page an id, as most apps do. */
function showingId(of: "sub" | "account"): Case {
  return {
    config: () => ({
      callbacks: {
        jwt: ({ token, account }: { token: object; account?: { providerAccountId: string } }) =>
          account ? { ...token, account: account.providerAccountId } : token,
        session: ({ session, token }: { session: object; token: Record<string, string> }) => ({
          ...session,
          user: { id: token[of] },
        }),
      },
    }),
  };
}

examplesOf("random-user-id", {
  found: showingId("sub"),
  expected: { severity: "advice", option: "callbacks.session", event },
  healthy: [{}, showingId("account"), { ...showingId("sub"), database: true }],
});

/** Keeps a token of the provider in the session's token, and shows it to the page if it is to. */
function keeping(kind: string, isShown: boolean): Case {
  return {
    config: () => ({
      callbacks: {
        jwt: ({ token, account }: { token: object; account?: Record<string, string> }) =>
          account ? { ...token, [kind]: account[kind] } : token,
        session: ({ session, token }: { session: object; token: Record<string, string> }) =>
          isShown ? { ...session, [kind]: token[kind] } : session,
      },
    }),
    site: { provider: { refreshTokens: { issued: "always" } } },
  };
}

examplesOf("provider-token-in-browser", {
  found: ["access_token", "refresh_token", "id_token"].map((kind) => keeping(kind, true)),
  expected: { severity: "danger", option: "callbacks.session", event },
  healthy: [{}, keeping("refresh_token", false)],
});

/** Alice's sign-in, whatever comes of it. */
async function tries({ alice }: Site): Promise<void> {
  await alice.signsInWith("Acme ID").catch(() => undefined);
}

/** A database whose table of accounts lacks a column. */
function lackingColumn() {
  const { adapter } = createMemoryAdapter();
  return {
    adapter: {
      ...adapter,
      linkAccount: () => Promise.reject(new Error("no column named refresh_token_expires_in")),
    },
  };
}

examplesOf("orphan-user", {
  found: { config: lackingColumn, visit: tries },
  expected: { severity: "broken", option: "adapter", event },
  healthy: { database: true, visit: tries },
});

const anybody = passwords(() => ({ id: "7", name: "Alice Example", about: "x".repeat(5000) }));

/** Alice submits the form of the Credentials provider, and a page reads her session. */
async function signsInByPassword({ alice }: Site): Promise<void> {
  await alice.submits("/auth/callback/credentials", { username: "alice", callbackUrl: "/home" });
  await alice.session();
}

examplesOf("sign-in-not-kept", {
  found: [
    { config: () => ({ providers: [anybody] }), database: true, visit: signsInByPassword },
    {
      // Too much for one cookie.
      config: () => ({
        providers: [anybody],
        callbacks: {
          jwt: ({ token, user }: { token: object; user?: object }) => ({ ...token, ...user }),
        },
      }),
      database: true,
      visit: signsInByPassword,
    },
    {
      // The app had JWT sessions until now.
      database: true,
      config: () => ({ session: { strategy: "jwt" } }),
      async visit({ alice, deploys }) {
        await alice.signsInWith("Acme ID");
        deploys({ session: { strategy: "database" } });
        await alice.session();
      },
    },
  ],
  expected: { severity: "broken", option: "session.strategy", event },
  healthy: [
    {
      config: () => ({ providers: [anybody], session: { strategy: "jwt" } }),
      database: true,
      visit: signsInByPassword,
    },
    {
      // A database session that has ended is looked for in vain, too.
      database: true,
      async visit({ alice, phone }) {
        await alice.signsInWith("Acme ID");
        phone.steals(alice);
        await alice.signsOut();
        await phone.session();
      },
    },
  ],
});
