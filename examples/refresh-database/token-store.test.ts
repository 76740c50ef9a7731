import type { Account } from "@auth/core/types";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { observeDriver } from "../../src/world/database/observe-driver";

/** Loads the example's files with the lock on, over a database of their own. */
async function open() {
  vi.resetModules();
  vi.doMock("./settings", () => ({ locks: true, parallel: 4 }));
  const [{ db, sqlite }, schema, store, lock, { REFRESH_TIMEOUT }] = await Promise.all([
    import("./db"),
    import("./schema"),
    import("./token-store"),
    import("./lock"),
    import("./refresh"),
  ]);
  db.insert(schema.users).values({ id: "alice" }).run();
  for (const provider of ["acme", "beta"]) {
    const tokens = { access_token: `at-${provider}`, refresh_token: `rt-${provider}` };
    const expires_at = 0;
    const account = { userId: "alice", type: "oidc" as const, provider, providerAccountId: "1" };
    db.insert(schema.accounts)
      .values({ ...account, ...tokens, expires_at })
      .run();
  }
  const rowOf = (provider: string) =>
    db
      .select()
      .from(schema.accounts)
      .all()
      .find((row) => row.provider === provider);
  const locks = () => db.select().from(schema.refreshes).all();
  return { ...store, ...lock, db, sqlite, REFRESH_TIMEOUT, rowOf, locks };
}

/** Loads the store's modules once more, over the same database: what another process shares. */
async function openInAnotherProcess({ db, sqlite }: Awaited<ReturnType<typeof open>>) {
  vi.resetModules();
  vi.doMock("./db", () => ({ db, sqlite }));
  const [store, lock] = await Promise.all([import("./token-store"), import("./lock")]);
  vi.doUnmock("./db");
  return { ...store, ...lock };
}

/** What `events.signIn` gets. */
function signInWith(provider: string, tokens: Partial<Account>): Account {
  return { type: "oidc", provider, providerAccountId: "1", ...tokens };
}

describe("a sign-in", () => {
  test("keeps the stored refresh token when none comes, and takes the new access token", async () => {
    const { storeAtSignIn, rowOf } = await open();
    storeAtSignIn(signInWith("acme", { access_token: "at-new", expires_at: 7 }));
    expect(rowOf("acme")).toMatchObject({
      access_token: "at-new",
      refresh_token: "rt-acme",
      expires_at: 7,
    });
  });

  test("replaces both tokens when both come", async () => {
    const { storeAtSignIn, rowOf } = await open();
    storeAtSignIn(signInWith("acme", { access_token: "at-new", refresh_token: "rt-new" }));
    expect(rowOf("acme")).toMatchObject({ access_token: "at-new", refresh_token: "rt-new" });
  });

  test("with another provider leaves this provider's row alone", async () => {
    const { storeAtSignIn, rowOf } = await open();
    const before = rowOf("acme");
    storeAtSignIn(signInWith("beta", { access_token: "at-new", refresh_token: "rt-new" }));
    expect(rowOf("acme")).toEqual(before);
    expect(rowOf("beta")).toMatchObject({ access_token: "at-new", refresh_token: "rt-new" });
  });
});

describe("the lock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    // The platform's own runs on a clock that cannot be turned.
    vi.spyOn(AbortSignal, "timeout").mockImplementation((delay) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException("too slow", "TimeoutError")), delay);
      return controller.signal;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** A provider that answers after so many milliseconds; how often it was asked at the same time. */
  function answersAfter(delay: number) {
    const seen = { now: 0, most: 0, all: 0 };
    vi.spyOn(globalThis, "fetch").mockImplementation((_url, init) => {
      seen.now++;
      seen.all++;
      seen.most = Math.max(seen.most, seen.now);
      return new Promise<Response>((resolve, reject) => {
        const body = { access_token: "at-fresh", expires_in: 3600, refresh_token: "rt-fresh" };
        setTimeout(() => resolve(Response.json(body)), delay);
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
      }).finally(() => seen.now--);
    });
    return seen;
  }

  test("is taken, or refused, by one statement", async () => {
    const { claim, sqlite, LEASE } = await open();
    let statements = 0;
    const observer = { begins: () => void statements++, ended: () => {}, closes: () => {} };
    observeDriver(sqlite, observer);
    const attempts = [0, 1, LEASE].map((later) => {
      vi.advanceTimersByTime(later);
      statements = 0;
      return { taken: claim("alice") !== undefined, statements };
    });
    expect(attempts).toEqual([
      { taken: true, statements: 1 },
      { taken: false, statements: 1 },
      { taken: true, statements: 1 },
    ]);
  });

  test("is released by its owner only: one that comes too late leaves the next owner's", async () => {
    const { claim, release, locks, LEASE } = await open();
    const late = claim("alice");
    expect(late).toBeDefined();
    expect(claim("alice")).toBeUndefined();
    vi.advanceTimersByTime(LEASE + 1);
    const next = claim("alice");
    expect(next).toBeDefined();
    if (late) release(late);
    expect(locks()).toMatchObject([{ owner: next?.owner }]);
    expect(claim("alice")).toBeUndefined();
    if (next) release(next);
    expect(locks()).toEqual([]);
  });

  test("outlives a refresh: the request to the provider is given up before the lock ends", async () => {
    const { getAccessToken, REFRESH_TIMEOUT, LEASE, locks, rowOf } = await open();
    expect(REFRESH_TIMEOUT).toBeLessThan(LEASE);
    const seen = answersAfter(3 * LEASE);
    const requests = Array.from({ length: 3 }, () => getAccessToken("alice"));
    const outcomes = Promise.allSettled(requests);
    await vi.advanceTimersByTimeAsync(4 * LEASE);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { name: "TimeoutError" } });
    }
    // One after the other, never two with the same refresh token.
    expect(seen).toEqual({ now: 0, most: 1, all: 3 });
    expect(locks()).toEqual([]);
    expect(rowOf("acme")?.refresh_token).toBe("rt-acme");
  });

  test("lets one refresh serve all that wait for it, in both of two processes, outside of any request", async () => {
    const first = await open();
    const second = await openInAnotherProcess(first);
    expect(second.claim).not.toBe(first.claim);
    const seen = answersAfter(2_000);
    const both = [first, second, first, second];
    const asked = Promise.all(both.map(({ getAccessToken }) => getAccessToken("alice")));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await asked).toEqual(Array(4).fill("at-fresh"));
    expect(seen.all).toBe(1);
    expect(first.locks()).toEqual([]);
    expect(first.rowOf("acme")).toMatchObject({
      access_token: "at-fresh",
      refresh_token: "rt-fresh",
    });
  });

  test("holds no transaction open while the provider answers", async () => {
    const { db, getAccessToken } = await open();
    const seen = answersAfter(2_000);
    const request = getAccessToken("alice");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.now).toBe(1);
    // SQLite refuses to begin one inside of another.
    db.run(sql`BEGIN`);
    expect(() => db.run(sql`BEGIN`)).toThrow();
    db.run(sql`ROLLBACK`);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await request).toBe("at-fresh");
  });

  test("is no obstacle to a sign-in: the refresh that ends later does not overwrite its tokens", async () => {
    const { getAccessToken, storeAtSignIn, rowOf } = await open();
    answersAfter(2_000);
    const request = getAccessToken("alice");
    await vi.advanceTimersByTimeAsync(1_000);
    storeAtSignIn(signInWith("acme", { access_token: "at-new", refresh_token: "rt-new" }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await request).toBe("at-fresh");
    expect(rowOf("acme")).toMatchObject({ access_token: "at-new", refresh_token: "rt-new" });
  });
});
