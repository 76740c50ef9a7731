import { readFileSync } from "node:fs";

import { expect } from "vitest";

import { createSingleFlight } from "../examples/refresh-rotation/single-flight";
import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { exchange, guide, type Kept } from "../tests/support/world/refresh";
import { startSite } from "../tests/support/world/site";

const policy = { issued: "always", rotates: true, grace: 0, detectsReuse: false } as const;

/** Alice is signed in at a provider with short access tokens, and the app refreshes in `jwt`. */
async function startSignedIn(
  refresh: (refreshToken: string) => Promise<Kept>,
  refreshTokens: {
    issued: "always";
    rotates: boolean;
    grace: number;
    detectsReuse: boolean;
  } = policy,
) {
  const site = await startSite(
    () => ({
      callbacks: {
        jwt: guide(refresh),
        session: ({ session, token }) => ({ ...session, error: token.error }),
      },
    }),
    { provider: { lifetimes: { accessToken: 3600 }, refreshTokens } },
  );
  await site.alice.signsInWith("Acme ID");
  return site;
}

shows("refresh.lost-result", async () => {
  const site = await startSignedIn(exchange);
  const { alice, world } = site;
  const before = alice.sessionCookie ?? "";
  world.clock.advances("61 min");
  expect((await alice.session())?.error).toBeUndefined();
  // The browser goes on with the cookie of before, as after a response that was lost.
  alice.plants(SESSION_COOKIE, before);
  expect(await alice.session()).toMatchObject({ error: "RefreshTokenError" });
  expect(site.tokenErrors).toEqual(["invalid_grant"]);
});

shows("refresh.grace-period", async () => {
  const site = await startSignedIn(exchange, { ...policy, grace: 10 });
  const { alice, mallory, world } = site;
  mallory.steals(alice);
  const stolen = mallory.sessionCookie ?? "";
  world.clock.advances("61 min");
  const answers = await Promise.all([alice.session(), alice.session(), mallory.session()]);
  expect(answers.map((session) => session?.error)).toEqual([undefined, undefined, undefined]);
  expect(site.tokenRequests).toBe(1 + 3);
  expect(site.tokenErrors).toEqual([]);

  world.clock.advances("11 s");
  mallory.plants(SESSION_COOKIE, stolen);
  expect(await mallory.session()).toMatchObject({ error: "RefreshTokenError" });
  expect(site.tokenErrors).toEqual(["invalid_grant"]);
});

shows("refresh.lost-answer", async () => {
  const once = createSingleFlight<Kept>(60_000);
  const site = await startSignedIn((token) => once(token, () => exchange(token)));
  const { alice, world } = site;
  const before = alice.sessionCookie ?? "";
  world.clock.advances("61 min");
  for (const [later, error] of [
    ["59 s", undefined],
    ["1 s", undefined],
    ["1 s", "RefreshTokenError"],
  ] as const) {
    alice.plants(SESSION_COOKIE, before);
    expect((await alice.session())?.error).toBe(error);
    world.clock.advances(later);
  }
});

shows("refresh.expires-at", async () => {
  let expiresAt: number | undefined;
  const { alice, world } = await startSite(
    () => ({
      callbacks: {
        jwt({ token, account }) {
          expiresAt = account?.expires_at ?? expiresAt;
          return token;
        },
      },
    }),
    { provider: { lifetimes: { accessToken: 3600 } } },
  );
  await alice.signsInWith("Acme ID");
  const inSeconds = world.clock.now() / 1000 + 3600;
  expect(Math.abs(Number(expiresAt) - inSeconds)).toBeLessThan(5);
});

shows("refresh.lost-session", async () => {
  for (const change of [
    { secret: "the new fake secret" },
    { cookies: { sessionToken: { name: "__Secure-renamed" } } },
  ]) {
    const kept: unknown[] = [];
    const { alice, deploys, world } = await startSite(() => ({
      callbacks: {
        jwt({ token, account }) {
          kept.push(token.access_token);
          return account ? { ...token, access_token: account.access_token } : token;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    await alice.session();
    expect(kept).toEqual([undefined, expect.any(String)]);
    deploys(change);
    expect(await alice.session()).toBeNull();
    expect(kept).toHaveLength(2);
    world.dispose();
  }
});

shows("refresh.sveltekit-late-cookie", async () => {
  const source = readFileSync("node_modules/@sveltejs/kit/src/runtime/server/respond.js", "utf8");
  const replaced =
    /finally \{\s*event\.cookies\.set = (\(\) => \{\s*throw new Error\([^)]*\)[^}]*\})/;
  const [, set = ""] = replaced.exec(source) ?? [];
  expect(set).toContain("after the response has been generated");
  return Promise.resolve();
});

shows("refresh.next-refuses-next", async () => {
  const folder = "node_modules/next/dist/server";
  const source = readFileSync(`${folder}/route-modules/app-route/module.js`, "utf8");
  expect(source).toMatch(
    /headers\.get\('x-middleware-next'\) === '1'\) \{[^}]*throw new Error\('NextResponse\.next\(\) was used in a app route handler/,
  );
  const answers = readFileSync(`${folder}/web/spec-extension/response.js`, "utf8");
  expect(answers).toMatch(/static next\([^]*?headers\.set\('x-middleware-next', '1'\)/);
  return Promise.resolve();
});
