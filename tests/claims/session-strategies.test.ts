import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createMemoryAdapter } from "../../snippets/databases/memory-adapter";

import { SESSION_COOKIE } from "./support/browser";
import { IdentityProvider } from "./support/identity-provider";
import { signIn, startSite } from "./support/site";

/* What docs/concepts/session-strategies.mdx says, beyond what the FAQ's claims prove. */

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };
const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

async function signedIn(configure: object = {}) {
  const idp = new IdentityProvider("idp");
  const { adapter, db } = createMemoryAdapter();
  const site = await startSite((core) => ({
    providers: [idp.config(core)],
    adapter,
    ...configure,
  }));
  const browser = site.browser();
  await signIn(browser, idp, ada);
  return { idp, db, site, browser };
}

describe("a database session", () => {
  it("is written by each read with updateAge 0", async () => {
    const { db, browser } = await signedIn({ session: { updateAge: 0 } });
    await browser.session();
    await browser.session();
    expect(db.calls.filter((call) => call === "updateSession")).toHaveLength(2);
  });

  it("is deleted when its cookie is presented after it expired, and only then", async () => {
    const { db, browser } = await signedIn();
    wait(31 * DAY);
    expect(db.sessions).toHaveLength(1);
    expect(await browser.session()).toBeNull();
    expect(db.sessions).toEqual([]);
  });

  it("is lost when an instance with JWT sessions reads its cookie", async () => {
    const { browser } = await signedIn();
    const other = await signedIn({ adapter: undefined });
    const proxy = other.site.browser();
    proxy.cookies.set(SESSION_COOKIE, browser.sessionCookie ?? "");
    expect(await proxy.session()).toBeNull();
    expect(proxy.sessionCookie).toBeUndefined();
    expect(other.site.logged).toEqual(["JWTSessionError"]);
  });
});

describe("a JWT session", () => {
  const session = { strategy: "jwt" };

  it("renews a copy that was made before the sign-out, again and again", async () => {
    const { browser } = await signedIn({ session });
    const thief = browser.copy();
    await browser.post("/auth/signout");
    for (let month = 0; month < 12; month++) {
      wait(29 * DAY);
      expect(await thief.session()).not.toBeNull();
    }
  });

  it("is not renewed by a request that does not read it", async () => {
    const { browser } = await signedIn({ session });
    const before = browser.sessionCookie;
    await browser.get("/auth/providers");
    await browser.get("/auth/signin");
    expect(browser.sessionCookie).toBe(before);
  });

  it("gets the maxAge of whichever instance reads it", async () => {
    const short = await signedIn({ session: { ...session, maxAge: 7200 } });
    const proxy = await signedIn({ session });
    const browser = proxy.site.browser();
    browser.cookies.set(SESSION_COOKIE, short.browser.sessionCookie ?? "");
    await browser.session();
    wait(20 * DAY);
    expect(await browser.session()).not.toBeNull();
    expect(await short.browser.session()).toBeNull();
  });

  it("is spoiled by a cookie whose name begins like its own", async () => {
    const { browser } = await signedIn({ session });
    browser.cookies.set(`${SESSION_COOKIE}-admin`, "yes");
    expect(await browser.session()).toBeNull();
  });

  it("is ended by a jwt callback that throws at an update", async () => {
    const { browser } = await signedIn({
      session,
      callbacks: {
        jwt({ token, trigger }: { token: object; trigger?: string }) {
          if (trigger === "update") throw new Error("the database is down");
          return token;
        },
      },
    });
    await browser.postJson("/auth/session", {});
    expect(browser.sessionCookie).toBeUndefined();
  });
});
