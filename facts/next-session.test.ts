import GitHub from "@auth/core/providers/github";
import { describe, expect } from "vitest";

import { callbacks as expose } from "../snippets/session-strategies/expose-fields";
import { shows } from "../tests/support/shows";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { APP, SECRET, startSiteWithDatabase } from "../tests/support/world/site";

const PAGE = `${APP}/orders`;

/** A session callback of the app's. */
type SessionCallback = (params: { session: { expires: string } }) => object;

/** Alice's session in an app of next-auth: as each form of `auth()` and the endpoint give it. */
async function readEverywhere(strategy: "database" | "jwt", session?: SessionCallback) {
  const { alice, db, config, world } = await startSiteWithDatabase(() => ({
    session: { strategy },
  }));
  await alice.signsInWith("Acme ID");
  for (const user of db.users) Object.assign(user, { passwordHash: "$argon2id$fake" });

  const { NextAuth, NextRequest, arrive } = await loadNextAuth();
  const seen: unknown[] = [];
  const { auth, handlers } = NextAuth({
    providers: [GitHub({ clientId: "fake", clientSecret: "fake" })],
    secret: SECRET,
    trustHost: true,
    adapter: config.adapter,
    session: { strategy },
    callbacks: {
      authorized: (params: { auth: unknown }) => void seen.push(params.auth),
      ...(session && { session }),
    },
  });
  const headers = headersOf(alice.sessionCookie);
  const request = () => new NextRequest(PAGE, { headers });
  arrive("Server Component", headers);
  seen.push(await auth());
  arrive("Server Action", headers);
  seen.push(await auth());
  seen.push(await auth({ headers: new Headers(headers) }, new Response()));
  await auth(request());
  await auth(({ auth: given }) => void seen.push(given))(request());
  expect(seen).toHaveLength(6);
  const answer = await handlers.GET(new NextRequest(`${APP}/api/auth/session`, { headers }));
  world.dispose();
  return { seen, endpoint: (await answer.json()) as unknown, db };
}

const SHOWN = { name: "Alice Example", email: "alice@mail.example", image: expect.any(String) };
const expires = expect.any(String) as string;

describe("without a session callback", () => {
  shows("next.auth-gives-the-rows", async () => {
    const { seen, db } = await readEverywhere("database");
    const { sessionToken, userId } = db.sessions[0] ?? {};
    const user = { ...db.users[0], passwordHash: "$argon2id$fake" };
    for (const session of seen) expect(session).toEqual({ sessionToken, userId, user, expires });
    for (const session of (await readEverywhere("jwt")).seen) {
      expect(session).toEqual({ user: SHOWN, expires });
    }
  });

  shows("next.session-endpoint", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const { endpoint } = await readEverywhere(strategy);
      expect(endpoint, strategy).toEqual({ user: SHOWN, expires });
    }
  });
});

shows("session-strategies.next-named-fields", async () => {
  const named = expose?.session as SessionCallback;
  for (const strategy of ["database", "jwt"] as const) {
    const { seen } = await readEverywhere(strategy, named);
    for (const session of seen) {
      expect(session).toEqual({ user: { id: "user-1", ...SHOWN }, expires });
    }
  }
});

shows("next.user-put-back", async () => {
  const withoutUser: SessionCallback = ({ session }) => ({
    expires: session.expires,
    plan: "free",
  });
  const rows = await readEverywhere("database", withoutUser);
  const row = { id: "user-1", emailVerified: null, passwordHash: "$argon2id$fake" };
  const token = await readEverywhere("jwt", withoutUser);
  const claims = { sub: "user-1", iat: expect.any(Number), jti: expect.any(String) };
  for (const [{ seen, endpoint }, user] of [
    [rows, row],
    [token, claims],
  ] as const) {
    expect(endpoint).toEqual({ expires, plan: "free" });
    for (const session of seen) expect(session).toMatchObject({ plan: "free", user });
  }
  for (const strategy of ["database", "jwt"] as const) {
    const { seen } = await readEverywhere(strategy, () => ({ user: {} }));
    for (const session of seen) expect(session).toEqual({ user: {} });
  }
});
