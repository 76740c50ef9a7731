import type { AuthConfig } from "@auth/core";
import Auth0 from "@auth/core/providers/auth0";
import Credentials from "@auth/core/providers/credentials";
import Keycloak from "@auth/core/providers/keycloak";
import Nodemailer from "@auth/core/providers/nodemailer";
import Okta from "@auth/core/providers/okta";
import Passkey from "@auth/core/providers/passkey";
import WebAuthn from "@auth/core/providers/webauthn";
import { afterEach, describe, expect, vi } from "vitest";

import { memoryAdapter } from "../plugins/catalog/direct/memory-adapter";
import { adapterMethods, readCapabilities } from "../plugins/package-pages/capabilities";
import { officialPackages } from "../plugins/package-pages/packages";
import { packageRoot } from "../plugins/versions";
import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { printsItself, watchConsole } from "../tests/support/world/printed";
import { acme } from "../tests/support/world/providers";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

afterEach(() => void vi.unstubAllEnvs());

const PAGES = ["signin", "signout", "error", "verify-request"];
const OTHERS = ["providers", "csrf", "session", "callback/acme", "webauthn-options/acme"];
/** What such a fault is answered with where there is no page. */
const SETUP_MESSAGE = {
  message: expect.stringMatching(/^There was a problem with the server configuration\./) as string,
};

/** What core logs when a site with this config is asked for the session, in fresh modules. */
async function faultsOf(config: Partial<AuthConfig>): Promise<string[]> {
  const site = await startSite(() => config);
  await site.alice.requests("/auth/session");
  site.world.dispose();
  return site.logged;
}

describe("a config with a fault", () => {
  shows("errors.one-at-a-time", async () => {
    const site = await startSite(() => ({ trustHost: false, secret: "", providers: [] }));
    const asked = [...PAGES, ...OTHERS];
    for (const action of asked) {
      expect((await site.alice.requests(`/auth/${action}`)).status, action).toBe(500);
      const posted = await site.alice.requests(`/auth/${action}`, { json: {} });
      expect([posted.status, await posted.json()], action).toEqual([500, SETUP_MESSAGE]);
    }
    expect(site.logged).toEqual([...asked, ...asked].map(() => "UntrustedHost"));
    site.deploys({ trustHost: true });
    await site.alice.requests("/auth/session");
    expect(site.logged.at(-1)).toBe("MissingSecret");
    site.deploys({ secret: SECRET });
    expect((await site.alice.requests("/auth/session")).status).toBe(200);
  });

  shows("errors.setup-page", async () => {
    const { alice } = await startSite(() => ({ secret: "" }));
    for (const action of PAGES) {
      const answer = await alice.requests(`/auth/${action}`);
      expect(answer.status, action).toBe(500);
      expect(await answer.text(), action).toContain("There is a problem with the server config");
    }
  });

  shows("errors.setup-own-page", async () => {
    const { core, config } = await startSite(() => ({ secret: "", pages: { error: "/sorry" } }));
    for (const action of PAGES) {
      const answer = await core.Auth(new Request(`${APP}/auth/${action}`), { ...config });
      const location = answer.headers.get("location");
      expect([answer.status, location]).toEqual([302, `${APP}/sorry?error=Configuration`]);
    }
  });

  shows("errors.setup-json", async () => {
    for (const pages of [{}, { error: "/sorry" }]) {
      const { alice, world } = await startSite(() => ({ secret: "", pages }));
      for (const action of OTHERS) {
        const answer = await alice.requests(`/auth/${action}`);
        expect(answer.status, action).toBe(500);
        expect(await answer.json()).toEqual(SETUP_MESSAGE);
      }
      world.dispose();
    }
  });
});

describe("MissingSecret", () => {
  shows("errors.no-secret", async () => {
    const { setEnvDefaults } = await loadCore();
    const config = { providers: [] };
    setEnvDefaults({}, config);
    expect(await faultsOf(config)).toEqual(["MissingSecret"]);
    const printed = watchConsole();
    const { NextAuth, NextRequest } = await loadNextAuth();
    const { handlers } = NextAuth({ providers: [], trustHost: true });
    const url = `${APP}/api/auth/session`;
    const { status } = await handlers.GET(new NextRequest(url, { headers: headersOf() }));
    expect([status, printed.join()]).toEqual([500, expect.stringContaining("MissingSecret")]);
  });

  shows("errors.core-reads-no-environment", async () => {
    vi.stubEnv("AUTH_SECRET", SECRET);
    const site = await startSite(() => ({ secret: "" }));
    await site.alice.session();
    expect(site.logged).toEqual(["MissingSecret"]);
    const config: AuthConfig = { providers: [], trustHost: true };
    site.core.setEnvDefaults(process.env, config);
    const answer = await site.core.Auth(new Request(`${APP}/auth/session`), config);
    expect(answer.status).toBe(200);
  });

  shows("errors.get-token-secret", async () => {
    const { getToken, MissingSecret } = await loadCore();
    const ask = (headers: HeadersInit) => getToken({ req: { headers: new Headers(headers) } });
    const cookie = "authjs.session-token=a-token";
    await expect(ask({ cookie })).rejects.toBeInstanceOf(MissingSecret);
    expect(await ask({})).toBeNull();
  });
});

shows("errors.url-without-path", async () => {
  const actions = ["providers", "csrf", "session", ...PAGES];
  const statusesWith = async (url: string, asked = actions) => {
    const core = await loadCore();
    const config: AuthConfig = { providers: [acme.config()], secret: SECRET };
    core.setEnvDefaults({ AUTH_URL: url, NODE_ENV: "production" }, config);
    const logged: string[] = [];
    config.logger = { error: (error) => logged.push(error.name) };
    const statuses: number[] = [];
    for (const action of asked) {
      statuses.push((await core.Auth(new Request(`${APP}/auth/${action}`), config)).status);
    }
    return { basePath: config.basePath, logged: new Set(logged), statuses: new Set(statuses) };
  };
  expect(await statusesWith(APP, [...PAGES, ...OTHERS, "", "signin/acme"])).toEqual({
    basePath: "/",
    logged: new Set(["UnknownAction"]),
    statuses: new Set([400]),
  });
  expect(await statusesWith(`${APP}/auth`)).toEqual({
    basePath: "/auth",
    logged: new Set(),
    statuses: new Set([200]),
  });
});

describe("providers", () => {
  const endpoints = {
    authorization: `${acme.issuer}/authorize`,
    token: `${acme.issuer}/token`,
    userinfo: `${acme.issuer}/userinfo`,
  };

  shows("errors.endpoints-missing", async () => {
    for (const type of ["oauth", "oidc"] as const) {
      const client = { id: "own", name: "Own ID", type, clientId: "x", clientSecret: "x" };
      expect(await faultsOf({ providers: [{ ...client, ...endpoints }] })).toEqual([]);
      const issuer = acme.issuer;
      expect(await faultsOf({ providers: [{ ...client, issuer }] })).toEqual([]);
      for (const missing of Object.keys(endpoints)) {
        const provider = { ...client, ...endpoints, [missing]: undefined };
        expect(await faultsOf({ providers: [provider as never] })).toEqual(["InvalidEndpoints"]);
      }
    }
  });

  shows("errors.endpoints-issuer", async () => {
    const { setEnvDefaults } = await loadCore();
    for (const [name, module] of Object.entries({ OKTA: Okta, KEYCLOAK: Keycloak, AUTH0: Auth0 })) {
      const config: AuthConfig = { providers: [module], secret: SECRET };
      setEnvDefaults({ NODE_ENV: "test" }, config);
      expect(await faultsOf(config), name).toEqual(["InvalidEndpoints"]);
      const complete: AuthConfig = { providers: [module], secret: SECRET };
      setEnvDefaults({ NODE_ENV: "test", [`AUTH_${name}_ISSUER`]: acme.issuer }, complete);
      expect(await faultsOf(complete), name).toEqual([]);
    }
  });
});

describe("adapters", () => {
  const experimental = { enableWebAuthn: true };
  const session = { strategy: "database" as const };

  shows("errors.missing-adapter", async () => {
    expect(await faultsOf({ providers: [magicLinks([])] })).toEqual(["MissingAdapter"]);
    expect(await faultsOf({ session })).toEqual(["MissingAdapter"]);
    expect(await faultsOf({ providers: [Passkey({})], experimental })).toEqual(["MissingAdapter"]);
    const { adapter } = memoryAdapter();
    expect(await faultsOf({ providers: [magicLinks([])], adapter })).toEqual([]);
    expect(await faultsOf({ session, adapter })).toEqual([]);
    expect(await faultsOf({ providers: [Passkey({})], experimental, adapter })).toEqual([]);
  });

  shows("errors.missing-methods", async () => {
    const messages = async (config: Partial<AuthConfig>) => {
      const site = await startSite(() => ({ adapter: {}, ...config }));
      await site.alice.session();
      expect(site.logged).toEqual(["MissingAdapterMethods"]);
      site.world.dispose();
      return site.messages.join();
    };
    const named = (...methods: string[]): unknown =>
      expect.stringContaining(`Required adapter methods were missing: ${methods.join(", ")}. Read`);
    expect(await messages({ providers: [magicLinks([])] })).toEqual(
      named("createVerificationToken", "useVerificationToken", "getUserByEmail"),
    );
    expect(await messages({ session })).toEqual(
      named(
        ...["createUser", "getUser", "getUserByEmail", "getUserByAccount", "updateUser"],
        ...["linkAccount", "createSession", "getSessionAndUser", "updateSession", "deleteSession"],
      ),
    );
    const passkeys = { providers: [Passkey({})], experimental };
    expect(await messages({ ...passkeys, session: { strategy: "jwt" } })).toEqual(
      named(
        ...["createUser", "getUser", "linkAccount", "getAccount", "getAuthenticator"],
        ...["createAuthenticator", "listAuthenticatorsByUserId", "updateAuthenticatorCounter"],
      ),
    );
  });

  shows("errors.passkey-adapters", async () => {
    const known = adapterMethods(packageRoot("@auth/core"));
    const adapters = officialPackages("node_modules").filter(({ name }) => /-adapter$/.test(name));
    expect(adapters.length).toBeGreaterThan(20);
    const able = adapters.filter(({ root }) => readCapabilities(root, known).authenticators);
    expect(able.map(({ name }) => name).sort()).toEqual([
      "@auth/drizzle-adapter",
      "@auth/prisma-adapter",
      "@auth/unstorage-adapter",
    ]);
  });
});

describe("passwords", () => {
  shows("errors.missing-authorize", async () => {
    const { id, name, type } = passwords(() => null);
    const provider = { id, name, type } as never;
    expect(await faultsOf({ providers: [provider] })).toEqual(["MissingAuthorize"]);
    const site = await startSite(() => ({ providers: [Credentials({})] }));
    await site.alice.submits("/auth/callback/credentials");
    expect(site.logged).toEqual(["CredentialsSignin"]);
    site.deploys({ providers: [Credentials({ authorize: () => ({ id: "7", name: "Alice" }) })] });
    await site.alice.submits("/auth/callback/credentials");
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice" } });
  });

  shows("errors.password-and-database-sessions", async () => {
    const site = await startSiteWithDatabase(() => ({
      providers: [passwords(() => ({ id: "7", name: "Alice Example" })), acme.config()],
      session: { strategy: "database" },
    }));
    await site.alice.submits("/auth/callback/credentials", { callbackUrl: "/home" });
    site.alice.isAt("/home");
    expect(await site.alice.session()).toBeNull();
    expect([site.logged, site.warnings]).toEqual([[], []]);
    site.deploys({ session: { strategy: "jwt" } });
    await site.alice.submits("/auth/callback/credentials");
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
  });
});

describe("passkeys", () => {
  const config = (...providers: AuthConfig["providers"]) => ({
    adapter: memoryAdapter().adapter,
    experimental: { enableWebAuthn: true },
    providers,
  });

  shows("errors.two-conditional-uis", async () => {
    for (const second of [Passkey({ id: "second" }), WebAuthn({})]) {
      const twice = config(Passkey({}), second);
      expect(await faultsOf(twice)).toEqual(["DuplicateConditionalUI"]);
      const once = config(Passkey({}), { ...second, enableConditionalUI: false });
      expect(await faultsOf(once)).toEqual([]);
    }
  });

  shows("errors.autocomplete", async () => {
    const fields = (autocomplete: string) => ({ formFields: { email: { autocomplete } } });
    expect(await faultsOf(config(Passkey(fields("email"))))).toEqual([
      "MissingWebAuthnAutocomplete",
    ]);
    expect(await faultsOf(config(Passkey(fields("username webauthn"))))).toEqual([]);
  });

  shows("errors.script-version", async () => {
    const version = (text: string) =>
      faultsOf(config(Passkey({ simpleWebAuthnBrowserVersion: text as "v9.0.1" })));
    expect(await version("9.0.1")).toEqual(["AuthError"]);
    expect(await version("v9.0.1")).toEqual([]);
  });
});

shows("errors.nodemailer", async () => {
  expect(() => Nodemailer({ from: "no-reply@app.example" } as never)).toThrow(
    expect.objectContaining({ type: "AuthError" }),
  );
});

shows("errors.nameless-class", async () => {
  const site = await startSite(({ SignInError }) => ({
    providers: [
      passwords(() => {
        throw new SignInError("out of order");
      }),
    ],
  }));
  const printed = printsItself(site);
  await site.alice.submits("/auth/callback/credentials");
  expect(printed).toEqual([expect.stringMatching(/^\[auth\]\[error\] AuthError: out of order\. /)]);
});

describe("addresses to return to", () => {
  shows("errors.relative-callback-url", async () => {
    const site = await startSite();
    const ask = async (callbackUrl: string) =>
      (await site.alice.requests(`/auth/signin?callbackUrl=${callbackUrl}`)).status;
    expect(await ask("dashboard")).toBe(500);
    expect(site.logged).toEqual(["InvalidCallbackUrl"]);
    expect([await ask("/dashboard"), await ask(`${APP}/dashboard`)]).toEqual([200, 200]);
  });

  shows("errors.callback-url-cookie", async () => {
    const site = await startSite();
    site.alice.plants("__Secure-authjs.callback-url", "dashboard");
    const asked = [...PAGES, ...OTHERS];
    for (const action of asked) {
      expect((await site.alice.requests(`/auth/${action}`)).status, action).toBe(500);
      const posted = await site.alice.requests(`/auth/${action}`, { json: {} });
      expect(posted.status, action).toBe(500);
    }
    expect(site.logged).toEqual([...asked, ...asked].map(() => "InvalidCallbackUrl"));
    site.alice.plants("__Secure-authjs.callback-url", "");
    expect((await site.alice.requests("/auth/session")).status).toBe(200);
  });

  shows("errors.error-page-loop", async () => {
    const site = await startSite(() => ({ secret: "", pages: { error: "/sorry" } }));
    const answer = await site.alice.requests("/auth/signin?callbackUrl=/sorry");
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringContaining("There is a problem with the server configuration."),
    ]);
    expect(site.logged).toEqual(["MissingSecret", "ErrorPageLoop"]);
  });
});
