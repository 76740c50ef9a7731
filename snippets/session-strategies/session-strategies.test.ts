import { describe, expect, it } from "vitest";

import { fresh } from "../../examples/leaking-session/session-callbacks";
import { startSite } from "../../tests/support/world/site";
import { createMemoryAdapter } from "../databases/memory-adapter";

import * as absolute from "./absolute-lifetime";
import * as change from "./change-session";
import * as safe from "./expose-fields";
import * as leaking from "./leaking-session";
import * as everywhere from "./sign-out-everywhere";

describe("absolute-lifetime.ts", () => {
  it("ends a session a week after the sign-in, however often it is read", async () => {
    const { alice, world } = await startSite(() => ({
      callbacks: absolute.callbacks,
    }));
    await alice.signsInWith("Acme ID");
    const days: boolean[] = [];
    for (let day = 1; day <= 8; day++) {
      // The last hour of each day: the clock goes on while she reads.
      world.clock.advances(day === 1 ? "23 h" : "1 d");
      days.push((await alice.session()) !== null);
    }
    expect(days).toEqual([true, true, true, true, true, true, true, false]);
  });

  it("ends a session that began before the callback was there", async () => {
    const { alice, deploys } = await startSite();
    await alice.signsInWith("Acme ID");
    deploys({ callbacks: absolute.callbacks });
    expect(await alice.session()).toBeNull();
  });
});

/** A site with JWT sessions whose users are rows of an adapter. */
async function startSiteWithUsers<User>(
  row: User,
  callbacksFor: (users: {
    findById: (id: string) => Promise<User | undefined>;
  }) => object,
) {
  const { adapter, db } = createMemoryAdapter();
  const findById = async (id: string) =>
    db.users.some((user) => user.id === id) ? row : undefined;
  const { alice, phone } = await startSite(() => ({
    adapter,
    session: { strategy: "jwt" },
    callbacks: {
      session: ({ session, token }) => ({ ...session, role: token.role }),
      ...callbacksFor({ findById }),
    },
  }));
  const browsers = [alice, phone] as const;
  for (const browser of browsers) await browser.signsInWith("Acme ID");
  return { db, browsers };
}

describe("sign-out-everywhere.ts", () => {
  const row = { tokenVersion: 1 };
  const tableOf = (users: Pick<everywhere.UserTable, "findById">) => ({
    ...users,
    increaseTokenVersion: async () => void row.tokenVersion++,
  });

  it("ends every session of the user, and lets the user sign in again", async () => {
    let table: everywhere.UserTable | undefined;
    const { browsers } = await startSiteWithUsers(row, (users) => {
      table = tableOf(users);
      return everywhere.createCallbacks(table) ?? {};
    });
    for (const browser of browsers)
      expect(await browser.session()).not.toBeNull();
    if (table) await everywhere.signOutEverywhere(table, "user-1");
    for (const browser of browsers) expect(await browser.session()).toBeNull();
    await browsers[0].signsInWith("Acme ID");
    expect(await browsers[0].session()).not.toBeNull();
  });

  it("ends the sessions of a deleted user", async () => {
    const { browsers, db } = await startSiteWithUsers(
      row,
      (users) => everywhere.createCallbacks(tableOf(users)) ?? {},
    );
    db.users = [];
    expect(await browsers[0].session()).toBeNull();
  });
});

describe("change-session.ts", () => {
  it("reads the role from the table at an update, whatever the browser sends", async () => {
    const row = { role: "reader" };
    const { browsers } = await startSiteWithUsers(
      row,
      (users) => change.createCallbacks(users) ?? {},
    );
    const [browser] = browsers;
    await browser.posts("/auth/session", { data: { role: "admin" } });
    expect(await browser.session()).toMatchObject({ role: "reader" });
    row.role = "editor";
    expect(await browser.session()).toMatchObject({ role: "reader" });
    await browser.posts("/auth/session");
    expect(await browser.session()).toMatchObject({ role: "editor" });
  });
});

describe("callbacks that decide what the browser gets", () => {
  async function readWith(
    callbacks: typeof safe.callbacks,
    strategy: "database" | "jwt" = "database",
  ) {
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite(() => ({
      adapter,
      session: { strategy },
      callbacks,
    }));
    await site.alice.signsInWith("Acme ID");
    for (const user of db.users)
      Object.assign(user, { passwordHash: "$argon2id$…" });
    const session = await site.alice.session();
    site.world.dispose();
    return { session, logged: site.logged };
  }

  async function sendsWhatItNames(callbacks: typeof safe.callbacks) {
    for (const strategy of ["database", "jwt"] as const) {
      const { session, logged } = await readWith(callbacks, strategy);
      expect(logged).toEqual([]);
      expect(session).toEqual({
        expires: expect.any(String),
        user: {
          id: "user-1",
          name: "Alice Example",
          email: "alice@mail.example",
          image: expect.any(String),
        },
      });
    }
  }

  // expose-fields.ts, with both strategies.
  it("sends what it names", () => sendsWhatItNames(safe.callbacks));

  it("the example's new object has what it names, with both strategies", () =>
    sendsWhatItNames({ session: fresh }));

  it("leaking-session.ts sends the session token and the whole user row", async () => {
    const json = JSON.stringify((await readWith(leaking.callbacks)).session);
    expect(json).toMatch(/sessionToken/);
    expect(json).toMatch(/passwordHash/);
  });

  it("leaking-session.ts signs out with JWT sessions, which come without a user", async () => {
    const { session, logged } = await readWith(leaking.callbacks, "jwt");
    expect(session).toBeNull();
    expect(logged).toEqual(["JWTSessionError"]);
  });
});
