import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, vi } from "vitest";

import GitHub from "@auth/core/providers/github";

import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSiteWithDatabase } from "../tests/support/world/site";

/** What every config of next-auth here needs. */
const USUAL = { providers: [GitHub({ clientId: "fake", clientSecret: "fake" })], secret: SECRET };
const PAGE = `${APP}/orders`;

afterEach(() => void vi.unstubAllEnvs());

/** Whether a response gives the browser a session cookie. */
function renews(headers: Headers): boolean {
  return headers.getSetCookie().some((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
}

describe("the session in Next.js", () => {
  /** An app whose jwt callback counts its calls in the token, and Alice's cookie. */
  async function startCounting() {
    const next = await loadNextAuth();
    const jwt = ({ token }: { token: { count?: number } }) => ({
      ...token,
      count: (token.count ?? 0) + 1,
    });
    const session = ({ session, token }: { session: object; token: { count: number } }) => ({
      ...session,
      count: token.count,
    });
    const app = next.NextAuth({ ...USUAL, callbacks: { jwt, session } });
    const cookie = await next.encode({ name: "Alice Example" });
    return { ...next, ...app, headers: headersOf(cookie) };
  }

  shows("run.next-cookie-lost", async () => {
    const { arrive, auth, headers } = await startCounting();
    for (const place of ["Server Component", "Server Action"] as const) {
      const written = arrive(place, headers);
      expect(await auth()).toMatchObject({ count: 1 });
      expect(await auth()).toMatchObject({ count: 1 });
      expect(written).toEqual([]);
    }
  });

  shows("run.next-cookie-kept", async () => {
    const { NextRequest, auth, headers } = await startCounting();
    const request = new NextRequest(PAGE, { headers });
    expect(renews((await auth(request)).headers)).toBe(true);
    const handler = auth(({ auth: session }) => Response.json(session));
    const response = await handler(request);
    expect(await response.json()).toMatchObject({ count: 1 });
    expect(renews(response.headers)).toBe(true);
    const answer = new Response();
    expect(await auth({ headers: new Headers(headers) }, answer)).toMatchObject({ count: 1 });
    expect(renews(answer.headers)).toBe(true);
  });

  shows("run.next-update", async () => {
    const { arrive, headers, unstable_update } = await startCounting();
    const written = arrive("Server Action", headers);
    expect(await unstable_update({})).toMatchObject({ count: 1 });
    expect(written).toContain(SESSION_COOKIE);
  });

  shows("VD.server-component", async () => {
    const { alice, db, config } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    const { NextAuth, arrive } = await loadNextAuth();
    const { auth } = NextAuth({ ...USUAL, adapter: config.adapter });
    arrive("Server Component", headersOf(alice.sessionCookie));
    expect(await auth()).toMatchObject({ sessionToken: db.sessions[0]?.sessionToken });
  });

  shows("run.next-broken-config", async () => {
    const { NextAuth, arrive } = await loadNextAuth();
    const logger = { error: vi.fn() };
    const { auth } = NextAuth({ ...USUAL, secret: [], logger });
    arrive("Server Component", headersOf());
    expect(await auth()).toBeNull();
    expect(logger.error).toHaveBeenCalledWith(expect.objectContaining({ type: "MissingSecret" }));
  });

  shows("V16.client-without-argument", async () => {
    const { SessionProvider, useSession } = await import("next-auth/react");
    const sent: string[] = [];
    const bodies: unknown[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation((target, init) => {
      const { pathname } = new URL(String(target));
      sent.push(`${init?.method ?? "GET"} ${pathname}`);
      if (typeof init?.body === "string") bodies.push(JSON.parse(init.body));
      return Promise.resolve(Response.json(pathname.endsWith("csrf") ? { csrfToken: "x" } : null));
    });
    let update: ReturnType<typeof useSession>["update"] | undefined;
    function Page() {
      update = useSession().update;
      return null;
    }
    const children = createElement(Page);
    renderToString(createElement(SessionProvider, { session: null, children }));
    await update?.();
    expect(sent).toEqual(["GET /api/auth/session"]);
    await update?.({ name: "Alice" });
    expect(sent.slice(1)).toEqual(["GET /api/auth/csrf", "POST /api/auth/session"]);
    expect(bodies).toEqual([{ csrfToken: "x", data: { name: "Alice" } }]);
    vi.restoreAllMocks();
  });
});

shows("run.next-sign-in", async () => {
  const { NextAuth, arrive, Redirect } = await loadNextAuth();
  const { signIn } = NextAuth({ ...USUAL });
  const written = arrive("Server Action", headersOf());
  const redirect: unknown = await signIn("github").catch((error: unknown) => error);
  if (!(redirect instanceof Redirect)) throw redirect;
  expect(redirect.url).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
  expect(written).toContain("__Secure-authjs.pkce.code_verifier");

  arrive("Server Component", headersOf());
  await expect(signIn("github")).rejects.toThrow("Cookies can only be modified");
});

shows("run.next-sign-out", async () => {
  const { NextAuth, arrive, encode, Redirect } = await loadNextAuth();
  const { signOut } = NextAuth({ ...USUAL });
  const written = arrive("Server Action", headersOf(await encode({ name: "Alice Example" })));
  await expect(signOut()).rejects.toBeInstanceOf(Redirect);
  expect(written).toContain(SESSION_COOKIE);
});

describe("the authorized callback", () => {
  shows("run.next-authorized", async () => {
    const { NextAuth, NextRequest } = await loadNextAuth();
    const { auth } = NextAuth({ ...USUAL, callbacks: { authorized: () => false } });
    const request = new NextRequest(PAGE, { headers: headersOf() });
    const { status, headers } = await auth(request);
    expect(status).toBe(307);
    expect(headers.get("location")).toContain(`${APP}/api/auth/signin?callbackUrl=`);
    const wrapped = await auth(() => new Response("for everybody"))(request);
    expect(await wrapped.text()).toBe("for everybody");
  });

  shows("run.next-authorized-response", async () => {
    const { NextAuth, NextRequest } = await loadNextAuth();
    const authorized = () => new Response("no", { status: 403 });
    const { auth } = NextAuth({ ...USUAL, callbacks: { authorized } });
    const request = new NextRequest(PAGE, { headers: headersOf() });
    const handler = vi.fn();
    expect((await auth(request)).status).toBe(403);
    expect((await auth(handler)(request)).status).toBe(403);
    expect(handler).not.toHaveBeenCalled();
  });
});

describe("modules and addresses", () => {
  shows("run.next-middleware-module", async () => {
    const path = "next-auth/middleware";
    await expect(import(path)).rejects.toThrow("is deprecated");
  });

  /** The address that the provider is to send the browser back to, for a request at `url`. */
  async function callbackFor(url: string): Promise<string | undefined> {
    const { NextAuth, NextRequest } = await loadNextAuth();
    const { handlers } = NextAuth({ ...USUAL });
    const headers = { "x-forwarded-host": "app.example", "x-forwarded-proto": "https" };
    const response = await handlers.GET(new NextRequest(url, { headers }));
    const { github } = (await response.json()) as { github?: { callbackUrl: string } };
    return github?.callbackUrl;
  }

  shows("run.next-base-path", async () => {
    expect(await callbackFor(`${APP}/api/auth/providers`)).toBe(`${APP}/api/auth/callback/github`);
    vi.stubEnv("AUTH_URL", `${APP}/account/auth`);
    expect(await callbackFor(`${APP}/account/auth/providers`)).toBe(
      `${APP}/account/auth/callback/github`,
    );
  });

  shows("run.next-forwarded-host", async () => {
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const arrived = "http://localhost:3000/api/auth/providers";
    expect(await callbackFor(arrived)).toBe("http://localhost:3000/api/auth/callback/github");
    vi.stubEnv("AUTH_URL", APP);
    expect(await callbackFor(arrived)).toBe(`${APP}/api/auth/callback/github`);
  });

  shows("frameworks.foreign-secret", async () => {
    const packages = [
      "next-auth",
      ...readdirSync("node_modules/@auth").map((one) => `@auth/${one}`),
    ];
    expect(packages.length).toBeGreaterThan(25);
    const code = packages.flatMap((name) => {
      const folder = path.join("node_modules", name);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      return files
        .filter((file) => /\.[cm]?js$/.test(file) && !file.includes("node_modules/"))
        .map((file) => path.join(folder, file));
    });
    const naming = (text: string) =>
      code.filter((file) => readFileSync(file, "utf8").includes(text));
    expect(naming("BETTER_AUTH_SECRET")).toEqual([]);
    expect(naming("AUTH_SECRET")).not.toEqual([]);

    vi.stubEnv("BETTER_AUTH_SECRET", SECRET);
    vi.stubEnv("AUTH_SECRET", undefined);
    const { NextAuth, NextRequest } = await loadNextAuth();
    const logged: string[] = [];
    const logger = { error: (error: Error) => logged.push(error.name) };
    const { handlers } = NextAuth({ ...USUAL, secret: undefined, trustHost: true, logger });
    const { status } = await handlers.GET(new NextRequest(`${APP}/api/auth/session`));
    expect({ status, logged }).toEqual({ status: 500, logged: ["MissingSecret"] });
  });

  shows("run.next-old-variables", async () => {
    const config = { ...USUAL, secret: undefined };
    vi.stubEnv("NEXTAUTH_URL", `${APP}/old`);
    vi.stubEnv("NEXTAUTH_SECRET", SECRET);
    const { NextAuth } = await loadNextAuth();
    NextAuth(config);
    expect(config).toMatchObject({ secret: SECRET, basePath: "/old" });
    const { __NEXTAUTH: client } = await import("next-auth/react");
    expect(client).toMatchObject({ baseUrl: APP, basePath: "/old" });

    vi.unstubAllEnvs();
    vi.stubEnv("AUTH_URL", `${APP}/new`);
    vi.resetModules();
    const { __NEXTAUTH: unaware } = await import("next-auth/react");
    expect(unaware).toMatchObject({ baseUrl: "http://localhost:3000", basePath: "/api/auth" });
  });
});
