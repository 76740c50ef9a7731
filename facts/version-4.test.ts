import { afterEach, expect, vi } from "vitest";

import { packageScripts } from "../tests/support/package-scripts";
import { shows } from "../tests/support/shows";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { APP, SECRET } from "../tests/support/world/site";

afterEach(() => void vi.unstubAllEnvs());

shows("errors.version-4-names", async () => {
  const { NextAuth, NextRequest, arrive, encode } = await loadNextAuth();
  const names = Object.keys(await import("next-auth"));
  expect(names).toContain("default");
  for (const old of ["withAuth", "getServerSession", "getSession", "unstable_getServerSession"]) {
    expect(names).not.toContain(old);
  }
  const app = NextAuth({ providers: [], secret: SECRET });
  const headers = headersOf(await encode({ name: "Alice Example" }));
  arrive("Server Component", headers);
  expect(await app.auth()).toMatchObject({ user: { name: "Alice Example" } });
  const answer = await app.auth(new NextRequest(`${APP}/orders`, { headers }));
  expect(answer.headers.get("x-middleware-next")).toBe("1");
});

shows("errors.other-packages", async () => {
  const texts = {
    "@auth/typeorm-adapter": "adapter_typeorm_updating_entities",
    "next-auth": "is deprecated. If you are not ready to migrate",
  };
  const core = packageScripts("@auth/core");
  expect(core.some((text) => text.includes("[auth][error]"))).toBe(true);
  for (const [name, text] of Object.entries(texts)) {
    const has = (script: string) => script.includes(text);
    expect(packageScripts(name).some(has), name).toBe(true);
    expect(core.some(has), name).toBe(false);
  }
  return Promise.resolve();
});

shows("errors.guarded-error-page", async () => {
  const { NextAuth, NextRequest } = await loadNextAuth();
  const logged: string[] = [];
  const { auth, handlers } = NextAuth({
    providers: [],
    secret: [],
    trustHost: true,
    pages: { error: "/sorry" },
    callbacks: { authorized: ({ auth: session }: { auth: unknown }) => session !== null },
    logger: { error: (error: Error) => void logged.push(error.name) },
  });
  const away = await auth(new NextRequest(`${APP}/sorry`, { headers: headersOf() }));
  const target = new URL(away.headers.get("location") ?? "about:blank");
  expect(target.pathname).toBe("/api/auth/signin");
  expect(target.searchParams.get("callbackUrl")).toBe(`${APP}/sorry`);
  logged.length = 0;
  const page = await handlers.GET(new NextRequest(target, { headers: headersOf() }));
  expect(page.status).toBe(302);
  expect(page.headers.get("location")).toBe(`${APP}/sorry?error=Configuration`);
  expect(logged).toEqual(["MissingSecret"]);
});
