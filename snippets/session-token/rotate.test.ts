import { afterEach, expect, test, vi } from "vitest";

import { headersOf, loadNextAuth } from "../../tests/support/world/next-auth";
import { SECRET } from "../../tests/support/world/site";

afterEach(() => void vi.unstubAllEnvs());

test("next-auth opens a session of the old secret, with AUTH_SECRET set", async () => {
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("AUTH_SECRET_NEW", "the new fake secret");
  const { NextAuth, arrive, encode } = await loadNextAuth();
  const { rotating } = await import("./rotate");
  expect(rotating.secret).toEqual(["the new fake secret", SECRET]);
  const { auth } = NextAuth({ providers: [], trustHost: true, ...rotating });
  arrive("Server Component", headersOf(await encode({ name: "Alice" })));
  expect(await auth()).toMatchObject({ user: { name: "Alice" } });
});
