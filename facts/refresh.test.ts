import { expect } from "vitest";

import { createSingleFlight } from "../examples/refresh-rotation/single-flight";
import { readSession, rename } from "../snippets/refresh-token-rotation/pass-cookies-on";
import { loadCore } from "../tests/support/world/core";
import { type Person, SESSION_COOKIE } from "../tests/support/world/person";
import { exchange, guide, type Kept } from "../tests/support/world/refresh";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSite } from "../tests/support/world/site";

/** Alice is signed in, and her access token has expired. */
async function startExpired(refresh: (refreshToken: string) => Promise<Kept>) {
  const site = await startSite(
    () => ({
      callbacks: {
        jwt: guide(refresh),
        session: ({ session, token }) => ({ ...session, error: token.error }),
      },
    }),
    {
      provider: {
        lifetimes: { accessToken: 3600 },
        refreshTokens: { issued: "always", rotates: true, grace: 0 },
      },
    },
  );
  await site.alice.signsInWith("Acme ID");
  site.world.clock.advances("61 min");
  return site;
}

/** What that many parallel reads of the session tell. */
async function errorsOf(person: Person, reads: number, answered?: () => void): Promise<unknown[]> {
  await person.opens("/");
  const answers = Array.from({ length: reads }, () => person.session());
  if (answered) void Promise.race(answers).then(answered);
  return (await Promise.all(answers)).map((session) => session?.error);
}

/** Lets one of two answers wait until the other has arrived. */
function turnstile() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

shows("V9.last-cookie-wins", async () => {
  const first = turnstile();
  const site = await startExpired(async (refreshToken) => {
    try {
      return await exchange(refreshToken);
    } catch (error) {
      await first.opened;
      throw error;
    }
  });
  const { alice, core, world } = site;
  expect((await errorsOf(alice, 2, first.open)).sort()).toEqual(["RefreshTokenError", undefined]);
  expect(site.tokenErrors).toEqual(["invalid_grant"]);
  const sealed = { token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
  expect(await core.decode(sealed)).toMatchObject({ error: "RefreshTokenError" });

  const later = ["1 s", "1 h", "1 d", "29 d"];
  for (const [index, time] of later.entries()) {
    world.clock.advances(time);
    expect(await errorsOf(alice, 1)).toEqual(["RefreshTokenError"]);
    expect(site.tokenErrors).toEqual(Array(index + 2).fill("invalid_grant"));
  }
});

shows("V9.reuse-detection", async () => {
  const second = turnstile();
  const site = await startExpired(async (refreshToken) => {
    const tokens = await exchange(refreshToken);
    await second.opened;
    return tokens;
  });
  const { alice, world } = site;
  const answers = await errorsOf(alice, 2, second.open);
  expect(answers.sort()).toEqual(["RefreshTokenError", undefined]);
  expect(await errorsOf(alice, 1)).toEqual([undefined]);
  world.clock.advances("61 min");
  expect(await errorsOf(alice, 1)).toEqual(["RefreshTokenError"]);
  world.clock.advances("1 d");
  expect(await errorsOf(alice, 1)).toEqual(["RefreshTokenError"]);
});

shows("VC-j.single-flight", async () => {
  const once = createSingleFlight<Kept>(10_000);
  const site = await startExpired((token) => once(token, () => exchange(token)));
  const { alice, world } = site;
  for (let hour = 1; hour <= 3; hour++) {
    const before = site.tokenRequests;
    expect(await errorsOf(alice, 20)).toEqual(Array(20).fill(undefined));
    expect(site.tokenRequests - before).toBe(1);
    world.clock.advances("61 min");
  }
  expect(site.tokenErrors).toEqual([]);
});

shows("refresh.new-token-at-sign-in", async () => {
  const atSignIn: unknown[] = [];
  const { alice } = await startSite(() => ({
    callbacks: {
      jwt({ token, account }) {
        if (account) atSignIn.push(token.kept);
        return account ? { ...token, kept: `of sign-in ${atSignIn.length}` } : token;
      },
      session: ({ session, token }) => ({ ...session, kept: token.kept }),
    },
  }));
  await alice.signsInWith("Acme ID");
  expect(await alice.session()).toMatchObject({ kept: "of sign-in 1" });
  await alice.signsInWith("Acme ID");
  expect(await alice.session()).toMatchObject({ kept: "of sign-in 2" });
  expect(atSignIn).toEqual([undefined, undefined]);
});

shows("refresh.copied-request", async () => {
  const { Auth, encode } = await loadCore();
  const logged: string[] = [];
  const logger = { error: (error: Error) => void logged.push(error.name) };
  const config = { providers: [], secret: SECRET, trustHost: true, logger };
  const token = await encode({ token: { name: "Alice" }, secret: SECRET, salt: SESSION_COOKIE });
  const post = () =>
    new Request(`${APP}/rename`, {
      method: "POST",
      headers: { cookie: `${SESSION_COOKIE}=${token}` },
      body: new URLSearchParams({ name: "Alice B." }),
    });

  const copied = post();
  const answer = await Auth(new Request(`${APP}/auth/session`, copied), config);
  expect({ status: answer.status, logged }).toEqual({ status: 400, logged: ["MissingCSRF"] });
  await expect(copied.formData()).rejects.toThrow(TypeError);

  const request = post();
  const { session, headers } = await readSession(request, config);
  expect(session?.user?.name).toBe("Alice");
  expect(headers.getSetCookie().join()).toContain(`${SESSION_COOKIE}=`);
  const response = await rename(request, config);
  expect(await response.json()).toEqual({ name: "Alice B." });
  expect(response.headers.getSetCookie().join()).toContain(`${SESSION_COOKIE}=`);
});
