import type { AuthConfig } from "@auth/core";
import { describe, expect, it } from "vitest";

import { IdentityProvider } from "../../tests/claims/support/identity-provider";
import { signIn, startSite } from "../../tests/claims/support/site";
import { createMemoryAdapter } from "../databases/memory-adapter";

const ada = { sub: "ada", name: "Ada", email: "ada@example.com" };

describe("auth.ts", () => {
  it("gives a session of the declared shape with both strategies", async () => {
    // A path in a variable keeps the module augmentation beside it out of this test's program.
    const file = "./auth.ts";
    const { callbacks } = (await import(file)) as Pick<AuthConfig, "callbacks">;
    const idp = new IdentityProvider("idp");
    const { adapter } = createMemoryAdapter();
    for (const strategy of ["jwt", "database"] as const) {
      const site = await startSite((core) => ({
        providers: [idp.config(core)],
        adapter,
        session: { strategy },
        callbacks,
      }));
      const browser = site.browser();
      await signIn(browser, idp, ada);
      expect(await browser.session()).toEqual({
        expires: expect.stringMatching(/^\d{4}-/),
        user: {
          id: "user-1",
          role: "reader",
          name: "Ada",
          email: "ada@example.com",
        },
      });
    }
  });
});
