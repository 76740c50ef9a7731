import express4 from "express";
import { afterEach, describe, expect, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { passwords } from "../tests/support/world/passwords-and-links";
import { watchConsole } from "../tests/support/world/printed";
import { APP, SECRET } from "../tests/support/world/site";
import { serve } from "../tests/support/world/express";

afterEach(() => void vi.unstubAllEnvs());

const NOBODY = { providers: [passwords(() => null)], secret: SECRET, trustHost: true };

/** Asks SvelteKit's package for a path, as a server in production does. */
async function askSvelteKit(path: string) {
  vi.resetModules();
  const { SvelteKitAuth } = await import("@auth/sveltekit");
  const { handle, signIn } = SvelteKitAuth({ ...NOBODY }) as unknown as Record<
    "handle" | "signIn",
    (input: object) => Promise<Response>
  >;
  const url = new URL(APP + path);
  const event = { request: new Request(url), url, locals: {} };
  return {
    signIn,
    answer: await handle({ event, resolve: () => new Response(null, { status: 404 }) }),
  };
}

describe("signIn() on the server", () => {
  shows("run.next-errors-thrown", async () => {
    const printed = watchConsole();
    const { NextAuth, arrive } = await loadNextAuth();
    const { signIn } = NextAuth({ ...NOBODY });
    arrive("Server Action", headersOf());
    await expect(signIn("credentials")).rejects.toMatchObject({ type: "CredentialsSignin" });
    expect(printed).toEqual([expect.stringContaining("[auth][error] CredentialsSignin")]);
  });

  shows("run.next-other-errors", async () => {
    const printed = watchConsole();
    const { NextAuth, arrive, Redirect } = await loadNextAuth();
    const client = { clientId: "fake", clientSecret: "fake", issuer: "http://127.0.0.1:9" };
    const own = { id: "own", name: "Own ID", type: "oidc", ...client };
    const { signIn } = NextAuth({ ...NOBODY, providers: [own] });
    arrive("Server Action", headersOf());
    const thrown: unknown = await signIn("own").catch((error: unknown) => error);
    if (!(thrown instanceof Redirect)) throw thrown;
    expect(thrown.url).toBe(`${APP}/api/auth/error?error=Configuration`);
    expect(printed[0]).toBe("[auth][error] TypeError: fetch failed");
  });

  shows("run.sveltekit-errors-thrown", async () => {
    const printed = watchConsole();
    const { signIn } = await askSvelteKit("/auth/providers");
    const url = new URL(`${APP}/login`);
    const body = new URLSearchParams({ providerId: "credentials" });
    const request = new Request(url, { method: "POST", body });
    await expect(signIn({ request, url, locals: {} })).rejects.toMatchObject({
      type: "CredentialsSignin",
    });
    expect(printed).toEqual([expect.stringContaining("[auth][error] CredentialsSignin")]);
  });
});

describe("warnings", () => {
  const redundant = [expect.stringContaining("[auth][warn][env-url-basepath-redundant]")];

  shows("run.sveltekit-csrf", async () => {
    const printed = watchConsole();
    const { answer } = await askSvelteKit("/auth/csrf");
    expect(answer.status).toBe(404);
    expect(printed).toEqual([expect.stringContaining("[auth][warn][csrf-disabled]")]);
  });

  shows("run.url-warning", async () => {
    const printed = watchConsole();
    for (const url of [APP, `${APP}/auth`, `${APP}/api/auth`]) {
      vi.stubEnv("AUTH_URL", url);
      await askSvelteKit("/auth/providers");
      expect(printed.splice(0), url).toEqual(redundant);

      vi.resetModules();
      const { ExpressAuth } = await import("@auth/express");
      const app = express4();
      app.use("/auth", ExpressAuth({ ...NOBODY }));
      const { status } = await fetch(`${await serve(app)}/auth/providers`);
      expect([status, printed.splice(0)], url).toEqual([200, redundant]);

      const { NextAuth, NextRequest } = await loadNextAuth();
      const { handlers } = NextAuth({ ...NOBODY, basePath: "/api/auth" });
      await handlers.GET(new NextRequest(`${APP}/api/auth/providers`, { headers: headersOf() }));
      expect(printed, url).toEqual([]);
    }
  });

  shows("errors.url-and-base-path", async () => {
    const printed = watchConsole();
    const { createActionURL, setEnvDefaults } = await loadCore();
    const addressWith = (AUTH_URL: string) => {
      const config = { ...NOBODY, basePath: "/auth" };
      setEnvDefaults({ AUTH_URL }, config);
      const url = createActionURL("signin", "https", new Headers(), { AUTH_URL }, config);
      return [config.basePath, url.href];
    };
    const redundantly = ["/auth", `${APP}/auth/signin`];
    expect(addressWith(`${APP}/auth`)).toEqual(redundantly);
    expect(printed.splice(0)).toEqual(redundant);
    expect(addressWith(`${APP}/api/auth`)).toEqual(redundantly);
    expect(printed).toEqual([
      ...redundant,
      expect.stringContaining("[auth][warn][env-url-basepath-mismatch]"),
    ]);
  });
});

shows("run.next-old-modules", async () => {
  for (const module of ["next-auth/middleware", "next-auth/next"]) {
    const path = module;
    await expect(import(/* @vite-ignore */ path)).rejects.toThrow(
      new ReferenceError(
        `"${module}" is deprecated. If you are not ready to migrate, keep using "next-auth@4".\nRead more on https://authjs.dev/getting-started/migrating-to-v5`,
      ),
    );
  }
});
