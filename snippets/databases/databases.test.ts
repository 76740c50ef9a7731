import type { AuthConfig } from "@auth/core";
import type { Adapter } from "@auth/core/adapters";
import { describe, expect, it, onTestFinished } from "vitest";

import { github } from "../../src/world/idp/github";
import { alice as aliceThePersona } from "../../src/world/idp/personas";
import { createWorld } from "../../src/world/world";
import { loadCore } from "../../tests/support/world/core";
import { magicLinks } from "../../tests/support/world/passwords-and-links";
import { Person, SESSION_COOKIE } from "../../tests/support/world/person";
import { acme, clientOf } from "../../tests/support/world/providers";
import { APP, SECRET, startSite } from "../../tests/support/world/site";

import { createAuthConfig } from "./auth";
import { createEvents, type UserTable } from "./keep-profile-fresh";
import { createMemoryAdapter, type MemoryDatabase } from "./memory-adapter";

async function startWithAdapter(override: object = {}) {
  const persona = { ...aliceThePersona, email: "Alice@Mail.Example" };
  const { adapter, db } = createMemoryAdapter();
  const site = await startSite(
    () => ({
      ...createAuthConfig(adapter),
      providers: [acme.config()],
      ...override,
    }),
    { personas: [persona] },
  );
  return {
    persona,
    db,
    site,
    alice: site.alice,
    phone: site.phone,
    deploys: site.deploys,
  };
}

describe("what the page says that Auth.js writes", () => {
  it("is a user, an account and a session at the first sign-in", async () => {
    const { db, site, alice } = await startWithAdapter();
    await alice.signsInWith("Acme ID");
    expect(site.calls("adapter")).toEqual([
      "getUserByAccount",
      "getUserByAccount",
      "getUserByEmail",
      "createUser",
      "linkAccount",
      "createSession",
    ]);
    expect(db.users).toEqual([
      {
        id: "user-1",
        name: "Alice Example",
        email: "alice@mail.example",
        image: expect.any(String),
        emailVerified: null,
      },
    ]);
    expect(db.accounts).toEqual([
      expect.objectContaining({
        userId: "user-1",
        type: "oidc",
        provider: "acme",
        providerAccountId: "acct_alice",
      }),
    ]);
  });

  it("is a session only at the next sign-in, and nothing if the user is still signed in", async () => {
    const { persona, db, site, alice, phone } = await startWithAdapter();
    await alice.signsInWith("Acme ID");
    const before = site.calls("adapter").length;
    persona.name = "Alice Married";
    await phone.signsInWith("Acme ID", persona.name);
    expect(site.calls("adapter").slice(before)).toEqual([
      "getUserByAccount",
      "getUserByAccount",
      "createSession",
    ]);
    expect(db.users[0]?.name).toBe("Alice Example");
    const rows = structuredClone(db);
    expect(rows.sessions).toHaveLength(2);
    const calls = site.calls("adapter").length;
    await alice.signsInWith("Acme ID", persona.name);
    alice.isAt("/home");
    expect(db).toEqual(rows);
    expect(
      site
        .calls("adapter")
        .slice(calls)
        .filter((name) => !name.startsWith("get")),
    ).toEqual([]);
  });

  it("is one query per session read", async () => {
    const { site, alice } = await startWithAdapter();
    await alice.signsInWith("Acme ID");
    const before = site.calls("adapter").length;
    await alice.session();
    expect(site.calls("adapter").slice(before)).toEqual(["getSessionAndUser"]);
  });

  it("is a verification token for a sign-in link, removed when the link is used", async () => {
    const outbox: string[] = [];
    const { db, alice } = await startWithAdapter({
      providers: [magicLinks(outbox)],
    });
    await alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    expect(db.tokens).toHaveLength(1);
    expect(outbox[0]).not.toContain(db.tokens[0]?.token);
    await alice.opens(outbox[0] ?? "");
    expect(db.tokens).toEqual([]);
    expect(db.accounts).toEqual([]);
    expect(db.users).toMatchObject([{ emailVerified: expect.any(Date) }]);
    expect(db.sessions).toHaveLength(1);
  });

  it("is a second session at a sign-in by link while signed in, and the first stays valid", async () => {
    const outbox: string[] = [];
    const { db, alice, phone } = await startWithAdapter({
      providers: [magicLinks(outbox)],
    });
    for (const link of [0, 1]) {
      await alice.submits("/auth/signin/email", {
        email: "alice@mail.example",
      });
      await alice.opens(outbox[link] ?? "");
    }
    expect(db.users).toHaveLength(1);
    expect(db.sessions).toHaveLength(2);
    expect(alice.sessionCookie).toBe(db.sessions[1]?.sessionToken);
    phone.plants(SESSION_COOKIE, db.sessions[0]?.sessionToken ?? "");
    expect(await phone.session()).not.toBeNull();
  });

  it("reports missing methods instead of failing later", async () => {
    const site = await startSite(() => ({
      adapter: { createUser: (user) => user },
    }));
    await site.alice.requests("/auth/session");
    expect(site.logged).toEqual(["MissingAdapterMethods"]);
  });
});

describe("keep-profile-fresh.ts", () => {
  type Values = Parameters<UserTable["update"]>[1];

  /** Writes into the rows of the memory adapter, and remembers what. */
  function tableOf(db: MemoryDatabase, written: Values[]): UserTable {
    const update = async (id: string, values: Values) => {
      written.push(values);
      Object.assign(db.users.find((row) => row.id === id) ?? {}, values);
    };
    return { update };
  }

  it("writes the name and the picture of every sign-in with an OpenID provider", async () => {
    const written: Values[] = [];
    const { persona, db, alice, deploys } = await startWithAdapter();
    deploys({ events: createEvents(tableOf(db, written)) });
    await alice.signsInWith("Acme ID");
    Object.assign(db.users[0] ?? {}, { image: "https://old.example/a.png" });
    persona.name = "Alice Married";
    await alice.signsInWith("Acme ID", persona.name);
    const image = "https://id.acme.example/pictures/alice.svg";
    expect(written).toEqual([
      { name: "Alice Example", image },
      { name: "Alice Married", image },
    ]);
    expect(db.users).toMatchObject([{ name: "Alice Married", image }]);
  });

  it("writes the name and the picture of every sign-in with GitHub", async () => {
    const { adapter, db } = createMemoryAdapter();
    const { Auth } = await loadCore();
    const { default: GitHub } = await import("@auth/core/providers/github");
    const {
      id: clientId,
      secret: clientSecret,
      ...client
    } = clientOf("github");
    const config: AuthConfig = {
      ...createAuthConfig(adapter),
      providers: [GitHub({ clientId, clientSecret })],
      secret: SECRET,
      trustHost: true,
      events: createEvents(tableOf(db, [])),
    };
    const world = createWorld(
      {
        app: APP,
        browsers: { alice: "Alice's laptop" },
        identityProviders: [
          github({
            clients: [{ ...client, id: clientId, secret: clientSecret }],
            personas: [aliceThePersona],
          }),
        ],
      },
      { config, fetch: (request) => Auth(request, { ...config }) },
    );
    onTestFinished(() => world.dispose());
    const alice = new Person(world.browser("alice"), APP);
    const image = "https://avatars.githubusercontent.com/u/1001?v=4";
    await alice.signsInWith("GitHub");
    expect(db.users).toMatchObject([{ name: "Alice Example", image }]);
    Object.assign(db.users[0] ?? {}, {
      name: "Old",
      image: "https://old.example/a.png",
    });
    await alice.signsInWith("GitHub");
    expect(db.users).toMatchObject([{ name: "Alice Example", image }]);
  });
});

describe("what an adapter must do, and its types do not say", () => {
  it("is to return dates: with texts no session expires", async () => {
    for (const asText of [false, true]) {
      const { adapter } = createMemoryAdapter();
      const getSessionAndUser: Adapter["getSessionAndUser"] = async (token) => {
        const found = await adapter.getSessionAndUser?.(token);
        if (!found || !asText) return found ?? null;
        const expires = found.session.expires.toISOString() as unknown as Date;
        return { ...found, session: { ...found.session, expires } };
      };
      const { alice, world } = await startSite(() => ({
        ...createAuthConfig({ ...adapter, getSessionAndUser }),
        providers: [acme.config()],
      }));
      await alice.signsInWith("Acme ID");
      const key = alice.sessionCookie ?? "";
      world.clock.advances("60 d");
      alice.plants(SESSION_COOKIE, key);
      expect((await alice.session()) !== null).toBe(asText);
      world.dispose();
    }
  });

  it("is to read and delete a token in one step: otherwise a link works twice", async () => {
    for (const deletes of [true, false]) {
      const outbox: string[] = [];
      const { adapter, db } = createMemoryAdapter();
      const useVerificationToken: Adapter["useVerificationToken"] = (query) =>
        deletes
          ? (adapter.useVerificationToken?.(query) ?? null)
          : (db.tokens.find(({ token }) => token === query.token) ?? null);
      const { alice, mallory, world } = await startSite(() => ({
        ...createAuthConfig({ ...adapter, useVerificationToken }),
        providers: [magicLinks(outbox)],
      }));
      await alice.submits("/auth/signin/email", {
        email: "alice@mail.example",
      });
      await alice.opens(outbox[0] ?? "");
      await mallory.opens(outbox[0] ?? "");
      expect(await alice.session()).not.toBeNull();
      expect((await mallory.session()) === null).toBe(deletes);
      world.dispose();
    }
  });
});
