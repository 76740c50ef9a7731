import { createHash } from "node:crypto";

import type { AuthConfig } from "@auth/core";
import type { EmailConfig } from "@auth/core/providers";
import Auth0 from "@auth/core/providers/auth0";
import GitHub from "@auth/core/providers/github";
import Resend from "@auth/core/providers/resend";
import express4 from "express";
import { afterEach, describe, expect, onTestFinished, vi } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { serve } from "../tests/support/world/express";
import {
  type FrameworkPackage,
  frameworkPackages,
} from "../tests/support/world/framework-packages";
import { loadNextAuth } from "../tests/support/world/next-auth";
import { acme } from "../tests/support/world/providers";
import { APP, startSite } from "../tests/support/world/site";

/** Packages that share core's own way to read the environment. */
const WITH_DEFAULTS = ["next-auth", "@auth/express", "@auth/sveltekit", "@auth/qwik"] as const;
const ALL = Object.keys(frameworkPackages) as FrameworkPackage[];

/** Where a package answers with a config that says nothing of it. */
const basePathOf = (name: FrameworkPackage) =>
  name === "next-auth" || name === "@auth/solid-start" ? "/api/auth" : "/auth";

afterEach(() => void vi.unstubAllEnvs());

/** Makes these variables those of a process in production. */
function enter(variables: Record<string, string>): void {
  vi.unstubAllEnvs();
  vi.stubEnv("NODE_ENV", "production");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** Notes from now on which variables are read; the function returned ends that, and tells them. */
function recordReads(): () => ReadonlySet<string | symbol> {
  const names = new Set<string | symbol>();
  const { env } = process;
  const stop = () => void (process.env = env);
  onTestFinished(stop);
  process.env = new Proxy(env, {
    get(target, name, receiver) {
      names.add(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  return () => {
    stop();
    return names;
  };
}

/** A package's app in an environment: its config as the package leaves it, and what it logs. */
async function appIn(
  name: FrameworkPackage,
  variables: Record<string, string>,
  changes: Partial<AuthConfig> = {},
) {
  enter(variables);
  const logged: string[] = [];
  const config: AuthConfig = {
    providers: [acme.config()],
    logger: { error: (error) => logged.push(error.name), warn: () => undefined },
    // It has no basePath of its own (fact:run.solid-start).
    ...(name === "@auth/solid-start" && { basePath: "/api/auth" }),
    ...changes,
  };
  return { ...(await frameworkPackages[name](config)), config, logged };
}

describe("secrets in the environment", () => {
  const FOUR = {
    AUTH_SECRET: "zero",
    AUTH_SECRET_1: "one",
    AUTH_SECRET_2: "two",
    AUTH_SECRET_3: "three",
  };

  /** The secrets that a package has after a request. */
  async function secretsOf(name: FrameworkPackage, variables: Record<string, string>) {
    const { ask, config } = await appIn(name, variables);
    await ask(`${basePathOf(name)}/session`);
    return config.secret;
  }

  shows("environment.secrets-next-auth", async () => {
    expect(await secretsOf("next-auth", FOUR)).toBe("zero");
    const { AUTH_SECRET, ...numbered } = FOUR;
    expect(await secretsOf("next-auth", { NEXTAUTH_SECRET: AUTH_SECRET, ...numbered })).toBe(
      "zero",
    );
    expect(await secretsOf("next-auth", numbered)).toEqual(["three", "two", "one"]);
  });

  shows("environment.secrets-other-packages", async () => {
    for (const name of ["@auth/express", "@auth/sveltekit", "@auth/qwik"] as const) {
      expect(await secretsOf(name, FOUR), name).toEqual(["three", "two", "one", "zero"]);
    }
  });

  /** Reads the session of a cookie that was made with a secret; the cookies of the answer. */
  async function readsSession(
    { ask }: { ask: Awaited<ReturnType<typeof appIn>>["ask"] },
    name: FrameworkPackage,
    secret: string,
  ) {
    const { encode } = await loadCore();
    const cookie = name === "@auth/express" ? "authjs.session-token" : SECURE;
    const token = await encode({ token: { name: "Alice" }, secret, salt: cookie });
    const answer = await ask(`${basePathOf(name)}/session`, {
      headers: { cookie: `${cookie}=${token}` },
    });
    const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${cookie}=`));
    return { session: (await answer.json()) as unknown, cookie, token: set?.split(/[=;]/)[1] };
  }
  const SECURE = "__Secure-authjs.session-token";

  shows("environment.secret-list", async () => {
    const { decode } = await loadCore();
    for (const name of ALL) {
      for (const variables of [{}, { ...FOUR, NEXTAUTH_SECRET: "of version 4" }]) {
        const app = await appIn(name, variables, { secret: ["new", "old"], trustHost: true });
        const { session, cookie, token } = await readsSession(app, name, "old");
        expect(session, name).toMatchObject({ user: { name: "Alice" } });
        const opened = await decode({ token, secret: "new", salt: cookie });
        expect(opened, name).toMatchObject({ name: "Alice" });
      }
    }
  });

  shows("environment.empty-secret", async () => {
    const secret = [undefined as unknown as string, "old"];
    for (const name of ALL) {
      const app = await appIn(name, {}, { secret, trustHost: true });
      const { session, token } = await readsSession(app, name, "old");
      expect({ session, token, logged: app.logged }, name).toEqual({
        session: null,
        token: "",
        logged: ["JWTSessionError"],
      });
    }
    const { alice } = await startSite(() => ({ secret }));
    await alice.leavesFor("Acme ID");
    alice.isAt("/auth/error?error=Configuration");
  });
});

shows("environment.solid-start", async () => {
  const { SolidAuth, getSession } = await import("@auth/solid-start");
  const read = recordReads();
  const logger = { error: () => undefined };
  const config = { providers: [Auth0], basePath: "/api/auth", logger };
  const request = new Request(`${APP}/api/auth/providers`);
  await SolidAuth({ ...config }).GET({ request } as never);
  await getSession(request, { ...config }).catch(() => null);
  const known = ["AUTH_SECRET", "AUTH_TRUST_HOST", "VERCEL", "NODE_ENV"];
  expect([...read()].sort()).toEqual(known.sort());
});

describe("the address in the environment", () => {
  /** Whether an app in production, in this environment, trusts its host. */
  async function trusts(name: FrameworkPackage, variable: string) {
    const value = variable === "AUTH_URL" ? APP : "1";
    const app = await appIn(name, { AUTH_SECRET: "fake", [variable]: value });
    const { status } = await app.ask(`${basePathOf(name)}/session`);
    expect(app.logged, name).toEqual(status === 200 ? [] : ["UntrustedHost"]);
    return status === 200;
  }

  shows("environment.trust-by-package", async () => {
    const variables = ["AUTH_URL", "AUTH_TRUST_HOST", "VERCEL", "CF_PAGES", "NOTHING"];
    const trusting: Record<string, string[]> = {};
    for (const name of ALL) {
      trusting[name] = [];
      for (const variable of variables) {
        if (await trusts(name, variable)) trusting[name].push(variable);
      }
    }
    const any = ["AUTH_URL", "AUTH_TRUST_HOST", "VERCEL", "CF_PAGES"];
    expect(trusting).toEqual({
      "next-auth": any,
      "@auth/express": any,
      "@auth/qwik": any,
      "@auth/solid-start": ["AUTH_TRUST_HOST", "VERCEL"],
      "@auth/sveltekit": [],
    });

    vi.doMock("$app/environment", () => ({ dev: true, building: false }));
    onTestFinished(() => void vi.doUnmock("$app/environment"));
    for (const name of ALL) {
      const app = await appIn(name, { AUTH_SECRET: "fake", NODE_ENV: "development" });
      expect((await app.ask(`${basePathOf(name)}/session`)).status, name).toBe(200);
    }
  });

  /** The base path at which an app answers in an environment with this address. */
  async function answersBelow(name: FrameworkPackage, AUTH_URL: string) {
    const app = await appIn(name, { AUTH_SECRET: "fake", AUTH_URL }, { trustHost: true });
    const paths = ["/account", "/auth", "/api/auth"];
    const found: string[] = [];
    for (const path of paths) {
      const answer = await app.ask(`${path}/providers`).catch(() => undefined);
      if (answer?.status === 200) found.push(path);
    }
    return found;
  }

  shows("environment.base-path-by-package", async () => {
    const url = `${APP}/account`;
    expect(await answersBelow("next-auth", url)).toEqual(["/account"]);
    for (const name of ["@auth/express", "@auth/sveltekit", "@auth/qwik"] as const) {
      expect(await answersBelow(name, url), name).toEqual(["/auth"]);
    }
    // Where it is mounted at another path.
    enter({ AUTH_SECRET: "fake", AUTH_URL: url });
    const { ExpressAuth } = await import("@auth/express");
    const logger = { error: () => undefined, warn: () => undefined };
    const handler = ExpressAuth({ providers: [], trustHost: true, logger });
    const origin = await serve(express4().use("/members", handler));
    const statuses = ["/members", "/account", "/auth"].map(async (path) => {
      const { status } = await fetch(`${origin}${path}/providers`);
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 404, 404]);
  });

  shows("environment.base-path-of-the-config", async () => {
    const config = { trustHost: true, basePath: "/own" };
    const answering: Record<string, string[]> = {};
    for (const name of WITH_DEFAULTS) {
      const app = await appIn(name, { AUTH_SECRET: "fake" }, config);
      answering[name] = [];
      for (const path of ["/own", "/auth"]) {
        const answer = await app.ask(`${path}/providers`).catch(() => undefined);
        if (answer?.status === 200) answering[name].push(path);
      }
    }
    expect(answering).toEqual({
      "next-auth": ["/own"],
      "@auth/express": ["/auth"],
      "@auth/sveltekit": ["/auth"],
      "@auth/qwik": ["/auth"],
    });
  });

  shows("environment.url-without-path-by-package", async () => {
    for (const name of WITH_DEFAULTS) {
      expect(await answersBelow(name, APP), name).toEqual([basePathOf(name)]);
    }
  });
});

describe("NEXTAUTH_URL", () => {
  const NEXTAUTH_URL = `${APP}/old`;

  shows("environment.nextauth-url", async () => {
    const { createActionURL, setEnvDefaults } = await loadCore();
    const config: AuthConfig = { providers: [] };
    const env = { NEXTAUTH_URL, NODE_ENV: "production" };
    setEnvDefaults(env, config);
    expect(config).toMatchObject({ basePath: "/auth", trustHost: false });
    const headers = new Headers({ host: "localhost:3000" });
    const { origin } = createActionURL("signin", "http", headers, env, config);
    expect(origin).toBe(APP);
  });

  shows("environment.nextauth-url-next-auth", async () => {
    const variables = { AUTH_SECRET: "fake", NEXTAUTH_URL };
    const distrusted = await appIn("next-auth", variables);
    expect((await distrusted.ask("/old/providers")).status).toBe(500);
    expect(distrusted.logged).toEqual(["UntrustedHost"]);

    enter({ ...variables, AUTH_TRUST_HOST: "1" });
    const { NextAuth, NextRequest } = await loadNextAuth();
    const { handlers } = NextAuth({ providers: [acme.config()] });
    const answer = await handlers.GET(new NextRequest("http://localhost:3000/old/providers"));
    expect(await answer.json()).toMatchObject({
      acme: { callbackUrl: `${APP}/old/callback/acme` },
    });
  });
});

shows("environment.config-wins", async () => {
  const own = {
    secret: "of the config",
    trustHost: true,
    redirectProxyUrl: "https://own.example/auth",
  };
  const apiKeys: unknown[] = [];
  const sendVerificationRequest: EmailConfig["sendVerificationRequest"] = ({ provider }) =>
    void apiKeys.push(provider.apiKey);
  const csrfToken = "0".repeat(64);
  const hash = createHash("sha256")
    .update(csrfToken + own.secret)
    .digest("hex");
  const cookie = ["__Host-authjs.csrf-token", "authjs.csrf-token"]
    .map((cookieName) => `${cookieName}=${csrfToken}%7C${hash}`)
    .join("; ");
  for (const name of WITH_DEFAULTS) {
    const { ask, config } = await appIn(
      name,
      {
        AUTH_SECRET: "of the environment",
        AUTH_TRUST_HOST: "",
        AUTH_REDIRECT_PROXY_URL: "https://stable.example/auth",
        AUTH_ACME_ID: "of the environment",
        AUTH_ACME_SECRET: "of the environment",
        AUTH_ACME_ISSUER: "https://environment.example",
        AUTH_GITHUB_ID: "of the environment",
        AUTH_RESEND_KEY: "of the environment",
      },
      {
        ...own,
        // The package writes into these.
        providers: [
          acme.config(),
          GitHub({ clientId: "of the config", clientSecret: "fake" }),
          Resend({ apiKey: "of the config", sendVerificationRequest }),
        ],
        adapter: createMemoryAdapter().adapter,
      },
    );
    expect((await ask(`${basePathOf(name)}/providers`)).status, name).toBe(200);
    const { clientId, clientSecret, issuer } = acme.config();
    const [provider] = config.providers;
    expect([config, provider], name).toMatchObject([own, { clientId, clientSecret, issuer }]);

    const signsIn = (id: string, form: Record<string, string> = {}) =>
      ask(`${basePathOf(name)}/signin/${id}`, {
        method: "POST",
        headers: { cookie },
        form: { csrfToken, ...form },
      });
    const { headers } = await signsIn("github");
    const { searchParams } = new URL(headers.get("location") ?? "");
    expect(searchParams.get("client_id"), name).toBe("of the config");
    await signsIn("resend", { email: "alice@mail.example" });
    expect(apiKeys.splice(0), name).toEqual(["of the config"]);
  }
});

shows("environment.core-reads-none", async () => {
  const site = await startSite();
  const read = recordReads();
  await site.alice.signsInWith("Acme ID");
  await site.alice.session();
  await site.alice.signsOut();
  expect([...read()]).toEqual([]);
});

shows("environment.provider-by-package", async () => {
  for (const name of WITH_DEFAULTS) {
    const { ask, config } = await appIn(
      name,
      {
        AUTH_SECRET: "fake",
        AUTH_AUTH0_ID: "client",
        AUTH_AUTH0_SECRET: "fake secret",
        AUTH_AUTH0_ISSUER: "https://tenant.example",
        AUTH_RESEND_KEY: "fake key",
        AUTH_REDIRECT_PROXY_URL: "https://stable.example/auth",
      },
      { providers: [Auth0, Resend], trustHost: true },
    );
    // Without an adapter it answers with an error; by then the config is complete.
    await ask(`${basePathOf(name)}/providers`);
    expect(config, name).toMatchObject({
      redirectProxyUrl: "https://stable.example/auth",
      providers: [
        { clientId: "client", clientSecret: "fake secret", issuer: "https://tenant.example" },
        { apiKey: "fake key" },
      ],
    });
  }
});

shows("own-provider.environment", async () => {
  const variables = {
    AUTH_SECRET: "fake",
    AUTH_MY_IDP_ID: "client",
    AUTH_MY_IDP_SECRET: "fake secret",
    AUTH_MY_IDP_ISSUER: "https://id.example",
  };
  const own = { id: "my-idp", name: "My ID", type: "oidc" } as const;
  const named = { clientId: "client", clientSecret: "fake secret", issuer: "https://id.example" };
  for (const name of ALL) {
    const { ask, config } = await appIn(name, variables, {
      providers: [{ ...own }],
      trustHost: true,
    });
    await ask(`${basePathOf(name)}/providers`);
    const isRead = WITH_DEFAULTS.some((other) => other === name);
    expect(config.providers, name).toEqual([isRead ? { ...own, ...named } : own]);
  }
  enter(variables);
  const site = await startSite(() => ({ providers: [{ ...own }] }));
  await site.alice.session();
  expect(site.config.providers).toEqual([own]);
  expect(site.logged).toEqual(["InvalidEndpoints"]);
});
