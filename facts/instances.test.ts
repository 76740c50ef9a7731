import GitHub from "@auth/core/providers/github";
import { afterEach, expect, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

afterEach(() => void vi.unstubAllEnvs());

shows("instances.session-callback", async () => {
  const callbacks = {
    jwt: ({ token }: { token: object }) => ({ ...token, role: "editor" }),
    session: ({ session, token }: { session: object; token: { role?: unknown } }) => ({
      ...session,
      role: token.role,
    }),
  };
  const site = await startSite(() => ({ callbacks: callbacks as never }));
  await site.alice.signsInWith("Acme ID");
  expect(await site.alice.session()).toMatchObject({ role: "editor" });
  site.deploys({ callbacks: {} });
  expect(await site.alice.session()).not.toHaveProperty("role");
  site.deploys({ callbacks: { session: callbacks.session as never } });
  expect(await site.alice.session()).toMatchObject({ role: "editor" });
});

shows("instances.lost-and-renewed", async () => {
  const { NextAuth, NextRequest, arrive, encode } = await loadNextAuth();
  const providers = [GitHub({ clientId: "fake", clientSecret: "fake" })];
  const callbacks = { authorized: ({ auth }: { auth: object | null }) => auth !== null };
  const { auth } = NextAuth({ providers, secret: SECRET, callbacks });
  const headers = headersOf(await encode({ name: "Alice Example" }));
  const written = arrive("Server Component", headers);
  expect(await auth()).toMatchObject({ user: { name: "Alice Example" } });
  expect(written).toEqual([]);
  const answer = await auth(new NextRequest(`${APP}/orders`, { headers }));
  expect(answer.headers.get("x-middleware-next")).toBe("1");
  const renewed = answer.headers.getSetCookie().some((one) => one.startsWith(SESSION_COOKIE));
  expect(renewed).toBe(true);
});

shows("instances.cookie-passed-on", async () => {
  const DAY = 86_400_000;
  for (const passesOn of [true, false]) {
    const { alice, world } = await startSite(undefined, {
      pages: async (_request, auth) => {
        const response = await auth("/auth/session");
        const headers = new Headers({ "content-type": "text/html" });
        for (const cookie of passesOn ? response.headers.getSetCookie() : []) {
          headers.append("set-cookie", cookie);
        }
        return new Response("<!doctype html><title>Home</title>", { headers });
      },
    });
    await alice.signsInWith("Acme ID");
    world.clock.advances("10 d");
    await alice.opens("/home");
    const days = (Number(alice.cookies("session")[0]?.expires) - world.clock.now()) / DAY;
    expect(days).toBeCloseTo(passesOn ? 30 : 20, 1);
    world.dispose();
  }
});

shows("instances.no-cookie", async () => {
  for (const start of [startSite, startSiteWithDatabase]) {
    const { alice, core, config, world } = await start();
    await alice.signsInWith("Acme ID");
    expect(await alice.session()).not.toBeNull();
    const answer = await core.Auth(new Request(`${APP}/auth/session`), { ...config });
    expect(await answer.json()).toBeNull();
    world.dispose();
  }
});
