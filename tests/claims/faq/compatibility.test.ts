import { readdirSync } from "node:fs";
import path from "node:path";

import { afterEach, describe, expect, it, vi } from "vitest";

import { IdentityProvider } from "../support/identity-provider";
import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { magicLinks, passwords, submitPassword } from "../support/providers";
import { ORIGIN, signIn, startSite } from "../support/site";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what-databases-does-authjs-support", () => {
  it("needs none, except for e-mail links and passkeys", async () => {
    const idp = new IdentityProvider("idp");
    const without = await startSite((core) => ({ providers: [idp.config(core)] }));
    const browser = without.browser();
    await signIn(browser, idp, ada);
    expect(await browser.session()).not.toBeNull();

    const email = await startSite(() => ({ providers: [magicLinks([])] }));
    await email.browser().get("/auth/session");
    expect(email.logged).toEqual(["MissingAdapter"]);

    const { default: Passkey } = await import("@auth/core/providers/passkey");
    const passkey = await startSite(() => ({
      providers: [Passkey({})],
      experimental: { enableWebAuthn: true },
    }));
    await passkey.browser().get("/auth/session");
    expect(passkey.logged).toEqual(["MissingAdapter"]);
  });

  it("is not reached by a Credentials provider", async () => {
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite(() => ({
      providers: [passwords(() => ({ id: "7", name: "Ada" }))],
      adapter,
      session: { strategy: "jwt" },
    }));
    const browser = site.browser();
    await submitPassword(browser, "correct");
    expect(await browser.session()).toMatchObject({ user: { name: "Ada" } });
    expect(db.calls).toEqual([]);
  });
});

describe("what-authentication-services-does-authjs-support", () => {
  it("has more than 90 OAuth and OpenID Connect provider modules, and none for OAuth 1", async () => {
    const folder = path.resolve("node_modules/@auth/core/providers");
    const modules = readdirSync(folder)
      .filter((file) => file.endsWith(".js") && !/^(index|provider-types|oauth)\.js$/.test(file))
      .map((file) => file.replace(/\.js$/, ""));
    const types: unknown[] = [];
    for (const name of modules) {
      const { default: provider } = (await import(`@auth/core/providers/${name}`)) as {
        default: (options: object) => { type: string };
      };
      types.push(provider({ issuer: "https://idp.example", server: {}, authorize() {} }).type);
    }
    const count = (type: string) => types.filter((other) => other === type).length;
    expect(count("oauth") + count("oidc")).toBeGreaterThan(90);
    expect(new Set(types)).toEqual(new Set(["oauth", "oidc", "email", "credentials", "webauthn"]));
  });

  it("takes any OpenID provider by its issuer", async () => {
    const idp = new IdentityProvider("self-made");
    const site = await startSite((core) => ({ providers: [idp.config(core)] }));
    expect(await signIn(site.browser(), idp, ada)).toBe(`${ORIGIN}/home`);
  });

  it("calls passkeys experimental and wants them enabled", async () => {
    const { default: Passkey } = await import("@auth/core/providers/passkey");
    const { adapter } = createMemoryAdapter();
    const site = await startSite(() => ({ providers: [Passkey({})], adapter }));
    await site.browser().get("/auth/session");
    expect(site.logged).toEqual(["ExperimentalFeatureNotEnabled"]);
  });
});

describe("does-authjs-support-signing-in-with-a-username-and-password", () => {
  const check = passwords(({ password }) => {
    if (password === "broken") throw new Error("the database is down");
    return password === "correct" ? { id: "7", name: "Ada" } : null;
  });

  it("signs in with JWT sessions and refuses null as CredentialsSignin", async () => {
    const site = await startSite(() => ({ providers: [check] }));
    const browser = site.browser();
    expect(await submitPassword(browser, "wrong")).toBe(
      `${ORIGIN}/auth/signin?error=CredentialsSignin&code=credentials`,
    );
    await submitPassword(browser, "correct");
    expect(await browser.session()).toMatchObject({ user: { name: "Ada" } });
  });

  it("hides any other error as Configuration", async () => {
    const site = await startSite(() => ({ providers: [check] }));
    expect(await submitPassword(site.browser(), "broken")).toBe(
      `${ORIGIN}/auth/error?error=Configuration`,
    );
  });
});

describe("can-i-use-authjs-with-a-website-that-does-not-use-nextjs", () => {
  it("answers a Request with a Response", async () => {
    const site = await startSite(() => ({ providers: [] }));
    const response = await site.browser().get("/auth/providers");
    expect(response).toBeInstanceOf(Response);
    expect(await response.json()).toEqual({});
  });

  it("shares a session between subdomains by cookie domain, name and secret", async () => {
    const idp = new IdentityProvider("idp");
    const startShared = (name: string) =>
      startSite((core) => ({
        providers: [idp.config(core)],
        cookies: { sessionToken: { name, options: { domain: ".app.example" } } },
      }));
    const site = await startShared("__Secure-shared");
    const browser = site.browser();
    const started = await browser.post("/auth/signin/idp");
    const callback = await browser.get(idp.consent(started.headers.get("location") ?? "", ada));
    expect(callback.headers.getSetCookie().join("\n")).toMatch(
      /__Secure-shared=.*Domain=\.app\.example/,
    );

    const sameName = (await startShared("__Secure-shared")).browser();
    sameName.cookies.set("__Secure-shared", browser.cookies.get("__Secure-shared") ?? "");
    expect(await sameName.session()).not.toBeNull();
    const otherName = (await startShared("__Secure-other")).browser();
    otherName.cookies.set("__Secure-other", browser.cookies.get("__Secure-shared") ?? "");
    expect(await otherName.session()).toBeNull();
  });
});

describe("can-i-use-authjs-with-react-native", () => {
  it("ends a sign-in with an HttpOnly cookie and gives the client no token", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({ providers: [idp.config(core)] }));
    const browser = site.browser();
    const started = await browser.post("/auth/signin/idp");
    const callback = await browser.get(idp.consent(started.headers.get("location") ?? "", ada));
    const cookies = callback.headers.getSetCookie();
    expect(cookies.find((cookie) => cookie.includes("session-token"))).toMatch(/HttpOnly/);
    expect(await callback.text()).toBe("");
  });
});

describe("is-authjs-supporting-typescript", () => {
  it("gives the session callback token or user, depending on the strategy", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const received: string[][] = [];
    for (const config of [{}, { adapter }]) {
      const site = await startSite((core) => ({
        providers: [idp.config(core)],
        ...config,
        callbacks: {
          session(params) {
            received.push(["token", "user"].filter((name) => name in params));
            return params.session;
          },
        },
      }));
      const browser = site.browser();
      await signIn(browser, idp, ada);
      await browser.session();
    }
    expect(received).toEqual([["token"], ["user"]]);
  });
});
