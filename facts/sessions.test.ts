import { describe, expect } from "vitest";

import { followsALink, magicLinks } from "../tests/support/world/passwords-and-links";
import { SESSION_COOKIE, type SessionJson } from "../tests/support/world/person";
import { shows } from "../tests/support/shows";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const jwt = { session: { strategy: "jwt" as const } };
const SIGNED_IN = expect.objectContaining({
  user: expect.objectContaining({ name: "Alice Example" }),
}) as SessionJson;

describe("a JWT session", () => {
  shows("V11.renewed-by-each-read", async () => {
    const done: string[] = [];
    const { alice, core, world } = await startSite((own) => ({
      jwt: {
        encode(params) {
          done.push("encryption");
          return own.encode(params);
        },
        decode(params) {
          done.push("decryption");
          return own.decode(params);
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    const claims = () =>
      core.decode({ token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE });
    for (let read = 1; read <= 3; read++) {
      const before = await claims();
      world.clock.advances("1 h");
      done.length = 0;
      await alice.session();
      expect(done).toEqual(["decryption", "encryption"]);
      const after = await claims();
      expect(after?.jti).not.toBe(before?.jti);
      for (const time of ["iat", "exp"] as const) {
        expect(Number(after?.[time]) - Number(before?.[time])).toBeCloseTo(3600, -1);
      }
      expect(after?.sub).toBe(before?.sub);
    }
  });

  shows("V11.update-age-is-ignored", async () => {
    const { alice } = await startSite(() => ({ session: { updateAge: 24 * 3600 } }));
    await alice.signsInWith("Acme ID");
    const before = alice.sessionCookie;
    await alice.session();
    expect(alice.sessionCookie).not.toBe(before);
  });

  shows("V11.replay-after-sign-out", async () => {
    for (const [session, sooner, later] of [
      [{}, "29 d", "31 d"],
      [{ maxAge: 3600 }, "59 min", "61 min"],
    ] as const) {
      const { alice, mallory, world } = await startSite(() => ({ session }));
      await alice.signsInWith("Acme ID");
      mallory.steals(alice);
      const copy = mallory.sessionCookie ?? "";
      await alice.signsOut();
      alice.hasNoCookie(SESSION_COOKIE);
      expect(await alice.session()).toBeNull();

      for (let uses = 0; uses < 2; uses++) {
        world.clock.advances(sooner);
        expect(await mallory.session()).toEqual(SIGNED_IN);
      }
      const last = mallory.sessionCookie ?? "";
      world.clock.advances(later);
      for (const token of [copy, last]) {
        mallory.plants(SESSION_COOKIE, token);
        expect(await mallory.session()).toBeNull();
      }
      world.dispose();
    }
  });

  shows("V11.one-clock", async () => {
    const { alice, core, world } = await startSite();
    await alice.signsInWith("Acme ID");
    const token = alice.sessionCookie;
    world.clock.advances("31 d");
    await expect(core.decode({ token, secret: SECRET, salt: SESSION_COOKIE })).rejects.toThrow(
      '"exp" claim timestamp check failed',
    );
    await alice.signsInWith("Acme ID");
    const fresh = { token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
    const claims = await core.decode(fresh);
    expect(Number(claims?.iat) * 1000).toBeCloseTo(world.clock.now(), -4);
  });

  shows("VC-g.deleted-user", async () => {
    const { alice, db } = await startSiteWithDatabase(() => jwt);
    await alice.signsInWith("Acme ID");
    expect(db.users).toHaveLength(1);
    Object.assign(db, { users: [], accounts: [] });
    expect(await alice.session()).toEqual(SIGNED_IN);
  });

  shows("VC-c.bare-instance", async () => {
    const { alice, world, deploys } = await startSite(() => ({ session: { maxAge: 2 * 3600 } }));
    const days = () =>
      (Number(alice.cookies("session")[0]?.expires) - world.clock.now()) / 86_400_000;
    await alice.signsInWith("Acme ID");
    expect(days()).toBeCloseTo(2 / 24, 2);

    // A middleware with a config of its own reads the session on the way.
    deploys({ session: {} });
    await alice.session();
    expect(days()).toBeCloseTo(30, 2);

    deploys({ session: { maxAge: 2 * 3600 } });
    world.clock.advances("20 d");
    expect(await alice.session()).toEqual(SIGNED_IN);
  });

  shows("V1.wrong-salt", async () => {
    const { alice, core, personAt, alsoAt, deploys } = await startSite();
    await alice.signsInWith("Acme ID");
    const token = alice.sessionCookie ?? "";
    await expect(core.decode({ token, secret: SECRET, salt: "other" })).rejects.toThrow();

    const plain = "http://app.example";
    alsoAt(plain);
    const onHttp = personAt("phone", plain);
    onHttp.plants("authjs.session-token", token);
    expect(await onHttp.session()).toBeNull();

    deploys({ cookies: { sessionToken: { name: "__Secure-renamed" } } });
    alice.plants("__Secure-renamed", token);
    expect(await alice.session()).toBeNull();
  });
});

describe("a database session", () => {
  shows("V12.update-age", async () => {
    const { alice, world, calls } = await startSiteWithDatabase();
    const writes = () => calls("adapter").filter((name) => name === "updateSession").length;
    await alice.signsInWith("Acme ID");
    world.clock.advances("23 h");
    await alice.session();
    expect(writes()).toBe(0);
    world.clock.advances("61 min");
    await alice.session();
    await alice.session();
    expect(writes()).toBe(1);
  });

  shows("V12.sign-out-deletes-the-row", async () => {
    const { alice, phone, mallory, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Acme ID");
    mallory.steals(alice);
    expect(db.sessions).toHaveLength(2);
    await alice.signsOut();
    expect(db.sessions.map((row) => row.sessionToken)).toEqual([phone.sessionCookie]);
    expect(await mallory.session()).toBeNull();
    expect(await phone.session()).toEqual(SIGNED_IN);
  });

  shows("V12.sign-out-everywhere", async () => {
    const { alice, phone, db } = await startSiteWithDatabase();
    for (const person of [alice, phone]) await person.signsInWith("Acme ID");
    db.sessions = db.sessions.filter((row) => row.userId !== "user-1");
    for (const person of [alice, phone]) {
      expect(person.sessionCookie).toBeDefined();
      expect(await person.session()).toBeNull();
      person.hasNoCookie(SESSION_COOKIE);
    }
  });

  shows("V12.no-second-row", async () => {
    const { alice, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    const before = structuredClone(db);
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    expect(db.sessions).toEqual(before.sessions);
    expect(db.accounts).toEqual(before.accounts);
    expect(db.users).toHaveLength(1);
  });

  shows("sessions.e-mail-link-adds-a-row", async () => {
    const outbox: string[] = [];
    const { alice, phone, db } = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
    }));
    await followsALink(alice, outbox);
    const first = alice.sessionCookie ?? "";
    await followsALink(alice, outbox);
    const second = alice.sessionCookie;
    expect(db.sessions.map((row) => row.sessionToken)).toEqual([first, second]);
    expect(second).not.toBe(first);
    phone.plants(SESSION_COOKIE, first);
    expect(await phone.session()).toMatchObject({ user: { email: "alice@mail.example" } });
  });

  shows("sessions.other-user-at-a-link", async () => {
    const outbox: string[] = [];
    const { alice, db } = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    const owners = () => db.sessions.map((row) => row.userId);
    await followsALink(alice, outbox, "bob@mail.example");
    await followsALink(alice, outbox, "alice@mail.example");
    expect(owners()).toEqual(["user-1", "user-2"]);
    const [bobs] = db.sessions;
    await followsALink(alice, outbox, "bob@mail.example");
    expect(owners()).toEqual(["user-1", "user-1"]);
    expect(db.sessions[0]).toEqual(bobs);
  });

  shows("VC-h.jwt-instance", async () => {
    for (const changes of [jwt, { adapter: undefined }]) {
      const site = await startSiteWithDatabase();
      await site.alice.signsInWith("Acme ID");
      site.deploys(changes);
      expect(await site.alice.session()).toBeNull();
      site.alice.hasNoCookie(SESSION_COOKIE);
      expect(site.logged).toEqual(["JWTSessionError"]);
      expect(site.messages.join()).toContain("Invalid Compact JWE");
      expect(site.db.sessions).toHaveLength(1);
      site.world.dispose();
    }
  });

  shows("VC-f.documented-snippet", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({
      callbacks: {
        session({ session, user }) {
          session.user.id = user.id;
          return session;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    for (const user of db.users) Object.assign(user, { passwordHash: "$argon2id$fake" });
    expect(await alice.session()).toMatchObject({
      sessionToken: alice.sessionCookie,
      userId: "user-1",
      user: { id: "user-1", passwordHash: "$argon2id$fake", emailVerified: null },
    });
  });
});

describe("a jwt callback", () => {
  shows("V17.null-at-sign-in", async () => {
    const { alice } = await startSite(() => ({ callbacks: { jwt: () => null } }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    alice.hasNoCookie(SESSION_COOKIE);
  });

  shows("V17.null-at-a-read", async () => {
    const site = await startSite(() => ({
      callbacks: { jwt: ({ token, account }) => (account ? token : null) },
    }));
    await site.alice.signsInWith("Acme ID");
    site.alice.hasCookie(SESSION_COOKIE);
    expect(await site.alice.session()).toBeNull();
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(site.logged).toEqual([]);
  });

  shows("V17.throw-at-a-read", async () => {
    const site = await startSite(() => ({
      callbacks: {
        jwt({ token, account }) {
          if (!account) throw new Error("invalid_grant: the refresh token was refused.");
          return token;
        },
      },
    }));
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).toBeNull();
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(site.logged).toEqual(["JWTSessionError"]);
  });

  shows("V17.session-callback-throws", async () => {
    const site = await startSite(() => ({
      callbacks: {
        session() {
          throw new Error("The database is down.");
        },
      },
    }));
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).toBeNull();
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(site.logged).toEqual(["JWTSessionError"]);
  });
});

shows("V17.session-callback-throws-with-rows", async () => {
  let fails = true;
  const site = await startSiteWithDatabase(() => ({
    callbacks: {
      session({ session }) {
        if (fails) throw new Error("out of order");
        return session;
      },
    },
  }));
  await site.alice.signsInWith("Acme ID");
  const { sessionCookie } = site.alice;
  expect(await site.alice.session()).toBeNull();
  expect(site.logged).toEqual(["SessionTokenError"]);
  expect(site.alice.sessionCookie).toBe(sessionCookie);
  expect(site.db.sessions).toHaveLength(1);
  fails = false;
  expect(await site.alice.session()).toEqual(SIGNED_IN);
});

describe("an update of the session", () => {
  /** A site whose jwt callback trusts the client, and what the callback was called with. */
  async function startNaiveSite() {
    const seen: object[] = [];
    const site = await startSite(() => ({
      callbacks: {
        jwt(params) {
          seen.push(params);
          const { token, trigger, session } = params;
          return trigger === "update" ? { ...token, ...(session as object) } : token;
        },
        session: ({ session, token }) => ({ ...session, role: token.role }),
      },
    }));
    await site.alice.signsInWith("Acme ID");
    return { alice: site.alice, seen };
  }

  shows("V16.update", async () => {
    const { alice, seen } = await startNaiveSite();
    const answer = await alice.posts("/auth/session", { data: { role: "reader" } });
    expect(seen.at(-1)).toMatchObject({ trigger: "update", session: { role: "reader" } });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        user: { name: "Alice Example", email: "alice@mail.example", image: expect.any(String) },
        expires: expect.any(String),
        role: "reader",
      },
    ]);
  });

  shows("V16.read-has-no-trigger", async () => {
    const { alice, seen } = await startNaiveSite();
    await alice.session();
    expect(seen.at(-1)).toMatchObject({ session: undefined });
    expect(seen.at(-1)).not.toHaveProperty("trigger");
  });

  shows("V16.naive-copy", async () => {
    const { alice } = await startNaiveSite();
    expect(await alice.session()).not.toHaveProperty("role");
    await alice.posts("/auth/session", { data: { role: "admin" } });
    expect(await alice.session()).toMatchObject({ role: "admin" });
  });
});
