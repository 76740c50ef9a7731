import type { AuthConfig } from "@auth/core";
import GitHub from "@auth/core/providers/github";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Passkey from "@auth/core/providers/passkey";
import { describe, expect } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { type Core, loadCore } from "../tests/support/world/core";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";

import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSite } from "../tests/support/world/site";

/** Asks core for the session; the status, and the types of the errors that it logged. */
async function readSession(core: Core, config: Partial<AuthConfig>, path = "/auth/session") {
  const logged: string[] = [];
  const response = await core.Auth(new Request(APP + path), {
    providers: [acme.config()],
    secret: SECRET,
    trustHost: true,
    logger: {
      error: (error) => logged.push(error.name),
      warn: () => undefined,
    },
    ...config,
  });
  return { status: response.status, logged };
}

describe("what core remembers of earlier configs", () => {
  const ALRIGHT = { status: 200, logged: [] };

  shows("VA.email-for-ever", async () => {
    const core = await loadCore();
    expect(await readSession(core, {})).toEqual(ALRIGHT);
    const { adapter } = createMemoryAdapter();
    expect(await readSession(core, { adapter, providers: [magicLinks([])] })).toEqual(ALRIGHT);
    expect(await readSession(core, {})).toEqual({ status: 500, logged: ["MissingAdapter"] });
    expect(await readSession(await loadCore(), {})).toEqual(ALRIGHT);
  });

  shows("VA.passkeys-for-ever", async () => {
    const core = await loadCore();
    const methods = ["getAccount", "getAuthenticator", "createAuthenticator"];
    methods.push("listAuthenticatorsByUserId", "updateAuthenticatorCounter");
    const unused = Object.fromEntries(methods.map((name) => [name, () => null]));
    const adapter = { ...createMemoryAdapter().adapter, ...unused };
    const experimental = { enableWebAuthn: true };
    const passkeys = { adapter, experimental, providers: [Passkey({})] };
    expect(await readSession(core, passkeys)).toEqual(ALRIGHT);
    expect(await readSession(core, {})).toEqual({
      status: 500,
      logged: ["ExperimentalFeatureNotEnabled"],
    });
    expect(await readSession(core, { experimental })).toEqual({
      status: 500,
      logged: ["MissingAdapter"],
    });
  });
});

describe("the environment", () => {
  /** What a config becomes in an environment. */
  async function inEnvironment(
    env: Record<string, string>,
    config: Partial<AuthConfig> = {},
  ): Promise<AuthConfig> {
    const { setEnvDefaults } = await loadCore();
    const complete = { providers: [], ...config };
    setEnvDefaults(env, complete);
    return complete;
  }

  shows("V7.secrets", async () => {
    const { secret } = await inEnvironment({
      AUTH_SECRET: "zero",
      AUTH_SECRET_1: "one",
      AUTH_SECRET_2: "two",
      AUTH_SECRET_3: "three",
    });
    expect(secret).toEqual(["three", "two", "one", "zero"]);
    const { alice, core } = await startSite(() => ({ secret }));
    await alice.signsInWith("Acme ID");
    const sealed = { token: alice.sessionCookie, salt: SESSION_COOKIE };
    expect(await core.decode({ ...sealed, secret: "three" })).toMatchObject({
      name: "Alice Example",
    });
    await expect(core.decode({ ...sealed, secret: "zero" })).rejects.toThrow();
  });

  shows("V7.trust-host", async () => {
    const trusting = async (env: Record<string, string>) => (await inEnvironment(env)).trustHost;
    expect(await trusting({})).toBe(true);
    for (const NODE_ENV of ["development", "test"]) {
      expect(await trusting({ NODE_ENV })).toBe(true);
    }
    const production = { NODE_ENV: "production" };
    expect(await trusting(production)).toBe(false);
    for (const variable of ["AUTH_TRUST_HOST", "VERCEL", "CF_PAGES"]) {
      expect(await trusting({ ...production, [variable]: "1" }), variable).toBe(true);
    }
    expect(await trusting({ ...production, AUTH_URL: APP })).toBe(true);
  });

  shows("V7.trust-host-false", async () => {
    const production = { NODE_ENV: "production" };
    expect(await inEnvironment(production)).toMatchObject({ trustHost: false });
    expect(await inEnvironment({ ...production, AUTH_TRUST_HOST: "false" })).toMatchObject({
      trustHost: true,
    });
  });

  shows("V7.trust-host-order", async () => {
    const order = ["AUTH_URL", "AUTH_TRUST_HOST", "VERCEL", "CF_PAGES"];
    const all = Object.fromEntries(order.map((name) => [name, name === "AUTH_URL" ? APP : "1"]));
    for (const trustHost of [true, false]) {
      expect(await inEnvironment(all, { trustHost })).toMatchObject({ trustHost });
    }
    for (const [index, first] of order.entries()) {
      const rest = Object.fromEntries(
        Object.entries(all).filter(([name]) => order.indexOf(name) > index),
      );
      for (const NODE_ENV of ["production", "development"]) {
        const env = { ...rest, [first]: "", NODE_ENV };
        expect(await inEnvironment(env), first).toMatchObject({ trustHost: false });
      }
    }
  });

  shows("V7.trust-host-empty", async () => {
    const vercel = { NODE_ENV: "production", VERCEL: "1" };
    expect(await inEnvironment(vercel)).toMatchObject({ trustHost: true });
    expect(await inEnvironment({ ...vercel, AUTH_TRUST_HOST: "" })).toMatchObject({
      trustHost: false,
    });
  });

  shows("VC-b.empty-url", async () => {
    for (const NODE_ENV of ["production", "development"]) {
      const env = { NODE_ENV, AUTH_TRUST_HOST: "true", VERCEL: "1", CF_PAGES: "1" };
      expect(await inEnvironment(env)).toMatchObject({ trustHost: true });
      expect(await inEnvironment({ ...env, AUTH_URL: "" })).toMatchObject({ trustHost: false });
    }
  });

  shows("VB.environment-names", async () => {
    const { providers } = await inEnvironment(
      { AUTH_GITHUB_ID: "by the module's id", AUTH_STAFF_ID: "by the option" },
      { providers: [GitHub({ id: "staff" })] },
    );
    expect(providers).toMatchObject([{ clientId: "by the module's id" }]);
    const entra = await inEnvironment(
      { AUTH_MICROSOFT_ENTRA_ID_ID: "with underscores", "AUTH_MICROSOFT-ENTRA-ID_ID": "as it is" },
      { providers: [MicrosoftEntraID({})] },
    );
    expect(entra.providers).toMatchObject([{ clientId: "with underscores" }]);
  });

  shows("V8.base-path-from-url", async () => {
    const { basePath } = await inEnvironment({ AUTH_URL: `${APP}/api/auth` });
    expect(basePath).toBe("/api/auth");
    const core = await loadCore();
    expect((await readSession(core, { basePath }, "/api/auth/session")).status).toBe(200);
    expect(await readSession(core, { basePath })).toEqual({
      status: 400,
      logged: ["UnknownAction"],
    });
  });

  shows("V8.secret-in-development", async () => {
    const { secret, trustHost } = await inEnvironment({ NODE_ENV: "development" });
    const core = await loadCore();
    for (const path of ["/auth/session", "/auth/providers", "/auth/csrf"]) {
      expect(await readSession(core, { secret, trustHost }, path)).toEqual({
        status: 500,
        logged: ["MissingSecret"],
      });
    }
  });
});

describe("requests that core does not know", () => {
  shows("V8.unknown-action", async () => {
    const core = await loadCore();
    const paths = ["/auth", "/auth/", "/auth/login", "/auth/session/acme", "/auth/signin/acme/now"];
    for (const path of paths) {
      expect(await readSession(core, {}, path)).toEqual({ status: 400, logged: ["UnknownAction"] });
    }
  });

  shows("V8.other-methods", async () => {
    const site = await startSite();
    for (const method of ["HEAD", "PUT", "DELETE", "OPTIONS"]) {
      expect((await site.alice.requests("/auth/session", { method })).status).toBe(400);
    }
    expect(new Set(site.logged)).toEqual(new Set(["UnknownAction"]));
  });
});

describe("other ways to ask core", () => {
  const config = (core: Core): AuthConfig & { raw: Core["raw"] } => ({
    providers: [acme.config()],
    secret: SECRET,
    trustHost: true,
    logger: { error: () => undefined },
    raw: core.raw,
  });

  shows("V16.raw-throws", async () => {
    const core = await loadCore();
    const request = new Request(`${APP}/auth/signin/acme`, { method: "POST" });
    await expect(core.Auth(request, config(core))).rejects.toBeInstanceOf(core.MissingCSRF);
  });

  shows("V16.skip-csrf-check", async () => {
    const { core, config: usual } = await startSite(() => ({
      providers: [acme.config(), passwords(() => ({ id: "7" }))],
    }));
    const post = async (path: string, skips: boolean) => {
      const request = new Request(`${APP}/auth/${path}`, { method: "POST" });
      const { headers } = skips
        ? await core.Auth(request, { ...usual, skipCSRFCheck: core.skipCSRFCheck })
        : await core.Auth(request, { ...usual });
      return headers.get("location");
    };
    const targets: Record<string, unknown> = {
      signout: APP,
      "callback/credentials": APP,
      "signin/acme": expect.stringContaining(`${acme.issuer}/authorize?`),
    };
    for (const [path, target] of Object.entries(targets)) {
      expect(await post(path, false), path).toBe(`${APP}/auth/signin?error=MissingCSRF`);
      expect(await post(path, true), path).toEqual(target);
    }
  });

  shows("V16.return-redirect", async () => {
    const { alice } = await startSite();
    const json = { csrfToken: await alice.csrfToken(), callbackUrl: "/home" };
    const headers: [string, string][] = [["x-auth-return-redirect", "1"]];
    const answer = await alice.requests("/auth/signout", { json, headers });
    expect([answer.status, await answer.json()]).toEqual([200, { url: `${APP}/home` }]);
  });

  shows("run.duck-typed-request", async () => {
    const core = await loadCore();
    const salt = SESSION_COOKIE;
    const session = await core.encode({ token: { name: "Alice" }, secret: SECRET, salt });
    /** No platform's class of requests: a browser's own would drop the cookie. */
    const ask = (method: string, path: string, cookies: string[], fields?: object) =>
      core.Auth(
        {
          method,
          url: APP + path,
          headers: new Headers({
            cookie: cookies.join("; "),
            ...(fields && { "content-type": "application/json" }),
          }),
          body: fields ? {} : null,
          text: () => Promise.resolve(JSON.stringify(fields)),
          json: () => Promise.resolve(fields),
        } as Request,
        config(core),
      );

    const read = await ask("GET", "/auth/session", [`${salt}=${session}`]);
    expect(read.body).toMatchObject({ user: { name: "Alice" } });
    const csrf = await ask("GET", "/auth/csrf", []);
    const [cookie] = csrf.cookies ?? [];
    const cookies = [`${salt}=${session}`, `${cookie?.name}=${cookie?.value}`];
    const signedOut = await ask("POST", "/auth/signout", cookies, csrf.body as object);
    expect(signedOut.redirect).toBe(APP);
    expect(signedOut.cookies).toContainEqual(expect.objectContaining({ name: salt, value: "" }));
  });

  shows("run.raw-cookies", async () => {
    const core = await loadCore();
    const { cookies } = await core.Auth(new Request(`${APP}/auth/csrf`), config(core));
    expect(cookies).toContainEqual({
      name: "__Host-authjs.csrf-token",
      value: expect.stringMatching(/^[0-9a-f]{64}\|[0-9a-f]{64}$/),
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });
});

describe("a preview deployment behind a redirect proxy", () => {
  const PREVIEW = "https://preview.app.example";
  /** The stable site, a preview, and Alice, who visits the preview. */
  async function startPreview(options: object = {}, preview: Partial<AuthConfig> = {}) {
    const redirectProxyUrl = `${APP}/auth`;
    const site = await startSite(() => ({ redirectProxyUrl, providers: [acme.config(options)] }));
    site.alsoAt(PREVIEW, preview);
    const visitor = site.personAt("alice", PREVIEW);
    await visitor.leavesFor("Acme ID");
    return { site, visitor, query: new URL(visitor.browser.tab.url).searchParams };
  }

  shows("VB.redirect-proxy-request", async () => {
    const { query } = await startPreview({ checks: ["pkce"] });
    expect(query.get("redirect_uri")).toBe(`${APP}/auth/callback/acme`);
    expect(query.get("state")).not.toBeNull();
    expect(query.get("code_challenge")).not.toBeNull();
  });

  shows("VB.redirect-proxy", async () => {
    const { site, visitor } = await startPreview();
    await visitor.clicks("Continue as Alice Example");
    visitor.isAt("/home");
    const callbacks = site.visits.filter(({ url }) => url.includes("/callback/acme"));
    expect(callbacks.map(({ url }) => new URL(url).origin)).toEqual([APP, PREVIEW]);
    expect(await visitor.session()).toMatchObject({ user: { name: "Alice Example" } });
    expect(await site.alice.session()).toBeNull();
  });

  shows("VB.redirect-proxy-secret", async () => {
    const { site, visitor } = await startPreview({}, { secret: "the preview's own fake secret" });
    await visitor.clicks("Continue as Alice Example");
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(await visitor.session()).toBeNull();
  });

  shows("VB.redirect-proxy-form-post", async () => {
    const { query } = await startPreview({
      authorization: {
        url: `${acme.issuer}/authorize`,
        params: { response_mode: "form_post" },
      },
    });
    expect(query.get("redirect_uri")).toBe(`${PREVIEW}/auth/callback/acme`);
  });
});

shows("configuration.instance-without-jwt", async () => {
  const { alice, core, deploys } = await startSite(() => ({
    callbacks: { jwt: ({ token }) => ({ ...token, count: Number(token.count ?? 0) + 1 }) },
  }));
  const counted = async () => {
    await alice.session();
    const sealed = { token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
    return (await core.decode(sealed))?.count;
  };
  await alice.signsInWith("Acme ID");
  const last = Number(await counted());
  expect(await counted()).toBe(last + 1);
  const cookie = alice.sessionCookie;
  deploys({ callbacks: {} });
  expect(await counted()).toBe(last + 1);
  expect(alice.sessionCookie).not.toBe(cookie);
});
