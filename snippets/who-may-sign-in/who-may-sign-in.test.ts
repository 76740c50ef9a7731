import { describe, expect, it } from "vitest";

import { alice, mallory, type Persona } from "../../src/world/idp/personas";
import {
  followsALink,
  magicLinks,
} from "../../tests/support/world/passwords-and-links";
import { acme } from "../../tests/support/world/providers";
import {
  startSite,
  startSiteWithDatabase,
} from "../../tests/support/world/site";
import { createMemoryAdapter } from "../databases/memory-adapter";

import * as domain from "./domain";
import * as existing from "./existing-users";
import * as invited from "./invited";

const REFUSED = "/auth/error?error=AccessDenied";

/** The addresses of those who have a session after signing in at Acme ID. */
async function letIn(
  callbacks: object | undefined,
  personas: Persona[],
): Promise<string[]> {
  // Each has another id and name at the provider.
  const named = personas.map((persona, index) => ({
    ...persona,
    id: `person-${index}`,
    name: `Person ${index}`,
  }));
  const site = await startSite(() => ({ callbacks }), { personas: named });
  // The provider remembers who a browser's person is.
  const browsers = [site.alice, site.phone, site.mallory];
  if (named.length > browsers.length) throw new Error("Too few browsers.");
  const inside: string[] = [];
  for (const [index, { name, email = "" }] of named.entries()) {
    const browser = browsers[index] ?? site.alice;
    await browser.leavesFor("Acme ID");
    await browser.agreesAs(name);
    if ((await browser.session()) !== null) inside.push(email);
    else browser.isAt(REFUSED);
  }
  return inside;
}

describe("domain.ts", () => {
  const employee = { ...alice, email: "Alice@company.example" };

  it("lets in whose address at the company is verified, and refuses others", async () => {
    const others = [
      { ...employee, email: "alice@company.example.evil.example" },
      { ...employee, email: "alice@evil-company.example" },
    ];
    expect(await letIn(domain.callbacks, [...others, employee])).toEqual([
      employee.email,
    ]);
  });

  it("refuses an address at the company that the provider has not verified", async () => {
    const claimed = {
      ...mallory,
      email: "ceo@company.example",
      emailVerified: false,
    };
    expect(await letIn(domain.callbacks, [claimed])).toEqual([]);
  });

  it("refuses everybody at a provider whose profile has no email_verified, such as GitHub", async () => {
    const profile = { id: 1, login: "alice", email: "alice@company.example" };
    const user = { email: "alice@company.example" };
    expect(await domain.callbacks?.signIn?.({ user, profile } as never)).toBe(
      false,
    );
  });
});

describe("invited.ts", () => {
  const list = new Set(["alice@mail.example"]);
  const callbacks = invited.createCallbacks({
    has: async (email) => list.has(email),
  });

  it("refuses who is not on the list, and an address that the provider has not verified", async () => {
    const claimed = { ...alice, emailVerified: false };
    expect(await letIn(callbacks, [mallory, claimed])).toEqual([]);
  });

  it("lets in a verified address of the list", async () => {
    expect(await letIn(callbacks, [alice])).toEqual([alice.email]);
  });

  it("sends a link to who is on the list, and to nobody else", async () => {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
      callbacks,
    }));
    await site.mallory.submits("/auth/signin/email", {
      email: "mallory@evil.example",
    });
    site.mallory.isAt(REFUSED);
    expect(outbox).toEqual([]);
    await followsALink(site.alice, outbox);
    expect(await site.alice.session()).not.toBeNull();
  });

  it("does not end the session of somebody who is taken off the list", async () => {
    const changing = new Set(list);
    const { alice: person } = await startSite(() => ({
      callbacks: invited.createCallbacks({
        has: async (email) => changing.has(email),
      }),
    }));
    await person.signsInWith("Acme ID");
    changing.clear();
    expect(await person.session()).not.toBeNull();
    await person.signsOut();
    await person.leavesFor("Acme ID");
    await person.agreesAs("Alice Example");
    expect(await person.session()).toBeNull();
  });
});

describe("existing-users.ts", () => {
  /** A site that knows Alice's address, and nobody else. */
  async function startKnowing(email: string) {
    const outbox: string[] = [];
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite(() => ({
      adapter,
      providers: [magicLinks(outbox), acme.config()],
      pages: { verifyRequest: "/check-your-mail" },
      callbacks: existing.createCallbacks(adapter),
    }));
    await adapter.createUser?.({ id: "", email, emailVerified: null });
    return { ...site, db, outbox };
  }

  it("sends a link to users, and none to strangers, who come to the same address", async () => {
    const {
      alice: user,
      mallory: stranger,
      db,
      outbox,
    } = await startKnowing("alice@mail.example");
    await stranger.submits("/auth/signin/email", {
      email: "mallory@evil.example",
    });
    expect(outbox).toEqual([]);
    await user.submits("/auth/signin/email", { email: "alice@mail.example" });
    expect(outbox).toHaveLength(1);
    expect(stranger.address).toContain("/check-your-mail");
    expect(stranger.address).toBe(user.address);
    await user.opens(outbox[0] ?? "");
    expect(await user.session()).not.toBeNull();
    expect(db.users).toHaveLength(1);
  });

  it("refuses an account at a provider that no user has, also with a user's address", async () => {
    const { alice: user, db } = await startKnowing("alice@mail.example");
    await user.leavesFor("Acme ID");
    await user.agreesAs("Alice Example");
    expect(user.address).toContain(REFUSED);
    expect(db.accounts).toEqual([]);
  });

  it("lets in an account that a user has linked before, and lets nobody link another", async () => {
    const {
      alice: user,
      phone,
      config,
      deploys,
      outbox,
    } = await startKnowing("alice@mail.example");
    const { callbacks } = config;
    await followsALink(user, outbox);
    await user.leavesFor("Acme ID");
    await user.agreesAs("Alice Example");
    user.isAt(REFUSED);
    deploys({ callbacks: {} });
    await user.signsInWith("Acme ID");
    deploys({ callbacks });
    await phone.signsInWith("Acme ID");
    expect(await phone.session()).toMatchObject({
      user: { email: "alice@mail.example" },
    });
  });
});
