import type { AuthConfig } from "@auth/core";
import { describe, expect, vi } from "vitest";

import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db, sqlite } from "../examples/roles/db";
import { accounts, sessions, users } from "../examples/roles/schema";
import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { alice as aliceThePersona } from "../src/world/idp/personas";

import { acme, beta } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The tables of the example's database. */
const TABLES = { usersTable: users, accountsTable: accounts, sessionsTable: sessions };
const NOT_LINKED = "/auth/signin?error=OAuthAccountNotLinked";

describe("the user's id", () => {
  /** What the jwt callback is told at each sign-in. */
  interface Subject {
    token?: string;
    user?: string;
    account?: string;
  }

  function noting(seen: Subject[]): AuthConfig["callbacks"] {
    return {
      jwt({ token, user, account }) {
        if (account) {
          seen.push({ token: token.sub, user: user.id, account: account.providerAccountId });
        }
        return token;
      },
    };
  }

  shows("V2.random-user-id", async () => {
    const seen: Subject[] = [];
    const { alice, phone } = await startSite(() => ({ callbacks: noting(seen) }));
    for (const browser of [alice, phone]) await browser.signsInWith("Acme ID");
    expect(seen.map(({ account }) => account)).toEqual(["acct_alice", "acct_alice"]);
    for (const { token, user } of seen) {
      expect(token).toMatch(UUID);
      expect(user).toBe(token);
    }
    expect(seen[0]?.token).not.toBe(seen[1]?.token);
  });

  shows("V2.database-user-id", async () => {
    const seen: Subject[] = [];
    const { alice, phone, db } = await startSiteWithDatabase(() => ({
      callbacks: noting(seen),
      session: { strategy: "jwt" },
    }));
    for (const browser of [alice, phone]) await browser.signsInWith("Acme ID");
    expect(db.users.map(({ id }) => id)).toEqual(["user-1"]);
    expect(seen.map(({ token }) => token)).toEqual(["user-1", "user-1"]);
  });
});

shows("accounts.id-before-the-row", async () => {
  const asked: unknown[] = [];
  const { alice, db } = await startSiteWithDatabase(() => ({
    callbacks: {
      signIn({ user }) {
        asked.push({ ...user, rows: db.users.length + db.accounts.length });
        return true;
      },
    },
  }));
  await alice.signsInWith("Acme ID");
  const { name, email } = aliceThePersona;
  expect(asked).toEqual([
    expect.objectContaining({ id: expect.stringMatching(UUID), name, email, rows: 0 }),
  ]);
  expect([db.users[0]?.id, db.accounts[0]?.userId]).toEqual(["user-1", "user-1"]);
});

shows("run.event-awaited", async () => {
  let wait: () => Promise<void> = () => Promise.resolve();
  const { alice, phone, world } = await startSite(() => ({
    events: {
      async signIn() {
        await wait();
        return false as unknown as void;
      },
    },
  }));
  const durations: number[] = [];
  for (const browser of [alice, phone]) {
    const before = world.clock.now();
    await browser.signsInWith("Acme ID");
    browser.isAt("/home");
    expect(await browser.session()).not.toBeNull();
    durations.push(world.clock.now() - before);
    wait = () => world.clock.passes(5000);
  }
  expect((durations[1] ?? 0) - (durations[0] ?? 0)).toBe(5000);
});

describe("a profile function without an id", () => {
  shows("V3.profile-without-id", async () => {
    const { alice, phone, db } = await startSiteWithDatabase(() => ({
      providers: [acme.config({ profile: (claims) => ({ role: "reader", ...claims }) })],
    }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    expect(db.accounts[0]?.providerAccountId).toMatch(UUID);
    await phone.signsInWith("Acme ID");
    phone.isAt(NOT_LINKED);
  });

  const CLAIMS = {
    sub: "acct_alice",
    iss: acme.issuer,
    aud: "acme-client",
    exp: expect.any(Number),
    email_verified: true,
  };
  const spreading = () => acme.config({ profile: (claims) => ({ role: "reader", ...claims }) });

  shows("V3.claims-in-the-row", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({ providers: [spreading()] }));
    await alice.signsInWith("Acme ID");
    expect(db.users[0]).toMatchObject(CLAIMS);
  });

  shows("V3.claims-with-drizzle", async () => {
    const adapter = DrizzleAdapter(db, TABLES);
    const given: unknown[] = [];
    const { alice } = await startSite(() => ({
      providers: [spreading()],
      adapter: {
        ...adapter,
        createUser(user) {
          given.push(user);
          return adapter.createUser?.(user) as never;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    expect(given).toEqual([expect.objectContaining(CLAIMS)]);
    const row = sqlite.exec('select * from "user"')[0];
    expect(row?.columns).toEqual(["id", "name", "email", "emailVerified", "image", "role"]);
    expect(row?.values).toEqual([
      [expect.stringMatching(UUID), "Alice Example", "alice@mail.example", null, null, "reader"],
    ]);
  });

  shows("V3.empty-profile", async () => {
    const { alice, phone, db } = await startSiteWithDatabase(() => ({
      providers: [acme.config({ profile: () => ({}) })],
    }));
    for (const browser of [alice, phone]) {
      await browser.signsInWith("Acme ID");
      browser.isAt("/home");
    }
    expect(db.accounts.map((row) => row.userId)).toEqual(["user-1", "user-2"]);
    const ids = db.accounts.map((row) => row.providerAccountId);
    expect(ids).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe("linking", () => {
  const ofAcmeAndBeta = (options: object) => () => ({
    providers: [acme.config(), beta.config(options)],
  });
  const automatic = { allowDangerousEmailAccountLinking: true };

  shows("V4.linking-while-signed-in", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const { alice, db, world } = await startSiteWithDatabase(() => ({ session: { strategy } }));
      await alice.signsInWith("Acme ID");
      await alice.signsInWith("Beta ID", "Bob Example");
      alice.isAt("/home");
      const rows = db.accounts.map((row) => [row.provider, row.providerAccountId, row.userId]);
      expect(rows).toEqual([
        ["acme", "acct_alice", "user-1"],
        ["beta", "acct_bob", "user-1"],
      ]);
      expect(db.users.map((row) => row.email)).toEqual(["alice@mail.example"]);
      world.dispose();
    }
  });

  shows("V4.same-address-while-signed-out", async () => {
    const { alice, phone, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Beta ID");
    phone.isAt(NOT_LINKED);
    expect(db.accounts.map((row) => row.provider)).toEqual(["acme"]);
  });

  shows("V4.automatic-linking", async () => {
    const { alice, phone, db } = await startSiteWithDatabase(ofAcmeAndBeta(automatic));
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Beta ID");
    phone.isAt("/home");
    expect(await phone.session()).toMatchObject({ user: { email: "alice@mail.example" } });
    expect(db.accounts.map((row) => [row.provider, row.userId])).toEqual([
      ["acme", "user-1"],
      ["beta", "user-1"],
    ]);
  });

  shows("V4.created-user-event", async () => {
    const { alice, phone, db, calls } = await startSiteWithDatabase(ofAcmeAndBeta(automatic));
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Beta ID");
    const named = (type: "event" | "adapter") =>
      calls(type).filter((name) => name === "createUser");
    expect(named("adapter")).toHaveLength(1);
    expect(named("event")).toHaveLength(2);
    expect(db.users).toHaveLength(1);
  });

  shows("V4.account-of-somebody-else", async () => {
    const { alice, phone, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Beta ID", "Bob Example");
    await phone.signsInWith("Acme ID");
    phone.isAt(NOT_LINKED);
    expect(db.accounts.map((row) => row.userId)).toEqual(["user-1", "user-2"]);
  });

  shows("VC-i.takeover", async () => {
    const { alice, mallory, db } = await startSiteWithDatabase(ofAcmeAndBeta(automatic));
    await alice.signsInWith("Acme ID");
    await mallory.signsInWith("Beta ID", "Mallory Example");
    expect(await mallory.session()).toMatchObject({
      user: { name: "Alice Example", email: "alice@mail.example" },
    });
    expect(db.sessions.map((row) => row.userId)).toEqual(["user-1", "user-1"]);
  });

  shows("VC-i2.guard", async () => {
    const { alice, phone, mallory, db } = await startSiteWithDatabase(() => ({
      ...ofAcmeAndBeta(automatic)(),
      callbacks: { signIn: ({ profile }) => profile?.email_verified === true },
    }));
    await alice.signsInWith("Acme ID");
    await mallory.signsInWith("Beta ID", "Mallory Example");
    mallory.isAt("/auth/error?error=AccessDenied");
    expect(await mallory.session()).toBeNull();
    await phone.signsInWith("Beta ID");
    phone.isAt("/home");
    expect(db.accounts.map((row) => row.userId)).toEqual(["user-1", "user-1"]);
  });
});

describe("what is in the database", () => {
  shows("VC-a.orphan-user", async () => {
    const { adapter, db } = createMemoryAdapter();
    let hasColumn = false;
    const site = await startSite(() => ({
      adapter: {
        ...adapter,
        linkAccount(account) {
          if (!hasColumn) throw new Error('column "session_state" does not exist');
          return adapter.linkAccount?.(account);
        },
      },
    }));
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["AdapterError", "AdapterError"]);
    expect([db.users.length, db.accounts.length]).toEqual([1, 0]);

    hasColumn = true;
    for (const browser of [site.alice, site.phone]) {
      await browser.signsInWith("Acme ID");
      browser.isAt(NOT_LINKED);
    }
    expect(db.accounts).toEqual([]);
  });

  shows("accounts.drizzle-missing-column", async () => {
    vi.resetModules();
    const fresh = await import("../examples/roles/db");
    fresh.sqlite.run('alter table "account" drop column "session_state"');
    const site = await startSite(() => ({ adapter: DrizzleAdapter(fresh.db, TABLES) }));
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["AdapterError", "AdapterError"]);
    expect(site.messages.join()).toContain("no such column: account.session_state");
    expect(site.calls("adapter")).toEqual(["getUserByAccount"]);
    for (const table of ["user", "account", "session"]) {
      expect(fresh.sqlite.exec(`select * from "${table}"`), table).toEqual([]);
    }
  });

  shows("VE.rows-stay-as-they-were", async () => {
    const persona = { ...aliceThePersona };
    const offered: unknown[] = [];
    const { alice, phone, db } = await startSiteWithDatabase(
      () => ({
        events: {
          signIn({ account, profile }) {
            offered.push([account?.access_token, profile?.name]);
          },
        },
      }),
      { personas: [persona] },
    );
    await alice.signsInWith("Acme ID");
    const before = structuredClone([db.users, db.accounts]);
    persona.name = "Alice Married";
    await phone.signsInWith("Acme ID", "Alice Married");
    phone.isAt("/home");
    expect([db.users, db.accounts]).toEqual(before);
    const tokens = db.accounts.map((row) => row.access_token);
    expect(offered).toEqual([
      [tokens[0], "Alice Example"],
      [expect.not.stringMatching(`^${tokens[0]}$`), "Alice Married"],
    ]);
  });
});
