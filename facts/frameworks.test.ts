import { readFileSync } from "node:fs";

import GitHub from "@auth/core/providers/github";
import express4, { type Express } from "express";
import express5 from "express-5";
import { lt, valid } from "semver";
import { afterEach, describe, expect, vi } from "vitest";

import { documentedPackages } from "../plugins/versions";
import { readSession } from "../snippets/express/read-session";
import { loadCore } from "../tests/support/world/core";
import { serve } from "../tests/support/world/express";
import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { APP, SECRET } from "../tests/support/world/site";

interface Manifest {
  name: string;
  license: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as Manifest;
}

/** What every config here needs. */
const USUAL = { providers: [GitHub({ clientId: "fake", clientSecret: "fake" })], secret: SECRET };

afterEach(() => void vi.unstubAllEnvs());

describe("@auth/sveltekit in production", () => {
  /** What the package makes of a config, and the status of its answer to a request. */
  async function answers(changes: object) {
    vi.resetModules();
    const { SvelteKitAuth } = await import("@auth/sveltekit");
    const config = { ...USUAL, logger: { error: () => undefined }, ...changes };
    const { handle } = SvelteKitAuth(config) as unknown as {
      handle: (input: object) => Promise<Response>;
    };
    const request = new Request(`${APP}/auth/providers`);
    const event = { request, url: new URL(request.url), locals: {} };
    const { status } = await handle({ event, resolve: () => new Response(null, { status: 404 }) });
    return { status, config };
  }

  shows("run.sveltekit-trust-host", async () => {
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    vi.stubEnv("VERCEL", "1");
    expect(await answers({})).toMatchObject({ status: 500, config: { trustHost: false } });
    expect(await answers({ trustHost: true })).toMatchObject({ status: 200 });
  });

  shows("run.sveltekit-cookie-kept", async () => {
    vi.stubEnv("AUTH_SECRET", SECRET);
    vi.resetModules();
    const [{ handle }, { load }, { encode }] = await Promise.all([
      import("../snippets/sveltekit/src/hooks.server"),
      import("../snippets/sveltekit/src/routes/profile/+page.server"),
      loadCore(),
    ]);
    const token = await encode({ token: { name: "Alice" }, secret: SECRET, salt: SESSION_COOKIE });
    const headers = { cookie: `${SESSION_COOKIE}=${token}`, host: new URL(APP).host };
    const request = new Request(`${APP}/profile`, { headers });
    const written: string[] = [];
    const cookies = { set: (name: string) => void written.push(name) };
    const event = { request, url: new URL(request.url), locals: {}, cookies };
    const resolve = async () => Response.json(await (load as (input: object) => unknown)(event));
    const response = await (handle as unknown as (input: object) => Promise<Response>)({
      event,
      resolve,
    });
    expect(await response.json()).toEqual({ name: "Alice" });
    expect(written).toContain(SESSION_COOKIE);
  });

  shows("run.sveltekit-base-path", async () => {
    const trustHost = true;
    expect(await answers({ trustHost, basePath: "/api/auth" })).toMatchObject({
      status: 200,
      config: { basePath: "/auth" },
    });
  });
});

shows("frameworks.pinned-core", async () => {
  const manifests = Object.fromEntries(
    ["next-auth", "@auth/express", "@auth/sveltekit", "@auth/qwik", "@auth/solid-start"].map(
      (name) => [name, manifestOf(name)],
    ),
  );
  const cores = Object.values(manifests).map(({ dependencies }) => dependencies["@auth/core"]);
  expect(cores.slice(0, 3)).toEqual(["0.41.3", "0.41.3", "0.41.3"]);
  for (const core of cores.slice(3)) expect(lt(core ?? "", "0.41.3"), core).toBe(true);
  expect(manifests["@auth/solid-start"]?.peerDependencies["solid-start"]).toBe("^0.2.14");
  return Promise.resolve();
});

describe("the packages of Auth.js", () => {
  const manifests = documentedPackages().map(manifestOf);

  shows("frameworks.exact-core", async () => {
    const others = manifests.filter(({ name }) => name !== "@auth/core");
    expect(others.length).toBeGreaterThan(25);
    for (const { name, dependencies } of others) {
      const core = dependencies["@auth/core"] ?? "";
      expect(valid(core), name).toBe(core);
      expect(lt(core, "1.0.0"), name).toBe(true);
    }
    return Promise.resolve();
  });

  shows("frameworks.license", async () => {
    for (const { name, license } of manifests) expect(license, name).toBe("ISC");
    return Promise.resolve();
  });
});

shows("run.solid-start", async () => {
  const { SolidAuth } = await import("@auth/solid-start");
  const logger = { error: () => undefined };
  const ask = async (config: object) => {
    const { GET } = SolidAuth({ ...USUAL, trustHost: true, logger, ...config });
    return (await GET({ request: new Request(`${APP}/api/auth/session`) } as never))?.status;
  };
  expect(await ask({})).toBe(400);
  expect(await ask({ basePath: "/api/auth" })).toBe(200);
});

describe("@auth/express", () => {
  /** An app with Auth.js at a path, and what core logs. */
  async function mountedAt(path: string, app: Express) {
    vi.resetModules();
    const { ExpressAuth, getSession } = await import("@auth/express");
    const logged: string[] = [];
    const logger = { error: (error: Error) => logged.push(error.name) };
    const config = { ...USUAL, trustHost: true, logger };
    app.use(path, ExpressAuth(config));
    return { app, config, getSession, logged };
  }

  shows("run.express-star", async () => {
    await expect(mountedAt("/auth/*", express5())).rejects.toThrow("Missing parameter name");
  });

  shows("run.express-splat", async () => {
    const { app, logged } = await mountedAt("/auth/*splat", express5());
    const { status } = await fetch(`${await serve(app)}/auth/providers`);
    expect({ status, logged }).toEqual({ status: 400, logged: ["UnknownAction"] });
  });

  shows("run.express-mount", async () => {
    for (const express of [express4, express5]) {
      const { app } = await mountedAt("/auth", express());
      const response = await fetch(`${await serve(app)}/auth/providers`);
      expect(await response.json()).toHaveProperty("github");
    }
  });

  shows("run.express-get-session", async () => {
    const { app, config, getSession } = await mountedAt("/auth", express4());
    app.get("/profile", (request, response, next) => {
      getSession(request, config).then((session) => response.json(session), next);
    });
    app.get("/kept", (request, response, next) => {
      readSession(request, response, config).then((session) => response.json(session), next);
    });
    const { encode } = await loadCore();
    const name = "authjs.session-token";
    const token = await encode({ token: { name: "Alice" }, secret: SECRET, salt: name });
    const origin = await serve(app);
    const ask = (path: string) => fetch(origin + path, { headers: { cookie: `${name}=${token}` } });
    const [profile, session, kept] = [
      await ask("/profile"),
      await ask("/auth/session"),
      await ask("/kept"),
    ];
    expect(await profile.json()).toMatchObject({ user: { name: "Alice" } });
    expect(profile.headers.getSetCookie()).toEqual([]);
    expect(session.headers.getSetCookie()).not.toEqual([]);
    expect(await kept.json()).toMatchObject({ user: { name: "Alice" } });
    expect(kept.headers.getSetCookie().join()).toContain(`${name}=`);
  });
});
