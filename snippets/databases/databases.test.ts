import { describe, expect, it } from "vitest";

import { alice as aliceThePersona } from "../../src/world/idp/personas";
import { magicLinks } from "../../tests/support/world/passwords-and-links";
import { acme } from "../../tests/support/world/providers";
import { startSite } from "../../tests/support/world/site";

import { createAuthConfig } from "./auth";
import { createEvents } from "./keep-profile-fresh";
import { createMemoryAdapter } from "./memory-adapter";

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
  return { persona, db, site, alice: site.alice, phone: site.phone };
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
    await alice.signsInWith("Acme ID", persona.name);
    expect(db.sessions).toHaveLength(2);
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
    expect(db.users).toHaveLength(1);
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
  it("writes the profile of every sign-in", async () => {
    const updates: unknown[] = [];
    const { persona, alice } = await startWithAdapter({
      events: createEvents({
        update: async (id, values) => void updates.push([id, values]),
      }),
    });
    await alice.signsInWith("Acme ID");
    persona.name = "Alice Married";
    await alice.signsInWith("Acme ID", persona.name);
    const image = expect.any(String);
    expect(updates).toEqual([
      ["user-1", { name: "Alice Example", image }],
      ["user-1", { name: "Alice Married", image }],
    ]);
  });
});
