import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { describe, expect } from "vitest";

import { db as drizzleDb } from "../examples/database-sessions/db";
import * as schema from "../examples/database-sessions/schema";
import { openPasskeySite, register } from "../tests/signin/support/passkeys";
import { followsALink, magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { acme, acmeByOAuth, beta } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

type Events = NonNullable<AuthConfig["events"]>;
const NAMES = ["signIn", "signOut", "createUser", "updateUser", "linkAccount", "session"] as const;

/** Events that note their names and what they get. */
function noting() {
  const noted: [name: string, message: Record<string, unknown>][] = [];
  const note = (name: string) => (message: object) => void noted.push([name, { ...message }]);
  const events = Object.fromEntries(NAMES.map((name) => [name, note(name)])) as Events;
  return {
    events,
    noted,
    names: () => noted.map(([name]) => name),
    /** What the last event of a name got. */
    last: (name: string) => noted.findLast(([one]) => one === name)?.[1],
  };
}

/** The names of what an event got, in alphabetical order. */
const namesOf = (message: object | undefined) => Object.keys(message ?? {}).sort();

describe("events", () => {
  shows("events.sign-in", async () => {
    const { events, last } = noting();
    const outbox: string[] = [];
    for (const provider of [() => acme.config(), acmeByOAuth]) {
      for (const start of [startSite, startSiteWithDatabase]) {
        const { alice, world } = await start(() => ({ events, providers: [provider()] }));
        await alice.signsInWith("Acme ID");
        expect(namesOf(last("signIn"))).toEqual(["account", "isNewUser", "profile", "user"]);
        expect(last("signIn")?.isNewUser).toBe(start === startSite ? undefined : true);
        world.dispose();
      }
    }

    const link = await startSiteWithDatabase(() => ({ events, providers: [magicLinks(outbox)] }));
    await followsALink(link.alice, outbox);
    expect(last("signIn")).toMatchObject({ account: { provider: "email" }, isNewUser: true });
    expect(namesOf(last("signIn"))).toEqual(["account", "isNewUser", "user"]);
    link.world.dispose();

    const password = await startSiteWithDatabase(() => ({
      events,
      session: { strategy: "jwt" },
      providers: [passwords(() => ({ id: "7" }))],
    }));
    await password.alice.submits("/auth/callback/credentials");
    expect(namesOf(last("signIn"))).toEqual(["account", "user"]);
    password.world.dispose();

    const passkeys = openPasskeySite(undefined, {}, { events });
    await register(passkeys);
    expect(last("signIn")).toMatchObject({ account: { provider: "passkey" }, isNewUser: true });
    expect(namesOf(last("signIn"))).toEqual(["account", "isNewUser", "user"]);
    passkeys.world.dispose();
  });

  shows("events.not-when-it-fails", async () => {
    const { events, names } = noting();
    const { alice } = await startSiteWithDatabase(() => ({
      events,
      callbacks: { signIn: () => false },
    }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/auth/error?error=AccessDenied");
    expect(names()).toEqual([]);
  });

  shows("events.sign-out", async () => {
    const { events, last } = noting();
    const jwt = await startSite(() => ({ events }));
    await jwt.alice.signsInWith("Acme ID");
    await jwt.alice.signsOut();
    expect(last("signOut")).toEqual({
      token: expect.objectContaining({ name: "Alice Example", sub: expect.any(String) }),
    });
    jwt.world.dispose();

    const adapter = DrizzleAdapter(drizzleDb, {
      usersTable: schema.users,
      accountsTable: schema.accounts,
      sessionsTable: schema.sessions,
    });
    const drizzle = await startSite(() => ({ adapter, events }));
    await drizzle.alice.signsInWith("Acme ID");
    expect(await drizzle.alice.session()).not.toBeNull();
    await drizzle.alice.signsOut();
    expect(last("signOut")).toEqual({ session: undefined });
    drizzle.world.dispose();

    const { alice, db, config } = await startSiteWithDatabase(() => ({ events }));
    const deleteSession = config.adapter?.deleteSession;
    config.adapter = {
      ...config.adapter,
      async deleteSession(token) {
        const row = db.sessions.find(({ sessionToken }) => sessionToken === token);
        await deleteSession?.(token);
        return row;
      },
    };
    await alice.signsInWith("Acme ID");
    const [row] = db.sessions;
    await alice.signsOut();
    expect(last("signOut")).toEqual({ session: row });
  });

  shows("events.not-when-it-expires", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { events, names } = noting();
      const { alice, world } = await start(() => ({ events }));
      await alice.signsInWith("Acme ID");
      const token = alice.sessionCookie ?? "";
      world.clock.advances("31 d");
      alice.plants("__Secure-authjs.session-token", token);
      expect(await alice.session()).toBeNull();
      expect(names()).not.toContain("signOut");
      world.dispose();
    }
  });

  shows("events.rows", async () => {
    const { events, names, noted } = noting();
    const without = await startSite(() => ({ events }));
    await without.alice.signsInWith("Acme ID");
    expect(names()).toEqual(["signIn"]);
    without.world.dispose();

    noted.length = 0;
    const outbox: string[] = [];
    const { alice, phone } = await startSiteWithDatabase(() => ({
      events,
      providers: [acme.config(), beta.config(), magicLinks(outbox)],
    }));
    await alice.signsInWith("Acme ID");
    expect(names()).toEqual(["createUser", "linkAccount", "signIn"]);
    noted.length = 0;
    await phone.signsInWith("Acme ID");
    expect(names()).toEqual(["signIn"]);
    noted.length = 0;
    await alice.signsInWith("Beta ID");
    expect(names()).toEqual(["linkAccount", "signIn"]);
    noted.length = 0;
    await followsALink(phone, outbox);
    expect(names()).toEqual(["updateUser", "signIn"]);
    noted.length = 0;
    await followsALink(phone, outbox, "new@mail.example");
    expect(names()).toEqual(["createUser", "signIn"]);
  });

  shows("events.row-messages", async () => {
    const { events, last } = noting();
    const outbox: string[] = [];
    const { alice } = await startSiteWithDatabase(() => ({
      events,
      providers: [acme.config(), magicLinks(outbox)],
    }));
    await alice.signsInWith("Acme ID");
    await followsALink(alice, outbox);
    expect(namesOf(last("createUser"))).toEqual(["user"]);
    expect(namesOf(last("updateUser"))).toEqual(["user"]);
    expect(namesOf(last("linkAccount"))).toEqual(["account", "profile", "user"]);
  });

  shows("events.session", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { events, last, names, noted } = noting();
      const { alice, phone, world } = await start(() => ({ events }));
      await alice.signsInWith("Acme ID");
      noted.length = 0;
      await phone.session();
      expect(names()).toEqual([]);
      await alice.session();
      await alice.posts("/auth/session");
      expect(names()).toEqual(["session", "session"]);
      expect(namesOf(last("session"))).toEqual(
        start === startSite ? ["session", "token"] : ["session"],
      );
      world.dispose();
    }
  });

  shows("events.awaited", async () => {
    const order: string[] = [];
    const outbox: string[] = [];
    const slow = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(name);
      return "ignored";
    };
    const { alice } = await startSiteWithDatabase(
      () => ({
        events: Object.fromEntries(NAMES.map((name) => [name, slow(name)])) as unknown as Events,
        providers: [acme.config(), magicLinks(outbox)],
      }),
      {
        pages() {
          order.push("page");
          return new Response("<h1>Home</h1>", { headers: { "content-type": "text/html" } });
        },
      },
    );
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
    expect(order.splice(0)).toEqual(["createUser", "linkAccount", "signIn", "page"]);
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    expect(order.splice(0)).toEqual(["session"]);
    await alice.signsOut();
    alice.isAt("/home");
    expect(order.splice(0)).toEqual(["signOut", "page"]);
    await followsALink(alice, outbox);
    alice.isAt("/home");
    expect(order).toEqual(["updateUser", "signIn", "page"]);
  });

  shows("events.throw", async () => {
    const fails = () => {
      throw new Error("the queue is full");
    };
    const events = Object.fromEntries(NAMES.map((name) => [name, fails])) as Events;
    const site = await startSiteWithDatabase(() => ({ events }));
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/home");
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    await site.alice.signsOut();
    expect(site.db.sessions).toEqual([]);
    // createUser, linkAccount, signIn; session; signOut.
    expect(site.logged).toEqual([
      "EventError",
      "EventError",
      "EventError",
      "EventError",
      "EventError",
    ]);
    for (const message of site.messages) expect(message).toContain("the queue is full");
  });
});
