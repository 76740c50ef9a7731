import { describe, expect, it } from "vitest";

import { IdentityProvider } from "../../tests/claims/support/identity-provider";
import { magicLinks } from "../../tests/claims/support/providers";
import { signIn, startSite } from "../../tests/claims/support/site";

import { createAuthConfig } from "./auth";
import { createEvents } from "./keep-profile-fresh";
import { createMemoryAdapter } from "./memory-adapter";

const ada = { sub: "ada", name: "Ada", email: "Ada@Example.com" };

async function startWithAdapter(override: object = {}) {
  const idp = new IdentityProvider("idp");
  const { adapter, db } = createMemoryAdapter();
  const site = await startSite((core) => ({
    ...createAuthConfig(adapter),
    providers: [idp.config(core)],
    ...override,
  }));
  return { idp, db, site };
}

describe("what the page says that Auth.js writes", () => {
  it("is a user, an account and a session at the first sign-in", async () => {
    const { idp, db, site } = await startWithAdapter();
    await signIn(site.browser(), idp, ada);
    expect(db.calls).toEqual([
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
        name: "Ada",
        email: "ada@example.com",
        emailVerified: null,
      },
    ]);
    expect(db.accounts).toEqual([
      expect.objectContaining({
        userId: "user-1",
        type: "oidc",
        provider: "idp",
        providerAccountId: "ada",
      }),
    ]);
  });

  it("is a session only at the next sign-in, and nothing if the user is still signed in", async () => {
    const { idp, db, site } = await startWithAdapter();
    const browser = site.browser();
    await signIn(browser, idp, ada);
    db.calls.length = 0;
    await signIn(site.browser(), idp, { ...ada, name: "Ada Lovelace" });
    expect(db.calls).toEqual([
      "getUserByAccount",
      "getUserByAccount",
      "createSession",
    ]);
    expect(db.users[0]?.name).toBe("Ada");
    await signIn(browser, idp, ada);
    expect(db.sessions).toHaveLength(2);
  });

  it("is one query per session read", async () => {
    const { idp, db, site } = await startWithAdapter();
    const browser = site.browser();
    await signIn(browser, idp, ada);
    db.calls.length = 0;
    await browser.session();
    expect(db.calls).toEqual(["getSessionAndUser"]);
  });

  it("is a verification token for a sign-in link, removed when the link is used", async () => {
    const outbox: string[] = [];
    const { db, site } = await startWithAdapter({
      providers: [magicLinks(outbox)],
    });
    const browser = site.browser();
    await browser.post("/auth/signin/email", { email: "ada@example.com" });
    expect(db.tokens).toHaveLength(1);
    expect(outbox[0]).not.toContain(db.tokens[0]?.token);
    await browser.get(outbox[0] ?? "");
    expect(db.tokens).toEqual([]);
    expect(db.accounts).toEqual([]);
    expect(db.users).toHaveLength(1);
  });

  it("reports missing methods instead of failing later", async () => {
    const { idp } = await startWithAdapter();
    const site = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter: { createUser: (user) => user },
    }));
    await site.browser().get("/auth/session");
    expect(site.logged).toEqual(["MissingAdapterMethods"]);
  });
});

describe("keep-profile-fresh.ts", () => {
  it("writes the profile of every sign-in", async () => {
    const updates: unknown[] = [];
    const { idp, site } = await startWithAdapter({
      events: createEvents({
        update: async (id, values) => void updates.push([id, values]),
      }),
    });
    await signIn(site.browser(), idp, ada);
    await signIn(site.browser(), idp, { ...ada, name: "Ada Lovelace" });
    expect(updates).toEqual([
      ["user-1", { name: "Ada", image: undefined }],
      ["user-1", { name: "Ada Lovelace", image: undefined }],
    ]);
  });
});
