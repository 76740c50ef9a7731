import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { SESSION_COOKIE } from "../support/browser";
import { IdentityProvider } from "../support/identity-provider";
import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { ORIGIN, signIn, startSite } from "../support/site";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };
const days = (count: number) => count * 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Moves the clock. */
const wait = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe("which-session-strategy", () => {
  it("is JWT without an adapter and database with one, unless the strategy is set", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const configs = [{}, { adapter }, { adapter, session: { strategy: "jwt" as const } }];
    const cookies = [];
    for (const config of configs) {
      const site = await startSite((core) => ({ providers: [idp.config(core)], ...config }));
      const browser = site.browser();
      await signIn(browser, idp, ada);
      cookies.push(browser.sessionCookie);
    }
    const [jwt, database, chosenJwt] = cookies;
    expect(jwt?.split(".")).toHaveLength(5);
    expect(db.sessions.map((row) => row.sessionToken)).toEqual([database]);
    expect(chosenJwt?.split(".")).toHaveLength(5);
  });

  it("lets a copied JWT cookie work after sign-out, but not a copied database cookie", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const outcomes = [];
    for (const config of [{}, { adapter }]) {
      const site = await startSite((core) => ({ providers: [idp.config(core)], ...config }));
      const browser = site.browser();
      await signIn(browser, idp, ada);
      const thief = browser.copy();
      await browser.post("/auth/signout");
      expect(await browser.session()).toBeNull();
      outcomes.push(await thief.session());
    }
    expect(outcomes).toEqual([expect.objectContaining({ user: expect.anything() }), null]);
  });
});

describe("session-lifetime", () => {
  it("is thirty days from the last read, without an end that no read can move", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    for (const config of [{}, { adapter }]) {
      const site = await startSite((core) => ({ providers: [idp.config(core)], ...config }));
      const browser = site.browser();
      await signIn(browser, idp, ada);
      for (let read = 0; read < 15; read++) {
        wait(days(29));
        expect(await browser.session()).not.toBeNull();
      }
      wait(days(31));
      expect(await browser.session()).toBeNull();
    }
  });

  it("writes a database session once a day at most, and re-issues a JWT at each read", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const database = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    const browser = database.browser();
    await signIn(browser, idp, ada);
    const writes = () => db.calls.filter((call) => call === "updateSession").length;
    await browser.session();
    expect(writes()).toBe(0);
    wait(days(1) + 1000);
    await browser.session();
    await browser.session();
    expect(writes()).toBe(1);

    const jwt = await startSite((core) => ({
      providers: [idp.config(core)],
      session: { updateAge: days(1) / 1000 },
    }));
    const other = jwt.browser();
    await signIn(other, idp, ada);
    const before = other.sessionCookie;
    await other.session();
    expect(other.sessionCookie).not.toBe(before);
  });

  it("can be given an absolute end by a jwt callback that returns null", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, account }) {
          if (account) return { ...token, signedInAt: Date.now() };
          return Date.now() - Number(token.signedInAt) > days(7) ? null : token;
        },
      },
    }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    wait(days(6));
    expect(await browser.session()).not.toBeNull();
    wait(days(2));
    expect(await browser.session()).toBeNull();
    expect(browser.sessionCookie).toBeUndefined();
  });
});

describe("sign-out-everywhere", () => {
  it("is deleting the user's rows with database sessions", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    const [laptop, phone, tablet] = [site.browser(), site.browser(), site.browser()];
    for (const browser of [laptop, phone, tablet]) await signIn(browser, idp, ada);

    await laptop.post("/auth/signout");
    expect(await phone.session()).not.toBeNull();
    db.sessions = db.sessions.filter((row) => row.userId !== "user-1");
    for (const browser of [phone, tablet]) {
      expect(await browser.session()).toBeNull();
      expect(browser.sessionCookie).toBeUndefined();
    }
  });

  it("is a version check in the jwt callback with JWT sessions", async () => {
    const idp = new IdentityProvider("idp");
    let tokenVersion = 1;
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, account }) {
          if (account) return { ...token, tokenVersion };
          return token.tokenVersion === tokenVersion ? token : null;
        },
      },
    }));
    const [laptop, phone] = [site.browser(), site.browser()];
    for (const browser of [laptop, phone]) await signIn(browser, idp, ada);
    expect(await phone.session()).not.toBeNull();
    tokenVersion = 2;
    for (const browser of [laptop, phone]) expect(await browser.session()).toBeNull();
  });
});

describe("update-the-session", () => {
  const idp = new IdentityProvider("idp");
  const triggers: unknown[] = [];
  /** A site whose jwt callback copies what the client sends: the mistake the answer warns of. */
  const startNaiveSite = () =>
    startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: {
        jwt({ token, trigger, session }) {
          triggers.push(trigger);
          return trigger === "update" ? { ...token, ...(session as object) } : token;
        },
        session: ({ session, token }) => ({ ...session, role: token.role }),
      },
    }));

  it("is a POST with data of the client's choice, seen as trigger update", async () => {
    const browser = (await startNaiveSite()).browser();
    await signIn(browser, idp, ada);
    await browser.session();
    const updated = await browser.postJson("/auth/session", { data: { role: "admin" } });
    expect(await updated.json()).toMatchObject({ role: "admin" });
    expect(triggers).toEqual(["signIn", undefined, "update"]);
    expect(await browser.session()).toMatchObject({ role: "admin" });
  });

  it("needs the CSRF token", async () => {
    const browser = (await startNaiveSite()).browser();
    await signIn(browser, idp, ada);
    const refused = await browser.postRaw("/auth/session", { data: "x" });
    expect(refused.status).toBe(400);
  });

  it("shows a changed row at the next read with database sessions", async () => {
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    for (const user of db.users) user.name = "Ada Lovelace";
    expect(await browser.session()).toMatchObject({ user: { name: "Ada Lovelace" } });
  });
});

describe("verify-the-session-in-another-service", () => {
  it("needs the secret and the cookie's name, which open and forge sessions alike", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({ providers: [idp.config(core)] }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    const token = browser.sessionCookie ?? "";
    const header = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());
    expect(header).toMatchObject({ alg: "dir", enc: "A256CBC-HS512" });

    const { decode, encode, getToken } = site.core;
    const secret = "a-secret-for-tests-only";
    expect(await decode({ token, secret, salt: SESSION_COOKIE })).toMatchObject({ name: "Ada" });
    await expect(decode({ token, secret, salt: "authjs.session-token" })).rejects.toThrow();
    await expect(decode({ token, secret: "another", salt: SESSION_COOKIE })).rejects.toThrow();
    const req = new Request(ORIGIN, { headers: { cookie: `${SESSION_COOKIE}=${token}` } });
    expect(await getToken({ req, secret, secureCookie: true })).toMatchObject({ name: "Ada" });

    const forger = site.browser();
    const forged = { name: "Mallory", sub: "1" };
    forger.cookies.set(
      SESSION_COOKIE,
      await encode({ token: forged, secret, salt: SESSION_COOKIE }),
    );
    expect(await forger.session()).toMatchObject({ user: { name: "Mallory" } });
  });
});

describe("session-cookie-too-large", () => {
  it("is split into cookies of 3936 characters, all of which travel with each request", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: { jwt: ({ token }) => ({ ...token, payload: "x".repeat(6000) }) },
    }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    const chunks = [...browser.cookies].filter(([name]) => name.startsWith(SESSION_COOKIE));
    expect(chunks.map(([name]) => name)).toEqual([0, 1, 2].map((n) => `${SESSION_COOKIE}.${n}`));
    expect(chunks[0]?.[1]).toHaveLength(3936);
    expect(await browser.session()).not.toBeNull();
  });

  it("has about 500 characters at least, and four for each three that are added", async () => {
    const idp = new IdentityProvider("idp");
    let payload = "";
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: { jwt: ({ token }) => ({ ...token, payload }) },
    }));
    const length = async () => {
      const browser = site.browser();
      await signIn(browser, idp, ada);
      return browser.sessionCookie?.length ?? 0;
    };
    const least = await length();
    expect(least).toBeGreaterThan(480);
    expect(least).toBeLessThan(560);
    payload = "x".repeat(1500);
    expect((await length()) - least).toBeGreaterThan(1950);
    expect((await length()) - least).toBeLessThan(2050);
  });

  it("is 36 characters with database sessions", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    expect(browser.sessionCookie).toHaveLength(36);
  });
});
