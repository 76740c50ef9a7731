import { describe, expect, it } from "vitest";

import { IdentityProvider } from "../../tests/claims/support/identity-provider";
import { ORIGIN, signIn, startSite } from "../../tests/claims/support/site";
import { createMemoryAdapter } from "../databases/memory-adapter";

import { authConfig } from "./link-trusted-provider";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };

describe("link-trusted-provider.ts", () => {
  it("links an equal address only if the provider says that it is verified", async () => {
    const [github, google] = [
      new IdentityProvider("github"),
      new IdentityProvider("google"),
    ];
    const outcomes = [];
    for (const email_verified of [false, true]) {
      const { adapter, db } = createMemoryAdapter();
      const site = await startSite((core) => ({
        ...authConfig,
        adapter,
        providers: [
          github.config(core),
          google.config(core, { allowDangerousEmailAccountLinking: true }),
        ],
      }));
      await signIn(site.browser(), github, ada);
      const end = await signIn(site.browser(), google, {
        ...ada,
        sub: "g-1",
        email_verified,
      });
      outcomes.push([end, db.accounts.length]);
    }
    expect(outcomes).toEqual([
      [`${ORIGIN}/auth/error?error=AccessDenied`, 1],
      [`${ORIGIN}/home`, 2],
    ]);
  });
});
