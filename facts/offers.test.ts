import { existsSync, readFileSync } from "node:fs";

import type { AuthConfig } from "@auth/core";
import Passkey from "@auth/core/providers/passkey";
import { intersects } from "semver";
import { describe, expect } from "vitest";

import { listProviderModules } from "../plugins/sandbox/provider-modules";
import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { loadCore } from "../tests/support/world/core";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { acme, identityService } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, startSite } from "../tests/support/world/site";

/** What core logs when a site with this config is asked for the session. */
async function errorsOf(config: Partial<AuthConfig>): Promise<string[]> {
  const site = await startSite(() => config);
  await site.alice.requests("/auth/session");
  site.world.dispose();
  return site.logged;
}

describe("ways to sign in", () => {
  shows("configuration.needs-adapter", async () => {
    const without = await startSite();
    await without.alice.signsInWith("Acme ID");
    expect(await without.alice.session()).not.toBeNull();
    without.world.dispose();

    expect(await errorsOf({ providers: [magicLinks([])] })).toEqual(["MissingAdapter"]);
    const experimental = { enableWebAuthn: true };
    expect(await errorsOf({ providers: [Passkey({})], experimental })).toEqual(["MissingAdapter"]);
  });

  shows("configuration.passkeys", async () => {
    const { adapter } = createMemoryAdapter();
    expect(await errorsOf({ providers: [Passkey({})], adapter })).toEqual([
      "ExperimentalFeatureNotEnabled",
    ]);
  });

  shows("configuration.provider-modules", async () => {
    const types: string[] = [];
    for (const name of listProviderModules(".")) {
      const { default: provider } = (await import(`@auth/core/providers/${name}`)) as {
        default: (options: object) => { type: string };
      };
      types.push(provider({ issuer: "https://idp.example", server: {}, authorize() {} }).type);
    }
    const ofOAuth = types.filter((type) => type === "oauth" || type === "oidc");
    expect(ofOAuth.length).toBeGreaterThan(90);
    expect(new Set(types)).toEqual(new Set(["oauth", "oidc", "email", "credentials", "webauthn"]));
  });

  shows("configuration.any-issuer", async () => {
    const own = identityService("own", "Own ID", "https://id.own.example");
    const { alice } = await startSite(undefined, { services: [own] });
    await alice.signsInWith("Own ID");
    alice.isAt("/home");
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("passwords-and-links.no-rate-limit", async () => {
    const outbox: string[] = [];
    const attempts: unknown[] = [];
    const { alice } = await startSite(() => ({
      providers: [
        passwords(({ password }) => {
          attempts.push(password);
          return null;
        }),
        magicLinks(outbox),
      ],
      adapter: createMemoryAdapter().adapter,
      session: { strategy: "jwt" },
    }));
    const csrfToken = await alice.csrfToken();
    for (let number = 0; number < 50; number++) {
      const guess = { csrfToken, username: "alice", password: `guess-${number}` };
      await alice.requests("/auth/callback/credentials", { json: guess });
      const address = { csrfToken, email: "alice@mail.example" };
      await alice.requests("/auth/signin/email", { json: address });
    }
    expect(new Set(attempts)).toHaveLength(50);
    expect(new Set(outbox)).toHaveLength(50);
  });
});

describe("addresses", () => {
  const forwarded = { "x-forwarded-host": "public.example", "x-forwarded-proto": "https" };

  shows("configuration.request-and-response", async () => {
    const { core, config } = await startSite(() => ({ providers: [] }));
    const answer = await core.Auth(new Request(`${APP}/auth/providers`), { ...config });
    expect(answer).toBeInstanceOf(Response);
    expect(await answer.json()).toEqual({});
  });

  shows("configuration.untrusted-host", async () => {
    const site = await startSite(() => ({ trustHost: false }));
    expect((await site.alice.requests("/auth/session")).status).toBe(500);
    expect(site.logged).toEqual(["UntrustedHost"]);
    site.deploys({ trustHost: true });
    expect((await site.alice.requests("/auth/session")).status).toBe(200);
  });

  shows("configuration.request-address", async () => {
    const origin = "http://localhost:3000";
    const outbox: string[] = [];
    const { core, config } = await startSite(() => ({
      providers: [acme.config(), magicLinks(outbox)],
      adapter: createMemoryAdapter().adapter,
    }));
    const headers = { ...forwarded, "x-forwarded-port": "443", "x-forwarded-prefix": "/shop" };
    const post = async (path: string, fields: Record<string, string> = {}) => {
      const body = new URLSearchParams(fields);
      const request = new Request(origin + path, { method: "POST", headers, body });
      const answer = await core.Auth(request, { ...config, skipCSRFCheck: core.skipCSRFCheck });
      expect(answer.headers.getSetCookie().join(), path).not.toContain("__Secure-");
      return answer.headers.get("location") ?? "";
    };
    const { searchParams } = new URL(await post("/auth/signin/acme"));
    expect(searchParams.get("redirect_uri")).toBe(`${origin}/auth/callback/acme`);
    expect(await post("/auth/signout")).toBe(origin);
    expect(await post("/auth/signin/nobody")).toBe(`${origin}/auth/error?error=Configuration`);
    const email = "alice@mail.example";
    expect(await post("/auth/signin/email", { email })).toContain(`${origin}/auth/verify-request?`);
    expect(outbox).toEqual([expect.stringContaining(`${origin}/auth/callback/email?`)]);
    const listed = await core.Auth(new Request(`${origin}/auth/providers`, { headers }), {
      ...config,
    });
    expect(await listed.json()).toMatchObject({
      acme: {
        signinUrl: `${origin}/auth/signin/acme`,
        callbackUrl: `${origin}/auth/callback/acme`,
      },
    });
  });

  shows("configuration.action-address", async () => {
    const { createActionURL } = await loadCore();
    const headers = new Headers(forwarded);
    const url = createActionURL("signin", "http", headers, {}, { basePath: "/auth" });
    expect(url.href).toBe("https://public.example/auth/signin");
  });
});

describe("errors that a browser is told", () => {
  shows("configuration.hidden-errors", async () => {
    const fail = () => {
      throw new Error("out of order");
    };
    const adapter = { ...createMemoryAdapter().adapter, createUser: fail };
    const errors = [];
    for (const config of [{ callbacks: { jwt: fail } }, { adapter }]) {
      const site = await startSite(() => config);
      await site.alice.signsInWith("Acme ID");
      site.alice.isAt("/auth/error?error=Configuration");
      errors.push(site.logged[0]);
      site.world.dispose();
    }
    expect(errors).toEqual(["CallbackRouteError", "AdapterError"]);
  });

  shows("configuration.named-errors", async () => {
    const { length } = errorClasses(await import("@auth/core/errors"));
    const named: (string | null)[] = [];
    for (let index = 0; index < length; index++) {
      const site = await startSite((core) => ({
        providers: [passwords(() => ({ id: "7" }))],
        callbacks: {
          signIn() {
            throw new (errorClasses(core)[index] ?? Error)("out of order");
          },
        },
      }));
      await site.alice.submits("/auth/callback/credentials");
      const error = new URL(site.alice.browser.tab.url).searchParams.get("error");
      if (error !== "Configuration") named.push(error);
      site.world.dispose();
    }
    expect(length).toBeGreaterThan(30);
    expect(named.sort()).toEqual([
      "AccessDenied",
      "AccountNotLinked",
      "CredentialsSignin",
      "MissingCSRF",
      "OAuthAccountNotLinked",
      "OAuthCallbackError",
      "Verification",
      "WebAuthnVerificationError",
    ]);
  });
});

describe("packages", () => {
  /** What a package in node_modules says of itself. */
  const manifestOf = (name: string) =>
    JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as {
      types?: string;
      exports: Record<string, { types?: string } | undefined>;
      peerDependencies: Record<string, string>;
    };
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const installed = Object.keys({ ...dependencies, ...devDependencies });
  const official = installed.filter((name) => name.startsWith("@auth/") || name === "next-auth");

  shows("configuration.adapters", async () => {
    const adapters = official.filter((name) => name.endsWith("-adapter"));
    expect(adapters).toHaveLength(24);
    const named = ["prisma", "drizzle", "kysely", "typeorm", "pg", "mongodb", "dynamodb"];
    named.push("firebase", "neo4j", "upstash-redis", "surrealdb", "d1");
    expect(adapters).toEqual(expect.arrayContaining(named.map((name) => `@auth/${name}-adapter`)));
    return Promise.resolve();
  });

  shows("configuration.types", async () => {
    expect(official.length).toBeGreaterThan(24);
    for (const name of official) {
      const { types, exports } = manifestOf(name);
      const declared = exports["."]?.types ?? types ?? "none";
      expect(existsSync(`node_modules/${name}/${declared}`), name).toBe(true);
    }
    return Promise.resolve();
  });

  shows("run.next-versions", async () => {
    const { next = "" } = manifestOf("next-auth").peerDependencies;
    const supported = [12, 13, 14, 15, 16].filter((major) => intersects(next, `${major}.x`));
    expect(supported).toEqual([14, 15, 16]);
    return Promise.resolve();
  });
});

/** The classes of errors among what modules of core export, by name. */
function errorClasses(modules: object): (new (message: string) => Error)[] {
  return Object.entries(modules)
    .filter(([, one]) => typeof one === "function" && one.prototype instanceof Error)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, one]) => one as new (message: string) => Error);
}
