import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db as drizzleDb } from "../examples/database-sessions/db";
import * as schema from "../examples/database-sessions/schema";
import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const SIGNED_IN = { user: { name: "Alice Example" } };
const DAY = 86_400_000;
const isJwt = (cookie = "") => cookie.split(".").length === 5;

describe("both strategies", () => {
  const both = [startSite, startSiteWithDatabase];

  shows("sessions.default-strategy", async () => {
    const { adapter, db } = createMemoryAdapter();
    const configs = [{}, { adapter }, { adapter, session: { strategy: "jwt" as const } }];
    const found: string[] = [];
    for (const config of configs) {
      const { alice, world } = await startSite(() => config);
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).toMatchObject(SIGNED_IN);
      const isRow = db.sessions.some((row) => row.sessionToken === alice.sessionCookie);
      found.push(isRow ? "row" : isJwt(alice.sessionCookie) ? "JWT" : "neither");
      world.dispose();
    }
    expect(found).toEqual(["JWT", "row", "JWT"]);
    expect(db.sessions).toHaveLength(1);
  });

  shows("sessions.thirty-days", async () => {
    for (const start of both) {
      const { alice, world } = await start();
      await alice.signsInWith("Acme ID");
      for (let read = 0; read < 15; read++) {
        world.clock.advances("29 d");
        expect(await alice.session()).toMatchObject(SIGNED_IN);
      }
      world.clock.advances("31 d");
      expect(await alice.session()).toBeNull();
      world.dispose();
    }
  });

  shows("sessions.cookie-expires", async () => {
    for (const start of both) {
      const { alice, world } = await start(() => ({ session: { maxAge: 10 * 86_400 } }));
      const days = () => (Number(alice.cookies("session")[0]?.expires) - world.clock.now()) / DAY;
      await alice.signsInWith("Acme ID");
      expect(days()).toBeCloseTo(10, 2);
      for (let read = 0; read < 3; read++) {
        // Less than updateAge: the row stays as it is.
        world.clock.advances("6 h");
        expect(days()).toBeCloseTo(9.75, 2);
        await alice.session();
        expect(days()).toBeCloseTo(10, 2);
      }
      world.dispose();
    }
  });

  shows("sessions.dropped-cookie", async () => {
    for (const start of both) {
      const site = await start();
      const { alice, world, core } = site;
      await alice.signsInWith("Acme ID");
      /** What `auth()` in a Server Component or `getSession()` of Express does. */
      const readsAndDropsTheCookie = async () => {
        const headers = { cookie: `${SESSION_COOKIE}=${alice.sessionCookie}` };
        const request = new Request(`${APP}/auth/session`, { headers });
        return (await (await core.Auth(request, { ...site.config })).json()) as unknown;
      };
      for (let day = 2; day < 30; day += 2) {
        world.clock.advances("2 d");
        expect(await readsAndDropsTheCookie()).toMatchObject(SIGNED_IN);
      }
      world.clock.advances("3 d");
      alice.hasNoCookie(SESSION_COOKIE);
      expect(await alice.session()).toBeNull();
      if ("db" in site) {
        const { sessions } = (site as Awaited<ReturnType<typeof startSiteWithDatabase>>).db;
        const left = Number(sessions[0]?.expires) - world.clock.now();
        expect(left / DAY).toBeGreaterThan(25);
      }
      world.dispose();
    }
  });

  shows("sessions.default-fields", async () => {
    for (const start of both) {
      const { alice, world } = await start();
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).toEqual({
        user: {
          name: "Alice Example",
          email: "alice@mail.example",
          image: expect.any(String),
        },
        expires: expect.any(String),
      });
      world.dispose();
    }
  });

  shows("sessions.callback-parameter", async () => {
    const received: string[][] = [];
    for (const start of both) {
      const { alice, world } = await start(() => ({
        callbacks: {
          session(params) {
            received.push(["token", "user"].filter((name) => name in params));
            return params.session;
          },
        },
      }));
      await alice.signsInWith("Acme ID");
      await alice.session();
      world.dispose();
    }
    expect(received).toEqual([["token"], ["user"]]);
  });
});

shows("sessions.callback-session", async () => {
  const given: object[] = [];
  const callbacks: AuthConfig["callbacks"] = {
    session({ session }) {
      given.push(structuredClone(session));
      return { expires: "" };
    },
  };
  const jwt = await startSite(() => ({ callbacks }));
  await jwt.alice.signsInWith("Acme ID");
  await jwt.alice.session();
  jwt.world.dispose();
  const rows = await startSiteWithDatabase(() => ({ callbacks }));
  await rows.alice.signsInWith("Acme ID");
  await rows.alice.session();
  const shown = { name: "Alice Example", email: "alice@mail.example", image: expect.any(String) };
  expect(given).toEqual([
    { user: shown, expires: expect.any(String) },
    { ...rows.db.sessions[0], user: rows.db.users[0] },
  ]);
});

shows("sessions.stays-at-the-provider", async () => {
  const site = await startSite();
  const requests = () =>
    [...site.serverRequests, ...site.visits.map(({ url }) => url)].filter((url) =>
      url.startsWith(acme.issuer),
    ).length;
  await site.alice.signsInWith("Acme ID");
  const before = requests();
  expect(before).toBeGreaterThan(0);
  await site.alice.signsOut();
  expect(await site.alice.session()).toBeNull();
  expect(requests()).toBe(before);
  await site.alice.leavesFor("Acme ID");
  site.alice.isAt("/home");
  expect(await site.alice.session()).toMatchObject(SIGNED_IN);
});

describe("a database session", () => {
  shows("sessions.changed-row", async () => {
    const { alice, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    for (const user of db.users) user.name = "Alice Married";
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Married" } });
  });

  shows("sessions.deleted-user-with-rows", async () => {
    const { accounts, sessions, users } = schema;
    const tables = { usersTable: users, accountsTable: accounts, sessionsTable: sessions };
    const { alice } = await startSite(() => ({ adapter: DrizzleAdapter(drizzleDb, tables) }));
    await alice.signsInWith("Acme ID");
    expect(await alice.session()).toMatchObject(SIGNED_IN);
    await drizzleDb.delete(users);
    expect(await alice.session()).toBeNull();
    alice.hasNoCookie(SESSION_COOKIE);
  });

  shows("sessions.one-query", async () => {
    const { alice, calls, world } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    const callsOfARead = async () => {
      const before = calls("adapter").length;
      await alice.session();
      return calls("adapter").slice(before);
    };
    expect(await callsOfARead()).toEqual(["getSessionAndUser"]);
    world.clock.advances("25 h");
    expect(await callsOfARead()).toEqual(["getSessionAndUser", "updateSession"]);
    expect(await callsOfARead()).toEqual(["getSessionAndUser"]);
  });

  shows("sessions.update-age-zero", async () => {
    const { alice, calls } = await startSiteWithDatabase(() => ({ session: { updateAge: 0 } }));
    await alice.signsInWith("Acme ID");
    for (let read = 0; read < 2; read++) await alice.session();
    expect(calls("adapter").filter((name) => name === "updateSession")).toHaveLength(2);
  });

  shows("sessions.expired-row", async () => {
    const { alice, phone, db, world } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    const token = alice.sessionCookie ?? "";
    world.clock.advances("31 d");
    await phone.session();
    expect(db.sessions).toHaveLength(1);
    // Her own browser no longer has it, but somebody else may.
    phone.plants(SESSION_COOKIE, token);
    expect(await phone.session()).toBeNull();
    expect(db.sessions).toEqual([]);
  });

  shows("sessions.database-key", async () => {
    const own = { session: { generateSessionToken: () => "a-fake-key" } };
    for (const [config, key] of [
      [{}, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
      [own, /^a-fake-key$/],
    ] as const) {
      const { alice, db, world } = await startSiteWithDatabase(() => config);
      await alice.signsInWith("Acme ID");
      expect(alice.sessionCookie).toMatch(key);
      expect(db.sessions).toEqual([
        { sessionToken: alice.sessionCookie, userId: "user-1", expires: expect.any(Date) },
      ]);
      world.dispose();
    }
  });

  shows("sessions.database-cookie-size", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({
      callbacks: { session: ({ session, user }) => ({ ...session, user }) },
    }));
    await alice.signsInWith("Acme ID");
    expect(alice.sessionCookie).toHaveLength(36);
    for (const user of db.users) user.name = "A".repeat(10_000);
    expect(JSON.stringify(await alice.session()).length).toBeGreaterThan(10_000);
    expect(alice.sessionCookie).toHaveLength(36);
  });
});

describe("a JWT session", () => {
  shows("sessions.absolute-end", async () => {
    const { alice, world } = await startSite(() => ({
      callbacks: {
        jwt({ token, account }) {
          if (account) return { ...token, signedInAt: Date.now() };
          return Date.now() - Number(token.signedInAt) > 7 * 86_400_000 ? null : token;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    world.clock.advances("6 d");
    expect(await alice.session()).toMatchObject(SIGNED_IN);
    world.clock.advances("2 d");
    expect(await alice.session()).toBeNull();
    alice.hasNoCookie(SESSION_COOKIE);
  });

  shows("sessions.other-requests", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, world } = await start(() => ({ session: { updateAge: 0 } }));
      await alice.signsInWith("Acme ID");
      const expiry = () => alice.cookies("session")[0]?.expires;
      const before = [alice.sessionCookie, expiry()];
      world.clock.advances("1 h");
      for (const path of ["/auth/providers", "/auth/csrf", "/auth/signin", "/"]) {
        expect((await alice.requests(path)).status).toBe(200);
      }
      expect([alice.sessionCookie, expiry()]).toEqual(before);
      await alice.session();
      expect(expiry()).not.toBe(before[1]);
      world.dispose();
    }
  });

  shows("sessions.throw-at-an-update", async () => {
    const site = await startSite(() => ({
      callbacks: {
        jwt({ token, trigger }) {
          if (trigger === "update") throw new Error("the database is down");
          return token;
        },
      },
    }));
    await site.alice.signsInWith("Acme ID");
    expect(isJwt(site.alice.sessionCookie)).toBe(true);
    await site.alice.posts("/auth/session");
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(site.logged).toEqual(["JWTSessionError"]);
  });

  shows("sessions.opened-elsewhere", async () => {
    const { alice, mallory, core } = await startSite();
    await alice.signsInWith("Acme ID");
    const token = alice.sessionCookie ?? "";
    const [header = ""] = token.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toMatchObject({
      alg: "dir",
      enc: "A256CBC-HS512",
    });

    const opened = { secret: SECRET, salt: SESSION_COOKIE };
    expect(await core.decode({ ...opened, token })).toMatchObject({ name: "Alice Example" });
    for (const wrong of [{ salt: "authjs.session-token" }, { secret: "another" }]) {
      await expect(core.decode({ ...opened, ...wrong, token })).rejects.toThrow();
    }
    const req = new Request(APP, { headers: { cookie: `${SESSION_COOKIE}=${token}` } });
    const read = await core.getToken({ req, secret: SECRET, secureCookie: true });
    expect(read).toMatchObject({ name: "Alice Example" });

    const forged = await core.encode({ ...opened, token: { name: "Mallory", sub: "1" } });
    mallory.plants(SESSION_COOKIE, forged);
    expect(await mallory.session()).toMatchObject({ user: { name: "Mallory" } });
  });

  shows("sessions.other-cookies", async () => {
    const { alice, core } = await startSite();
    await alice.leavesFor("Acme ID");
    const [check] = alice.cookies("pkce");
    const { name: salt = "", value: token } = check ?? {};
    expect(await core.decode({ token, salt, secret: SECRET })).not.toBeNull();
    const withOwnSalt = core.decode({ token, salt: SESSION_COOKIE, secret: SECRET });
    await expect(withOwnSalt).rejects.toThrow("no matching decryption secret");
  });

  shows("sessions.cookie-size", async () => {
    const lengthWith = async (payload: string) => {
      const { alice, world } = await startSite(() => ({
        // The least that a session holds: name and address.
        providers: [acme.config({ profile: ({ sub, name, email }) => ({ id: sub, name, email }) })],
        callbacks: { jwt: ({ token }) => ({ ...token, payload }) },
      }));
      await alice.signsInWith("Acme ID");
      world.dispose();
      return alice.sessionCookie?.length ?? 0;
    };
    const least = await lengthWith("");
    expect(least).toBeGreaterThan(480);
    expect(least).toBeLessThan(560);
    const added = (await lengthWith("x".repeat(1500))) - least;
    expect(added).toBeGreaterThan(1950);
    expect(added).toBeLessThan(2050);
  });

  shows("sessions.replaced-secret", async () => {
    const { alice, deploys } = await startSite();
    await alice.signsInWith("Acme ID");
    deploys({ secret: "the new fake secret" });
    expect(await alice.session()).toBeNull();
  });

  shows("sessions.cookie-only", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    site.alice.hasCookie(SESSION_COOKIE, { httpOnly: true });
    const callback = site.visits.find(({ url }) => url.startsWith(`${APP}/auth/callback/acme`));
    const answer = site.world.trace.events.find(
      (event) => event.kind === "response" && event.request === callback?.id,
    );
    expect(answer).toMatchObject({ status: 302, body: "" });
  });
});
