// Next.js, too, loads this first: it puts AsyncLocalStorage where its other modules look for it.
import "next/dist/server/node-environment-baseline.js";

import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import type { NextProxy } from "next/server";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { APP, SECRET } from "../tests/support/world/site";

/** A `proxy.ts` or `middleware.ts` of the guide. */
interface ProxyFile {
  run: NextProxy;
  config: { matcher: string[] };
}

const DAY = 86_400_000;

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("AUTH_GITHUB_ID", "fake");
  vi.stubEnv("AUTH_GITHUB_SECRET", "fake");
});
afterEach(() => void vi.unstubAllEnvs());

/** The files of the guide, as they stand on its page, with next-auth as it is installed. */
async function loadGuide() {
  const next = await loadNextAuth();
  const [plain, wrapped, split, app, profile, authRoute] = await Promise.all([
    import("../snippets/next/proxy"),
    import("../snippets/next/wrapped/proxy"),
    import("../snippets/next/split/middleware"),
    import("../snippets/next/split/auth"),
    import("../snippets/next/app/api/profile/route"),
    import("../snippets/next/app/api/auth/[...nextauth]/route"),
  ]);
  const alice = headersOf(await next.encode({ sub: "alice", name: "Alice Example" }));
  const files = {
    plain: { run: plain.proxy, config: plain.config },
    wrapped: { run: wrapped.proxy, config: wrapped.config },
    split: { run: split.middleware, config: split.config },
  } as unknown as Record<"plain" | "wrapped" | "split", ProxyFile>;
  /** The answer of a function of Next.js to a request. */
  const ask = async (run: unknown, path: string, headers = headersOf(), method = "GET") => {
    const request = new next.NextRequest(APP + path, { headers, method });
    return (await (run as (...args: unknown[]) => Promise<Response>)(request, {})) ?? undefined;
  };
  return { ...next, files, alice, ask, app, profile, authRoute };
}

/** Where a response sends the browser. */
function targetOf(response: Response): URL {
  return new URL(response.headers.get("location") ?? "about:blank");
}

/** Whether Next.js goes on to the page. */
function goesOn({ headers }: Response): boolean {
  return headers.get("x-middleware-next") === "1";
}

/** When the session cookie of a response ends, in milliseconds from now. */
function lifetimeOf({ headers }: Response): number {
  const cookie = headers.getSetCookie().find((one) => one.startsWith(`${SESSION_COOKIE}=`)) ?? "";
  return Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? "") - Date.now();
}

describe("proxy.ts and middleware.ts of the guide", () => {
  shows("run.next-callback-url", async () => {
    const { ask, files, alice } = await loadGuide();
    for (const { run } of Object.values(files)) {
      const target = targetOf(await ask(run, "/orders?open=1"));
      expect(target.origin + target.pathname).toBe(`${APP}/api/auth/signin`);
      expect(target.searchParams.get("callbackUrl")).toBe(`${APP}/orders?open=1`);
      expect(goesOn(await ask(run, "/orders?open=1", alice))).toBe(true);
    }
  });

  shows("run.next-no-authorized", async () => {
    const { NextAuth, ask, alice } = await loadGuide();
    const { auth } = NextAuth({ providers: [] });
    for (const path of ["/", "/orders?open=1", "/api/profile", "/api/auth/signin"]) {
      for (const method of ["GET", "POST"]) {
        for (const headers of [headersOf(), alice]) {
          expect(goesOn(await ask(auth, path, headers, method)), `${method} ${path}`).toBe(true);
        }
      }
    }
  });

  shows("run.next-matcher", async () => {
    const { files } = await loadGuide();
    const free = [
      "/api/auth/signin",
      "/api/auth/signin/github",
      "/api/auth/callback/github?code=1",
      "/api/auth/session",
      "/_next/static/chunks/main.js",
      "/_next/image?url=%2Fa.png&w=64&q=75",
      "/favicon.ico",
    ];
    const checked = ["/", "/orders", "/orders/1?open=1", "/api/profile", "/api/authors"];
    for (const { config } of Object.values(files)) {
      const matches = (path: string) => unstable_doesMiddlewareMatch({ config, url: APP + path });
      expect(free.filter(matches)).toEqual([]);
      expect(checked.filter(matches)).toEqual(checked);
    }
  });

  shows("run.next-no-matcher", async () => {
    const { NextAuth, ask, files } = await loadGuide();
    const own = [
      ["POST", "/api/auth/signin/github"],
      ["GET", "/api/auth/callback/github?code=1"],
      ["GET", "/api/auth/session"],
    ] as const;
    for (const path of ["/api/auth/signin", ...own.map(([, one]) => one)]) {
      expect(unstable_doesMiddlewareMatch({ config: {}, url: APP + path })).toBe(true);
    }
    expect(goesOn(await ask(files.plain.run, "/api/auth/signin"))).toBe(true);
    for (const [method, path] of own) {
      const sentAway = await ask(files.plain.run, path, headersOf(), method);
      expect(targetOf(sentAway).pathname).toBe("/api/auth/signin");
    }
    const circle = await ask(files.wrapped.run, "/api/auth/signin");
    expect(targetOf(circle).pathname).toBe("/api/auth/signin");

    const { auth } = NextAuth({ providers: [], pages: { signIn: "/sign-in" } });
    const away = auth(({ nextUrl }) => Response.redirect(new URL("/sign-in", nextUrl)));
    expect(targetOf(await ask(away, "/sign-in")).pathname).toBe("/sign-in");
  });

  shows("run.next-split", async () => {
    const { ask, files, alice, app } = await loadGuide();
    for (const run of [files.split.run, app.auth]) {
      const response = await ask(run, "/orders", alice);
      expect(goesOn(response)).toBe(true);
      expect(lifetimeOf(response) / DAY).toBeCloseTo(7, 3);
    }
  });
});

describe("Route Handlers of the guide", () => {
  shows("run.next-route-handler", async () => {
    const { ask, alice, profile } = await loadGuide();
    expect((await ask(profile.GET, "/api/profile")).status).toBe(401);
    const response = await ask(profile.GET, "/api/profile", alice);
    expect(await response.json()).toEqual({ name: "Alice Example" });
    expect(lifetimeOf(response) / DAY).toBeCloseTo(30, 3);
  });

  shows("run.next-handler-returns", async () => {
    const { NextAuth, ask } = await loadGuide();
    const { auth } = NextAuth({ providers: [] });
    expect(
      goesOn(
        await ask(
          auth(() => undefined),
          "/api/profile",
        ),
      ),
    ).toBe(true);
  });

  shows("run.next-auth-route", async () => {
    const { ask, authRoute } = await loadGuide();
    const providers = await ask(authRoute.GET, "/api/auth/providers");
    expect(await providers.json()).toHaveProperty("github");
    const post = await ask(authRoute.POST, "/api/auth/signin/github", headersOf(), "POST");
    expect(targetOf(post).searchParams.get("error")).toBe("MissingCSRF");
  });
});
