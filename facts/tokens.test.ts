import { describe, expect } from "vitest";

import { coreSources } from "../tests/support/core-sources";
import { FRAMEWORK_PACKAGES, packageScripts } from "../tests/support/package-scripts";
import { followsALink, magicLinks } from "../tests/support/world/passwords-and-links";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("the provider's tokens", () => {
  const provider = { refreshTokens: { issued: "always" as const } };

  shows("accounts.tokens-at-sign-in", async () => {
    const received: unknown[] = [];
    const names: string[][] = [];
    const { alice } = await startSite(() => ({
      callbacks: {
        jwt(params) {
          const { token, user, account, profile } = params as Partial<typeof params>;
          received.push([user?.name, account?.access_token, profile?.name]);
          const given = Object.entries(params as Record<string, unknown>);
          names.push(given.flatMap(([name, value]) => (value === undefined ? [] : [name])));
          return token ?? null;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    for (let read = 0; read < 2; read++) {
      expect(Object.keys((await alice.session()) ?? {})).toEqual(["user", "expires"]);
    }
    expect(received).toEqual([
      ["Alice Example", expect.any(String), "Alice Example"],
      ...Array<unknown>(2).fill([undefined, undefined, undefined]),
    ]);
    expect(names.slice(1)).toEqual([["token"], ["token"]]);
  });

  shows("accounts.tokens-passed-on", async () => {
    const tokens = {
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_at: expect.any(Number),
      provider: "acme",
      providerAccountId: "acct_alice",
    };
    const database = await startSiteWithDatabase(undefined, { provider });
    await database.alice.signsInWith("Acme ID");
    expect(database.db.accounts).toEqual([
      expect.objectContaining({ ...tokens, userId: "user-1" }),
    ]);
    database.world.dispose();

    const received: unknown[] = [];
    const jwt = await startSite(
      () => ({
        callbacks: {
          jwt({ token, account }) {
            received.push(account);
            return token;
          },
        },
      }),
      { provider },
    );
    await jwt.alice.signsInWith("Acme ID");
    expect(received).toEqual([expect.objectContaining(tokens)]);
    expect(received[0]).not.toHaveProperty("userId");
  });

  shows("accounts.tokens-never-refreshed", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      let expires = Infinity;
      const events = {
        signIn({ account }: { account?: { expires_at?: number } | null }) {
          expires = account?.expires_at ?? Infinity;
        },
      };
      const site = await start(() => ({ events }), { provider });
      await site.alice.signsInWith("Acme ID");
      site.world.clock.advances("9 h");
      expect(site.world.clock.now() / 1000).toBeGreaterThan(expires);
      expect(await site.alice.session()).not.toBeNull();
      expect(site.tokenRequests).toBe(1);
      site.world.dispose();
    }
    // The packages around core do not do it either.
    for (const name of ["@auth/core/lib", ...FRAMEWORK_PACKAGES]) {
      const refreshing = /refreshTokenGrant|grant_type["':=\s]+refresh_token/;
      expect(
        packageScripts(name).filter((text) => refreshing.test(text)),
        name,
      ).toEqual([]);
    }
  });
});

describe("users and accounts", () => {
  shows("accounts.never-deleted", async () => {
    const sources = coreSources("lib");
    expect(sources.some(({ text }) => text.includes("linkAccount"))).toBe(true);
    expect(sources.filter(({ text }) => /unlinkAccount|deleteUser/.test(text))).toEqual([]);
    for (const name of FRAMEWORK_PACKAGES) {
      const calling = packageScripts(name).filter((text) => /unlinkAccount|deleteUser/.test(text));
      expect(calling, name).toEqual([]);
    }
  });

  shows("accounts.e-mail-link", async () => {
    const outbox: string[] = [];
    const { alice, phone, db } = await startSiteWithDatabase(() => ({
      providers: [acme.config(), magicLinks(outbox)],
    }));
    await alice.signsInWith("Acme ID");
    await followsALink(phone, outbox);
    expect(db.sessions.map((row) => row.userId)).toEqual(["user-1", "user-1"]);
    expect(db.users).toHaveLength(1);
  });

  shows("accounts.unverified-address", async () => {
    const vouched: unknown[] = [];
    const { mallory, phone, db } = await startSiteWithDatabase(() => ({
      events: { signIn: ({ profile }) => void vouched.push(profile?.email_verified) },
    }));
    await mallory.signsInWith("Acme ID", "Mallory Example");
    await phone.signsInWith("Acme ID", "Bob Example");
    expect(vouched).toEqual([false, true]);
    expect(db.sessions).toHaveLength(2);
    expect(db.users.map((row) => row.emailVerified)).toEqual([null, null]);
  });

  shows("accounts.verified-by-link", async () => {
    const outbox: string[] = [];
    const { alice, db, world } = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
    }));
    for (const later of ["0 s", "1 d", "40 d"]) {
      world.clock.advances(later);
      await followsALink(alice, outbox);
      expect(db.users).toHaveLength(1);
      const age = world.clock.now() - Number(db.users[0]?.emailVerified);
      expect(Math.abs(age)).toBeLessThan(60_000);
    }
  });

  shows("accounts.no-account-by-link", async () => {
    const outbox: string[] = [];
    const { alice, db } = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    await followsALink(alice, outbox);
    expect([db.users.length, db.accounts.length, db.sessions.length]).toEqual([1, 0, 1]);
  });
});
