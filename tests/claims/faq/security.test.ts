import { describe, expect, it } from "vitest";

import { IdentityProvider } from "../support/identity-provider";
import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { magicLinks, passwords, submitPassword } from "../support/providers";
import { ORIGIN, signIn, startSite } from "../support/site";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com", email_verified: true };
const impostor = { ...ada, sub: "mallory", name: "Mallory", email_verified: false };

const NOT_LINKED = `${ORIGIN}/auth/signin?error=OAuthAccountNotLinked`;

describe("when-i-sign-in-with-another-account-with-the-same-email-address-why-are-accounts-not-linked-automatically", () => {
  const careful = new IdentityProvider("careful");
  const careless = new IdentityProvider("careless");

  it("answers OAuthAccountNotLinked to an equal address while signed out", async () => {
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({
      providers: [careful.config(core), careless.config(core)],
      adapter,
    }));
    await signIn(site.browser(), careful, ada);
    expect(await signIn(site.browser(), careless, impostor)).toBe(NOT_LINKED);
    expect(db.accounts.map((row) => row.provider)).toEqual(["careful"]);
  });

  it("links while signed in, even when the addresses differ", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const { adapter, db } = createMemoryAdapter();
      const site = await startSite((core) => ({
        providers: [careful.config(core), careless.config(core)],
        adapter,
        session: { strategy },
      }));
      const browser = site.browser();
      await signIn(browser, careful, ada);
      await signIn(browser, careless, { ...impostor, email: "countess@example.com" });
      expect(db.accounts.map((row) => row.userId)).toEqual(["user-1", "user-1"]);
      expect(db.users).toHaveLength(1);
    }
  });

  it("is not needed by an e-mail link, which signs in the user with that address", async () => {
    const outbox: string[] = [];
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({
      providers: [careful.config(core), magicLinks(outbox)],
      adapter,
    }));
    await signIn(site.browser(), careful, ada);
    const browser = site.browser();
    await browser.post("/auth/signin/email", { email: ada.email });
    await browser.get(outbox[0] ?? "");
    expect(db.sessions.map((row) => row.userId)).toEqual(["user-1", "user-1"]);
  });

  it("is opened by allowDangerousEmailAccountLinking, and guarded by the signIn callback", async () => {
    const outcomes = [];
    for (const isGuarded of [false, true]) {
      const { adapter, db } = createMemoryAdapter();
      const site = await startSite((core) => ({
        providers: [
          careful.config(core),
          careless.config(core, { allowDangerousEmailAccountLinking: true }),
        ],
        adapter,
        callbacks: {
          signIn: ({ profile }) => !isGuarded || profile?.email_verified === true,
        },
      }));
      await signIn(site.browser(), careful, ada);
      await signIn(site.browser(), careless, impostor);
      outcomes.push(db.accounts.map((row) => row.userId));
    }
    expect(outcomes).toEqual([["user-1", "user-1"], ["user-1"]]);
  });
});

describe("does-authjs-check-email-verified", () => {
  it("lets an unverified address sign in and leaves emailVerified empty either way", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    await signIn(site.browser(), idp, impostor);
    await signIn(site.browser(), idp, { ...ada, email: "ada@elsewhere.example" });
    expect(db.sessions).toHaveLength(2);
    expect(db.users.map((row) => row.emailVerified)).toEqual([null, null]);
  });

  it("sets emailVerified at a sign-in by e-mail link", async () => {
    const outbox: string[] = [];
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite(() => ({ providers: [magicLinks(outbox)], adapter }));
    const browser = site.browser();
    await browser.post("/auth/signin/email", { email: "ada@example.com" });
    await browser.get(outbox[0] ?? "");
    expect(db.users.map((row) => row.emailVerified)).toEqual([expect.any(Date)]);
  });
});

describe("rate-limiting", () => {
  it("does not exist: each attempt reaches authorize and each request sends a link", async () => {
    let attempts = 0;
    const outbox: string[] = [];
    const { adapter } = createMemoryAdapter();
    const site = await startSite(() => ({
      providers: [
        passwords(() => {
          attempts++;
          return null;
        }),
        magicLinks(outbox),
      ],
      adapter,
      session: { strategy: "jwt" },
    }));
    const browser = site.browser();
    for (let n = 0; n < 50; n++) {
      await submitPassword(browser, `guess-${n}`);
      await browser.post("/auth/signin/email", { email: "ada@example.com" });
    }
    expect(attempts).toBe(50);
    expect(outbox).toHaveLength(50);
  });
});

describe("do-i-need-a-secret", () => {
  it("is required: every route but the HTML pages answers 500 without one", async () => {
    const site = await startSite(() => ({ providers: [], secret: undefined }));
    const response = await site.browser().get("/auth/session");
    expect(response.status).toBe(500);
    expect(site.logged).toEqual(["MissingSecret"]);
  });

  it("can be rotated: the first signs, each opens, and the next read moves a session on", async () => {
    const idp = new IdentityProvider("idp");
    let secret: string | string[] = "old-secret";
    const site = await startSite((core) => ({ providers: [idp.config(core)], secret }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    secret = ["new-secret", "old-secret"];
    expect(await browser.session()).not.toBeNull();
    secret = "new-secret";
    expect(await browser.session()).not.toBeNull();
  });

  it("ends the sign-in links that are under way", async () => {
    const outbox: string[] = [];
    const { adapter } = createMemoryAdapter();
    let secret: string | string[] = "old-secret";
    const site = await startSite(() => ({ providers: [magicLinks(outbox)], adapter, secret }));
    const browser = site.browser();
    await browser.post("/auth/signin/email", { email: ada.email });
    secret = ["new-secret", "old-secret"];
    await browser.get(outbox[0] ?? "");
    expect(site.logged).toEqual(["Verification"]);
  });

  it("signs everybody out when it is replaced at once", async () => {
    const idp = new IdentityProvider("idp");
    let secret = "old-secret";
    const site = await startSite((core) => ({ providers: [idp.config(core)], secret }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    secret = "new-secret";
    expect(await browser.session()).toBeNull();
  });
});
