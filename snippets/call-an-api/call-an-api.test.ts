import type { Account } from "@auth/core/types";
import { getToken } from "@auth/core/jwt";
import GitHub from "@auth/core/providers/github";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import {
  closed,
  keepToken,
  open,
} from "../../examples/nextjs-call-api/callbacks";
import { loadNextAuth } from "../../tests/support/world/next-auth";
import type { SessionJson } from "../../tests/support/world/person";
import { acme } from "../../tests/support/world/providers";
import {
  APP,
  SECRET,
  startSite,
  startSiteWithDatabase,
} from "../../tests/support/world/site";

import { getAccessToken } from "./access-token";

beforeEach(() => void vi.stubEnv("AUTH_SECRET", SECRET));
afterEach(() => void vi.unstubAllEnvs());

/** A request of a browser that has these cookies. */
function requestWith(cookies: { name: string; value: string }[]): Request {
  const cookie = cookies
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  return new Request(`${APP}/api/photos`, { headers: { cookie } });
}

/** Keeps what comes with each sign-in, in the order of the sign-ins. */
function listing(accounts: (Account | null | undefined)[]) {
  return {
    signIn: ({ account }: { account?: Account | null }) =>
      void accounts.push(account),
  };
}

const jwt = keepToken;

describe("the access token in the cookie", () => {
  it("is that of the sign-in, and is found in a cookie in pieces, too", async () => {
    const long = { note: "x".repeat(5000) };
    for (const extra of [{}, long]) {
      const accounts: (Account | null | undefined)[] = [];
      const site = await startSite(() => ({
        events: listing(accounts),
        callbacks: {
          jwt: (params) => ({
            ...keepToken(params),
            ...extra,
          }),
        },
      }));
      await site.alice.signsInWith("Acme ID");
      const cookies = site.alice.cookies("session-token");
      expect(cookies).toHaveLength(extra === long ? 2 : 1);
      const token = accounts[0]?.access_token;
      expect(token).toEqual(expect.any(String));
      expect(await getAccessToken(requestWith(site.alice.cookies()))).toBe(
        token,
      );
      site.world.dispose();
    }
  });

  it("is not there without a sign-in, nor after one at another provider", async () => {
    expect(await getAccessToken(requestWith([]))).toBeUndefined();
    const { alice } = await startSite(() => ({ callbacks: { jwt } }));
    await alice.signsInWith("Beta ID");
    expect(await alice.session()).not.toBeNull();
    expect(await getAccessToken(requestWith(alice.cookies()))).toBeUndefined();
  });

  it("is not there with database sessions, whose cookie has no token", async () => {
    const { alice } = await startSiteWithDatabase(() => ({
      callbacks: { jwt },
    }));
    await alice.signsInWith("Acme ID");
    expect(alice.sessionCookie).toMatch(/^[\da-f-]{36}$/);
    expect(await getAccessToken(requestWith(alice.cookies()))).toBeUndefined();
  });

  it("of a cookie without the prefix is found without secureCookie only", async () => {
    const { alice } = await startSite(() => ({
      useSecureCookies: false,
      callbacks: { jwt },
    }));
    await alice.signsInWith("Acme ID");
    const { headers } = requestWith(alice.cookies());
    const at = (address: string) =>
      getAccessToken(new Request(address, { headers }));
    expect(await at(APP)).toBeUndefined();
    expect(await at("http://localhost:3000")).toEqual(expect.any(String));
  });

  it("of a production build at http://localhost is found with secureCookie: false", async () => {
    vi.stubEnv("NODE_ENV", "production");
    const { NextAuth, arrive } = await loadNextAuth();
    const { encode } = await import("@auth/core/jwt");
    const { auth } = NextAuth({ providers: [], trustHost: true });
    const name = "authjs.session-token";
    const token = { name: "Alice Example", accessToken: "a fake token" };
    const value = await encode({ token, secret: SECRET, salt: name });
    const headers = {
      ...{ host: "localhost:3000", "x-forwarded-proto": "http" },
      cookie: `${name}=${value}`,
    };
    arrive("Server Component", headers);
    expect(await auth()).toMatchObject({ user: { name: "Alice Example" } });
    const read = (secureCookie: boolean) =>
      getToken({ req: { headers }, secret: SECRET, secureCookie });
    expect(await read(false)).toMatchObject(token);
    expect(await read(true)).toBeNull();
  });

  it("is in the session with the form open, and with closed there are name, e-mail and picture only", async () => {
    const sessions: SessionJson[] = [];
    const accounts: (Account | null | undefined)[] = [];
    for (const session of [open, closed]) {
      const { alice, world } = await startSite(() => ({
        events: listing(accounts),
        callbacks: { jwt, session },
      }));
      await alice.signsInWith("Acme ID");
      sessions.push(await alice.session());
      world.dispose();
    }
    const expires = expect.any(String) as unknown;
    const user = {
      name: "Alice Example",
      email: "alice@mail.example",
      image: expect.any(String) as unknown,
    };
    const accessToken = accounts[0]?.access_token;
    expect(accessToken).toEqual(expect.any(String));
    expect(sessions).toEqual([
      { user, expires, accessToken },
      { user, expires },
    ]);
  });

  it("is read without a callback, also when the jwt callback ends the session", async () => {
    const site = await startSite(() => ({ callbacks: { jwt } }));
    await site.alice.signsInWith("Acme ID");
    const request = requestWith(site.alice.cookies());
    site.deploys({ callbacks: { jwt: () => null } });
    const before = site.calls("callback").length;
    expect(await getAccessToken(request)).toEqual(expect.any(String));
    expect(site.calls("callback")).toHaveLength(before);
    expect(await site.alice.session()).toBeNull();
    expect(await getAccessToken(request)).toEqual(expect.any(String));
  });
});

describe("authorization.params.scope", () => {
  const asked = (visits: readonly { url: string }[]) =>
    visits.flatMap(({ url }) => {
      const { pathname, searchParams } = new URL(url);
      const scope = searchParams.get("scope");
      return pathname.endsWith("/authorize") && scope ? [scope] : [];
    });

  it("replaces the default scopes, of GitHub's module, too", async () => {
    const scope = "read:user user:email repo";
    const site = await startSite(() => ({
      providers: [
        GitHub({
          clientId: "fake",
          clientSecret: "fake",
          authorization: { params: { scope } },
        }),
        acme.config({
          authorization: { params: { scope: "openid address" } },
        }),
      ],
    }));
    await site.alice.leavesFor("Acme ID");
    expect(asked(site.visits)).toEqual(["openid address"]);
    await site.alice.opens("/auth/signin");
    await site.alice.clicks("Sign in with GitHub").catch(() => undefined);
    expect(asked(site.visits)).toEqual(["openid address", scope]);
  });

  it("has to have openid at an OpenID provider: without it, the sign-in fails", async () => {
    const site = await startSite(() => ({
      providers: [
        acme.config({ authorization: { params: { scope: "profile email" } } }),
      ],
    }));
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).toBeNull();
    expect(site.logged).toEqual(["CallbackRouteError"]);
  });

  it("counts from the next sign-in on: until then the token stays the old one", async () => {
    const scopes = ["openid profile email", "openid profile email address"];
    const config = (scope?: string) => ({
      providers: [acme.config({ authorization: { params: { scope } } })],
    });
    const accounts: (Account | null | undefined)[] = [];
    const site = await startSite(() => ({
      ...config(scopes[0]),
      events: listing(accounts),
      callbacks: { jwt },
    }));
    await site.alice.signsInWith("Acme ID");
    site.deploys(config(scopes[1]));
    await site.alice.session();
    const kept = () => getAccessToken(requestWith(site.alice.cookies()));
    expect(await kept()).toBe(accounts[0]?.access_token);
    await site.alice.signsInWith("Acme ID");
    expect(await kept()).toBe(accounts[1]?.access_token);
    expect(accounts.map((account) => account?.scope)).toEqual(scopes);
  });
});

describe("database.ts", () => {
  it("gives the token of the first sign-in, which later ones do not replace", async () => {
    const { DrizzleAdapter } = await import("@auth/drizzle-adapter");
    const { db } = await import("./db");
    const { accounts, sessions, users } = await import("./schema");
    const database = await import("./database");
    const seen: (Account | null | undefined)[] = [];
    const { alice } = await startSite(() => ({
      adapter: DrizzleAdapter(db, {
        usersTable: users,
        accountsTable: accounts,
        sessionsTable: sessions,
      }),
      events: listing(seen),
    }));
    await alice.signsInWith("Acme ID");
    await alice.signsOut();
    await alice.signsInWith("Acme ID");
    const [first, second] = seen.map((account) => account?.access_token);
    expect(second).toEqual(expect.any(String));
    expect(second).not.toBe(first);
    const [user] = await db.select().from(users);
    expect(await database.getAccessToken(user?.id ?? "")).toBe(first);
    expect(await database.getAccessToken("nobody")).toBeUndefined();
  });
});
