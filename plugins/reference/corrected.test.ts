import GitHub from "@auth/core/providers/github";
import { describe, expect, test, vi } from "vitest";

import { loadCore } from "../../tests/support/world/core";
import { headersOf, loadNextAuth } from "../../tests/support/world/next-auth";
import { APP, SECRET } from "../../tests/support/world/site";

/** Shows with the real packages what the corrections say, where no fact of `facts/` does. */

const USUAL = { providers: [GitHub({ clientId: "fake", clientSecret: "fake" })], secret: SECRET };

describe("the example of `pages`", () => {
  const pages = {
    signIn: "/auth/signin",
    signOut: "/auth/signout",
    error: "/auth/error",
    verifyRequest: "/auth/verify-request",
  };

  async function leadsTo(path: string, configured: object): Promise<string | null> {
    const { Auth } = await loadCore();
    const config = { ...USUAL, trustHost: true, basePath: "/auth", pages: configured };
    const location = (await Auth(new Request(APP + path), config)).headers.get("location");
    return location === null ? null : new URL(location, APP).pathname;
  }

  test.each(Object.values(pages))("redirects %s to itself", async (path) => {
    expect(await leadsTo(path, pages)).toBe(path);
  });

  test("leads to a page that is not below the base path", async () => {
    expect(await leadsTo("/auth/signin", { signIn: "/login" })).toBe("/login");
  });
});

describe("next-auth with a function as its configuration", () => {
  async function lazily() {
    const next = await loadNextAuth();
    const asked: unknown[] = [];
    const configure = (request: unknown) => {
      asked.push(request);
      return { ...USUAL };
    };
    return { ...next, ...next.NextAuth(configure as never), asked };
  }

  test("auth(handler) is the promise of a handler", async () => {
    const { auth, NextRequest, asked } = await lazily();
    const wrapped: unknown = auth(() => new Response("an order"));
    expect(wrapped).toBeInstanceOf(Promise);
    const handler = (await wrapped) as (request: Request) => Promise<Response>;
    const request = new NextRequest(`${APP}/orders`, { headers: headersOf() });
    expect(await (await handler(request)).text()).toBe("an order");
    expect(asked).toEqual([request]);
  });

  test("signIn, signOut, unstable_update and auth() get no request", async () => {
    const { auth, signIn, signOut, unstable_update: update, arrive, asked } = await lazily();
    arrive("Server Action", headersOf());
    await expect(signIn("github")).rejects.toThrow();
    await expect(signOut()).rejects.toThrow();
    await update({});
    await auth();
    expect(asked).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test("getSession of @auth/express throws without the configuration", async () => {
  vi.resetModules();
  const { getSession } = await import("@auth/express");
  const request = { headers: {}, protocol: "https" };
  const withoutConfig = getSession as unknown as (request: object) => Promise<unknown>;
  await expect(withoutConfig(request)).rejects.toThrow(TypeError);
});

test("@auth/sveltekit does not answer /auth, and answers /auth/signin", async () => {
  vi.resetModules();
  const { SvelteKitAuth } = await import("@auth/sveltekit");
  const { handle } = SvelteKitAuth({ ...USUAL, trustHost: true }) as unknown as {
    handle: (input: object) => Promise<Response>;
  };
  const ask = async (path: string) => {
    const request = new Request(APP + path);
    const event = { request, url: new URL(request.url), locals: {} };
    const resolve = () => new Response(null, { status: 404 });
    return (await handle({ event, resolve })).status;
  };
  expect([await ask("/auth"), await ask("/auth/signin")]).toEqual([404, 200]);
});
