import { readFileSync } from "node:fs";
import path from "node:path";

import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { describe, expect } from "vitest";

import { db as drizzleDatabase } from "../examples/split-config/db";
import { adapterMethods } from "../plugins/package-pages/capabilities";
import { packageRoot } from "../plugins/versions";
import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { shows } from "../tests/support/shows";
import { followsALink, magicLinks } from "../tests/support/world/passwords-and-links";
import { acme, beta, type Claims } from "../tests/support/world/providers";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

describe("an adapter", () => {
  shows("databases.no-own-code", async () => {
    const manifest = readFileSync(path.join(packageRoot("@auth/core"), "package.json"), "utf8");
    const { dependencies } = JSON.parse(manifest) as { dependencies: object };
    // Keys, JSON Web Tokens, OAuth, and the built-in pages.
    expect(Object.keys(dependencies).sort()).toEqual([
      "@panva/hkdf",
      "jose",
      "oauth4webapi",
      "preact",
      "preact-render-to-string",
    ]);
    const { alice, calls, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    expect([db.users.length, db.accounts.length, db.sessions.length]).toEqual([1, 1, 1]);
    expect(calls("adapter").filter((name) => /^(?:create|link)/.test(name))).toEqual([
      "createUser",
      "linkAccount",
      "createSession",
    ]);
  });

  shows("databases.no-linking-without", async () => {
    for (const [start, same] of [
      [startSite, false],
      [startSiteWithDatabase, true],
    ] as const) {
      const ids: unknown[] = [];
      const { alice, world } = await start(() => ({
        session: { strategy: "jwt" },
        providers: [acme.config(), beta.config()],
        callbacks: {
          session({ session, token }) {
            ids.push(token.sub);
            return session;
          },
        },
      }));
      for (const provider of ["Acme ID", "Beta ID"]) {
        await alice.signsInWith(provider);
        await alice.session();
      }
      expect(ids).toHaveLength(2);
      expect(ids[0] === ids[1]).toBe(same);
      world.dispose();
    }
  });

  shows("databases.needed-methods", async () => {
    const spare = ["createVerificationToken", "useVerificationToken"];
    const forSessions = ["createSession", "getSessionAndUser", "updateSession", "deleteSession"];
    for (const strategy of ["database", "jwt"] as const) {
      const without = strategy === "jwt" ? [...spare, ...forSessions] : spare;
      const { adapter, db } = createMemoryAdapter();
      const kept = Object.entries(adapter).filter(([name]) => !without.includes(name));
      expect(kept).toHaveLength(Object.keys(adapter).length - without.length);
      const site = await startSite(() => ({
        adapter: Object.fromEntries(kept),
        session: { strategy },
      }));
      await site.alice.signsInWith("Acme ID");
      expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      await site.alice.signsOut();
      expect(await site.alice.session()).toBeNull();
      expect(site.logged).toEqual([]);
      expect(db.accounts).toHaveLength(1);
      site.world.dispose();
    }
  });

  shows("databases.memory-adapter", async () => {
    const own = Object.keys(createMemoryAdapter().adapter);
    const rest = adapterMethods(packageRoot("@auth/core")).filter((name) => !own.includes(name));
    expect(rest.sort()).toEqual([
      "createAuthenticator",
      "deleteUser",
      "getAccount",
      "getAuthenticator",
      "listAuthenticatorsByUserId",
      "unlinkAccount",
      "updateAuthenticatorCounter",
    ]);
    return Promise.resolve();
  });
});

describe("the rows", () => {
  shows("databases.proposed-id", async () => {
    const proposed: string[] = [];
    const { adapter, db } = createMemoryAdapter();
    const { alice } = await startSite(() => ({
      adapter: {
        ...adapter,
        createUser(user) {
          proposed.push(user.id);
          return adapter.createUser?.(user) as never;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    expect(proposed).toEqual([expect.stringMatching(UUID)]);
    expect(db.users.map(({ id }) => id)).toEqual(["user-1"]);
    expect(db.sessions.map(({ userId }) => userId)).toEqual(["user-1"]);
  });

  shows("databases.no-address", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({
      providers: [acme.config({ profile: ({ sub }: Claims) => ({ id: sub }) })],
    }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    for (const field of ["name", "email", "image"] as const) {
      expect(db.users[0]?.[field] ?? null, field).toBeNull();
    }
  });

  shows("databases.unique-account", async () => {
    const adapter = DrizzleAdapter(drizzleDatabase);
    const user = { id: "1", name: "Alice", email: "alice@mail.example", emailVerified: null };
    const { id: userId } = (await adapter.createUser?.(user)) ?? {};
    const link = (provider: string, providerAccountId: string) =>
      adapter.linkAccount?.({ userId: userId ?? "", type: "oidc", provider, providerAccountId });
    await link("acme", "1");
    await link("acme", "2");
    await link("beta", "1");
    await expect(link("acme", "1")).rejects.toThrow(/account/i);
  });

  shows("databases.jwt-rows", async () => {
    const written = [];
    for (const strategy of ["database", "jwt"] as const) {
      const outbox: string[] = [];
      const { alice, phone, db, world } = await startSiteWithDatabase(() => ({
        session: { strategy },
        providers: [acme.config(), magicLinks(outbox)],
      }));
      await alice.signsInWith("Acme ID");
      await followsALink(phone, outbox, "bob@mail.example");
      written.push({
        users: db.users.map(({ id, email, emailVerified }) => [id, email, emailVerified !== null]),
        accounts: db.accounts.map((row) => [row.userId, row.provider, row.providerAccountId]),
        tokens: db.tokens,
        sessions: db.sessions.length,
      });
      world.dispose();
    }
    const [database, jwt] = written;
    expect(database).toMatchObject({ sessions: 2, accounts: [["user-1", "acme", "acct_alice"]] });
    expect(database?.users).toHaveLength(2);
    expect(jwt).toEqual({ ...database, sessions: 0 });
  });

  shows("databases.never-written", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const { alice, db, world } = await startSiteWithDatabase(() => ({ session: { strategy } }));
      await alice.signsInWith("Acme ID");
      const { users, accounts } = structuredClone(db);
      expect([users.length, accounts.length]).toEqual([1, 1]);
      world.clock.advances("2 d");
      await alice.session();
      await alice.signsOut();
      expect([db.users, db.accounts]).toEqual([users, accounts]);
      world.dispose();
    }
  });
});
