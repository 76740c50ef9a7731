import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Browser } from "../../tests/claims/support/browser";
import { IdentityProvider } from "../../tests/claims/support/identity-provider";
import { createMemoryAdapter } from "../databases/memory-adapter";
import { ORIGIN, signIn, startSite } from "../../tests/claims/support/site";

import {
  getAccessToken,
  storeTokensAtSignIn,
  type AccountTable,
} from "./database";
import { createSingleFlight } from "./single-flight";
import type { ProviderTokens } from "./tokens";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };
const HOUR = 3600 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (milliseconds: number) =>
  vi.setSystemTime(Date.now() + milliseconds);
const refreshesOf = (idp: IdentityProvider) =>
  idp.tokenRequests.filter((fields) => fields.grant_type === "refresh_token")
    .length;

/** The guide's site, signed in, with the simulated provider in Google's place. */
async function startGuide(override: object = {}) {
  const idp = new IdentityProvider("google");
  vi.stubGlobal("fetch", idp.fetch);
  const site = await startSite(() => ({ providers: [] }));
  const { authConfig } = await import("./auth");
  const { profileRoute } = await import("./profile-route");
  authConfig.providers = [idp.config(site.core)];
  authConfig.secret = "a-secret-for-tests-only";
  authConfig.callbacks = { ...authConfig.callbacks, ...override };
  const { Browser } = await import("../../tests/claims/support/browser");
  const browser = new Browser(ORIGIN, (request) =>
    new URL(request.url).pathname === "/profile"
      ? profileRoute(request)
      : site.core.Auth(request, { ...authConfig, logger: { error() {} } }),
  );
  await signIn(browser, idp, ada);
  return { idp, browser };
}

const readInParallel = (browser: Browser, count: number) =>
  Promise.all(Array.from({ length: count }, () => browser.copy().session()));

describe("the JWT form", () => {
  it("refreshes once for 20 parallel requests with an expired token", async () => {
    const { idp, browser } = await startGuide();
    wait(HOUR);
    const sessions = await readInParallel(browser, 20);
    expect(refreshesOf(idp)).toBe(1);
    expect(sessions.map((session) => session?.signInAgain)).toEqual(
      Array(20).fill(false),
    );
  });

  it("gives a late request with the old cookie the same new tokens", async () => {
    const { idp, browser } = await startGuide();
    const late = browser.copy();
    wait(HOUR);
    await browser.session();
    wait(30 * 1000);
    expect(await late.session()).toMatchObject({ signInAgain: false });
    expect(refreshesOf(idp)).toBe(1);
  });

  it("goes on refreshing, hour after hour", async () => {
    const { idp, browser } = await startGuide();
    for (let hour = 1; hour <= 5; hour++) {
      wait(HOUR);
      expect(await browser.session()).toMatchObject({ signInAgain: false });
      expect(refreshesOf(idp)).toBe(hour);
    }
  });

  it("loses the session's tokens, not the session, when the provider refuses", async () => {
    const { browser } = await startGuide();
    const stale = browser.copy();
    wait(HOUR);
    await browser.session();
    wait(2 * 60 * 1000);
    expect(await stale.session()).toMatchObject({
      user: { name: "Ada" },
      signInAgain: true,
    });
  });

  it("keeps the old tokens and tries again when the network fails", async () => {
    const { idp, browser } = await startGuide();
    wait(HOUR);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect(await browser.session()).toMatchObject({ signInAgain: false });
    vi.stubGlobal("fetch", idp.fetch);
    await browser.session();
    expect(refreshesOf(idp)).toBe(1);
  });

  it("never shows a token to the browser", async () => {
    const { browser } = await startGuide();
    expect(JSON.stringify(await browser.session())).not.toMatch(
      /access-|refresh-/,
    );
  });

  it("calls an API from a route of its own and sends the new cookie on", async () => {
    const { idp, browser } = await startGuide();
    wait(HOUR);
    const before = browser.sessionCookie;
    const first = await browser.get("/profile");
    expect(await first.json()).toEqual({ authorization: "Bearer access-2" });
    expect(browser.sessionCookie).not.toBe(before);
    await browser.get("/profile");
    expect(refreshesOf(idp)).toBe(1);
    browser.cookies.clear();
    expect((await browser.get("/profile")).status).toBe(401);
  });
});

describe("what the guide warns of", () => {
  /** The refresh without a single flight, as it is often written. */
  const naive = {
    jwt: async ({
      token,
      account,
    }: {
      token: { tokens?: unknown };
      account?: object | null;
    }) => {
      const { refresh } = await import("./refresh");
      const { isExpiring, tokensOf } = await import("./tokens");
      if (account) return { ...token, tokens: tokensOf(account as never) };
      const tokens = token.tokens as ProviderTokens;
      if (!isExpiring(tokens)) return token;
      try {
        return { ...token, tokens: await refresh(tokens) };
      } catch {
        return { ...token, signInAgain: true };
      }
    },
  };

  it("is that parallel requests without a single flight all but one fail", async () => {
    const { idp, browser } = await startGuide(naive);
    wait(HOUR);
    const sessions = await readInParallel(browser, 5);
    expect(refreshesOf(idp)).toBe(5);
    expect(sessions.filter((session) => session?.signInAgain)).toHaveLength(4);
  });

  it("is that an error which leaves the jwt callback deletes the session cookie", async () => {
    const { browser } = await startGuide({
      jwt({ token, account }: { token: object; account?: object | null }) {
        if (account) return token;
        throw new Error("token endpoint: 503");
      },
    });
    expect(await browser.session()).toBeNull();
    expect(browser.sessionCookie).toBeUndefined();
  });
});

describe("createSingleFlight", () => {
  it("forgets a failure at once and a result after its time", async () => {
    const run = createSingleFlight<number>(1000);
    await expect(
      run("key", () => Promise.reject(new Error("no"))),
    ).rejects.toThrow("no");
    expect(await run("key", () => Promise.resolve(1))).toBe(1);
    expect(await run("key", () => Promise.resolve(2))).toBe(1);
    expect(await run("other", () => Promise.resolve(3))).toBe(3);
    wait(1001);
    expect(await run("key", () => Promise.resolve(4))).toBe(4);
  });
});

describe("the database form", () => {
  /** A table with one lock per row, as a transaction with SELECT … FOR UPDATE gives it. */
  function createTable() {
    const rows = new Map<string, ProviderTokens | undefined>();
    let queue: Promise<unknown> = Promise.resolve();
    const table: AccountTable = {
      withLockedTokens(userId, work) {
        const turn = queue.then(() => work(rows.get(userId)));
        queue = turn.catch(() => undefined);
        return turn;
      },
      async saveTokens(userId, tokens) {
        rows.set(userId, tokens);
      },
    };
    return { table, rows };
  }

  async function startDatabaseGuide() {
    const idp = new IdentityProvider("google");
    vi.stubGlobal("fetch", idp.fetch);
    const { adapter, db } = createMemoryAdapter();
    const { table, rows } = createTable();
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter,
      events: { signIn: storeTokensAtSignIn(table) },
    }));
    await signIn(site.browser(), idp, ada);
    return { idp, db, site, table, rows };
  }

  it("refreshes once for 20 parallel callers", async () => {
    const { idp, table } = await startDatabaseGuide();
    expect(await getAccessToken(table, "user-1")).toBe("access-1");
    wait(HOUR);
    const calls = Array.from({ length: 20 }, () =>
      getAccessToken(table, "user-1"),
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["access-2"]));
    expect(refreshesOf(idp)).toBe(1);
  });

  it("removes refused tokens, and has new ones after the next sign-in", async () => {
    const { idp, site, table, rows } = await startDatabaseGuide();
    rows.set("user-1", {
      accessToken: "old",
      refreshToken: "revoked",
      expiresAt: 0,
    });
    expect(await getAccessToken(table, "user-1")).toBeUndefined();
    expect(rows.get("user-1")).toBeUndefined();
    await signIn(site.browser(), idp, ada);
    expect(await getAccessToken(table, "user-1")).toBe("access-2");
  });
});
