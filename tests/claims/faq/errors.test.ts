import { afterEach, describe, expect, it, vi } from "vitest";

import { SESSION_COOKIE } from "../support/browser";
import { loadCore } from "../../support/world/core";
import { readCoreSource } from "../support/core-sources";
import { IdentityProvider } from "../support/identity-provider";
import { createMemoryAdapter } from "../../../snippets/databases/memory-adapter";
import { magicLinks, passwords, submitPassword } from "../support/providers";
import { locationOf } from "../support/redirect";
import { ORIGIN, signIn, startSite } from "../support/site";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };
const CONFIGURATION = `${ORIGIN}/auth/error?error=Configuration`;

afterEach(() => {
  vi.useRealTimers();
});

describe("why-error-configuration", () => {
  it("stands for an exception in a callback, and for a failing database", async () => {
    const idp = new IdentityProvider("idp");
    const fail = () => {
      throw new Error("out of order");
    };
    const callback = await startSite((core) => ({
      providers: [idp.config(core)],
      callbacks: { jwt: fail },
    }));
    expect(await signIn(callback.browser(), idp, ada)).toBe(CONFIGURATION);
    expect(callback.logged).toEqual(["CallbackRouteError"]);

    const { adapter } = createMemoryAdapter();
    const database = await startSite((core) => ({
      providers: [idp.config(core)],
      adapter: Object.assign(adapter, { createUser: fail }),
    }));
    expect(await signIn(database.browser(), idp, ada)).toBe(CONFIGURATION);
    expect(database.logged).toContain("AdapterError");
  });

  it("hides every type but eight", () => {
    const [, list = ""] =
      /const clientErrors = new Set<ErrorType>\(\[([^\]]*)\]\)/.exec(readCoreSource("errors.ts")) ??
      [];
    expect(list.match(/\w+/g)).toHaveLength(8);
    expect(list).toContain("AccessDenied");
    expect(list).toContain("Verification");
  });
});

describe("wrong-password-message", () => {
  it("puts the code of a CredentialsSignin subclass into the address", async () => {
    const site = await startSite((core) => {
      class Locked extends core.CredentialsSignin {
        override code = "locked";
      }
      return {
        providers: [
          passwords(() => {
            throw new Locked();
          }),
        ],
      };
    });
    expect(await submitPassword(site.browser(), "any")).toBe(
      `${ORIGIN}/auth/signin?error=CredentialsSignin&code=locked`,
    );
  });
});

describe("signed-out-after-credentials", () => {
  const anybody = passwords(() => ({ id: "7", name: "Ada" }));

  it("is the default strategy with an adapter: a sign-in that the next read undoes", async () => {
    const { adapter } = createMemoryAdapter();
    const site = await startSite(() => ({ providers: [anybody], adapter }));
    const browser = site.browser();
    expect(await submitPassword(browser, "any")).toBe(ORIGIN);
    expect(browser.sessionCookie).toBeDefined();
    expect(await browser.session()).toBeNull();
    expect(browser.sessionCookie).toBeUndefined();
    expect(site.logged).toEqual([]);
  });

  it("is reported only when the database strategy is set and there is no other provider", async () => {
    const { adapter } = createMemoryAdapter();
    const session = { strategy: "database" as const };
    const alone = await startSite(() => ({ providers: [anybody], adapter, session }));
    await alone.browser().get("/auth/session");
    expect(alone.logged).toEqual(["UnsupportedStrategy"]);

    const idp = new IdentityProvider("idp");
    const mixed = await startSite((core) => ({
      providers: [anybody, idp.config(core)],
      adapter,
      session,
    }));
    await mixed.browser().get("/auth/session");
    expect(mixed.logged).toEqual([]);
  });
});

describe("invalid-check", () => {
  it("follows a second sign-in, fifteen minutes at the provider, and a reloaded callback", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const [idp, other] = [new IdentityProvider("idp"), new IdentityProvider("other")];
    const site = await startSite((core) => ({
      providers: [idp.config(core), other.config(core)],
    }));
    const start = async (browser = site.browser()) => {
      const authorization = locationOf(await browser.post("/auth/signin/idp"));
      return { browser, callback: idp.consent(authorization, ada) };
    };

    const twice = await start();
    await twice.browser.post("/auth/signin/other");
    expect(locationOf(await twice.browser.get(twice.callback))).toBe(CONFIGURATION);

    const slow = await start();
    vi.setSystemTime(Date.now() + 16 * 60 * 1000);
    expect(locationOf(await slow.browser.get(slow.callback))).toBe(CONFIGURATION);

    const reloaded = await start();
    await reloaded.browser.get(reloaded.callback);
    expect(locationOf(await reloaded.browser.get(reloaded.callback))).toBe(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck", "InvalidCheck", "InvalidCheck"]);
  });
});

describe("account-not-linked-for-a-known-account", () => {
  it("follows a profile function without a stable id", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    const site = await startSite((core) => ({
      providers: [idp.config(core, { profile: ({ name, email }) => ({ name, email }) })],
      adapter,
    }));
    expect(await signIn(site.browser(), idp, ada)).toBe(`${ORIGIN}/home`);
    expect(await signIn(site.browser(), idp, ada)).toContain("error=OAuthAccountNotLinked");
  });

  it("follows a first sign-in that failed between the user and the account", async () => {
    const idp = new IdentityProvider("idp");
    const { adapter, db } = createMemoryAdapter();
    const { linkAccount } = adapter;
    const site = await startSite((core) => ({ providers: [idp.config(core)], adapter }));
    adapter.linkAccount = () => {
      throw new Error('column "not_in_schema" does not exist');
    };
    expect(await signIn(site.browser(), idp, ada)).toBe(CONFIGURATION);
    expect(db.users).toHaveLength(1);
    adapter.linkAccount = linkAccount;
    expect(await signIn(site.browser(), idp, ada)).toContain("error=OAuthAccountNotLinked");
  });
});

describe("untrusted-host", () => {
  it("is asserted before anything else, and silenced by trustHost", async () => {
    const untrusted = await startSite(() => ({ providers: [], trustHost: false }));
    expect((await untrusted.browser().get("/auth/session")).status).toBe(500);
    expect(untrusted.logged).toEqual(["UntrustedHost"]);
    const trusted = await startSite(() => ({ providers: [], trustHost: true }));
    expect((await trusted.browser().get("/auth/session")).status).toBe(200);
  });

  it("comes from environment variables in ways that surprise", async () => {
    const { setEnvDefaults } = await loadCore();
    const trust = (env: Record<string, string>) => {
      const config: { providers: []; trustHost?: boolean } = { providers: [] };
      setEnvDefaults(env, config);
      return config.trustHost;
    };
    const production = { NODE_ENV: "production" };
    expect(trust(production)).toBe(false);
    expect(trust({ ...production, AUTH_TRUST_HOST: "true" })).toBe(true);
    expect(trust({ ...production, AUTH_TRUST_HOST: "false" })).toBe(true);
    expect(trust({ ...production, AUTH_TRUST_HOST: "true", AUTH_URL: "" })).toBe(false);
  });
});

describe("behind-a-proxy", () => {
  const forwarded = { "x-forwarded-host": "public.example", "x-forwarded-proto": "https" };

  it("is the address in the request: the handler reads no X-Forwarded header", async () => {
    const idp = new IdentityProvider("idp");
    const core = await loadCore();
    const request = new Request("http://localhost:3000/auth/signin/idp", {
      method: "POST",
      headers: forwarded,
    });
    const response = await core.Auth(request, {
      providers: [idp.config(core)],
      secret: "a-secret-for-tests-only",
      trustHost: true,
      skipCSRFCheck: core.skipCSRFCheck,
    });
    const { searchParams } = new URL(locationOf(response));
    expect(searchParams.get("redirect_uri")).toBe("http://localhost:3000/auth/callback/idp");
    expect(response.headers.getSetCookie().join()).not.toContain("__Secure-");
  });

  it("differs for action URLs, which do read it", async () => {
    const { createActionURL } = await loadCore();
    const url = createActionURL(
      "signin",
      "http",
      new Headers(forwarded),
      {},
      { basePath: "/auth" },
    );
    expect(url.href).toBe("https://public.example/auth/signin");
  });
});

describe("unknown-action", () => {
  it("is a path outside basePath/action/provider, and a GET that should be a POST", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({ providers: [idp.config(core)] }));
    const browser = site.browser();
    for (const path of ["/api/auth/session", "/auth/login", "/auth/session/idp"]) {
      expect((await browser.get(path)).status).toBe(400);
    }
    expect(locationOf(await browser.get("/auth/signin/idp"))).toContain("error=Configuration");
    expect(site.logged).toEqual(Array(4).fill("UnknownAction"));
  });
});

describe("magic-link-already-used", () => {
  it("is consumed by the first GET, whoever sends it", async () => {
    const outbox: string[] = [];
    const { adapter } = createMemoryAdapter();
    const site = await startSite(() => ({ providers: [magicLinks(outbox)], adapter }));
    const [reader, scanner] = [site.browser(), site.browser()];
    await reader.post("/auth/signin/email", { email: "ada@example.com" });
    const [link = ""] = outbox;
    await scanner.get(link);
    expect(await scanner.session()).toMatchObject({ user: { email: "ada@example.com" } });
    expect(locationOf(await reader.get(link))).toBe(`${ORIGIN}/auth/error?error=Verification`);
    expect(await reader.session()).toBeNull();
  });
});

describe("get-token-returns-null", () => {
  it("looks for the unprefixed cookie unless secureCookie is true", async () => {
    const idp = new IdentityProvider("idp");
    const site = await startSite((core) => ({ providers: [idp.config(core)] }));
    const browser = site.browser();
    await signIn(browser, idp, ada);
    const headers = { cookie: `${SESSION_COOKIE}=${browser.sessionCookie}` };
    const params = { req: { headers: new Headers(headers) }, secret: "a-secret-for-tests-only" };
    const { getToken } = site.core;
    expect(await getToken(params)).toBeNull();
    expect(await getToken({ ...params, secureCookie: true })).toMatchObject({ name: "Ada" });
  });
});
