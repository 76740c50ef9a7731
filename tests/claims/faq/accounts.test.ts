import { afterEach, describe, expect, it, vi } from "vitest";

import { coreSources } from "../support/core-sources";
import { IdentityProvider } from "../support/identity-provider";
import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { signIn, startSite } from "../support/site";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };

afterEach(() => {
  vi.useRealTimers();
});

describe("why-does-the-user-id-change", () => {
  it("is random at each sign-in without an adapter, while providerAccountId stays", async () => {
    const idp = new IdentityProvider("idp");
    const seen: { sub?: string; userId?: string; account?: string }[] = [];
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, user, account }) {
          seen.push({ sub: token.sub, userId: user.id, account: account?.providerAccountId });
          return token;
        },
      },
    }));
    for (const browser of [site.browser(), site.browser()]) await signIn(browser, idp, ada);
    const [first, second] = seen;
    expect(first?.sub).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.sub).toBe(first?.userId);
    expect(second?.sub).not.toBe(first?.sub);
    expect([first?.account, second?.account]).toEqual(["ada", "ada"]);
  });

  it("is the row's id with an adapter", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const subjects: unknown[] = [];
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter,
      session: { strategy: "jwt" },
      callbacks: {
        jwt({ token }) {
          subjects.push(token.sub);
          return token;
        },
      },
    }));
    for (const browser of [site.browser(), site.browser()]) await signIn(browser, idp, ada);
    expect(subjects).toEqual(["user-1", "user-1"]);
  });
});

describe("where-are-my-provider-tokens", () => {
  it("are on the Account row, from the first sign-in only", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const offered: unknown[] = [];
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter,
      events: {
        signIn: ({ account }) => {
          offered.push(account?.access_token);
        },
      },
    }));
    for (const browser of [site.browser(), site.browser()]) await signIn(browser, idp, ada);
    expect(db.accounts.map((row) => row.access_token)).toEqual(["access-1"]);
    expect(offered).toEqual(["access-1", "access-2"]);
  });

  it("are not in the session, and reach the jwt callback at sign-in only", async () => {
    const idp = new IdentityProvider("idp");
    const accounts: unknown[] = [];
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, account }) {
          accounts.push(account?.access_token);
          return token;
        },
      },
    }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    expect(Object.keys((await browser.session()) ?? {})).toEqual(["user", "expires"]);
    expect(accounts).toEqual(["access-1", undefined]);
  });
});

describe("how-do-i-get-refresh-tokens-and-access-tokens-for-an-oauth-account", () => {
  it("are passed on at sign-in, to the Account row or to the jwt callback", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const database = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    await signIn(database.browser(), idp, ada);
    const tokens = { access_token: "access-1", refresh_token: "refresh-1" };
    expect(db.accounts).toEqual([
      expect.objectContaining({ ...tokens, expires_at: expect.any(Number) }),
    ]);

    const received: unknown[] = [];
    const jwt = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, account }) {
          received.push(account);
          return token;
        },
      },
    }));
    await signIn(jwt.browser(), idp, ada);
    expect(received).toEqual([expect.objectContaining({ refresh_token: "refresh-2" })]);
  });

  it("are never refreshed by the library", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    vi.setSystemTime(Date.now() + 2 * 3600 * 1000);
    expect(await browser.session()).not.toBeNull();
    expect(idp.tokenRequests.map((fields) => fields.grant_type)).toEqual(["authorization_code"]);
  });
});

describe("unlink-or-delete-accounts", () => {
  it("is not something the library does: it calls neither adapter method", () => {
    const callers = coreSources("lib").filter(({ text }) => /unlinkAccount|deleteUser/.test(text));
    expect(callers).toEqual([]);
  });

  it("leaves a JWT session of a deleted user alive", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter,
      session: { strategy: "jwt" },
    }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    db.users = [];
    db.accounts = [];
    expect(await browser.session()).toMatchObject({ user: { name: "Ada" } });
  });
});
