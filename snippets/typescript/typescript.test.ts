import type { AuthConfig } from "@auth/core";
import { describe, expect, it } from "vitest";

import { startSite } from "../../tests/support/world/site";
import { createMemoryAdapter } from "../databases/memory-adapter";

describe("auth.ts", () => {
  it("gives a session of the declared shape with both strategies", async () => {
    // A path in a variable keeps the module augmentation beside it out of this test's program.
    const file = "./core/auth.ts";
    const { callbacks } = (await import(file)) as Pick<AuthConfig, "callbacks">;
    const { adapter } = createMemoryAdapter();
    for (const strategy of ["jwt", "database"] as const) {
      const { alice, world } = await startSite(() => ({
        adapter,
        session: { strategy },
        callbacks,
      }));
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).toEqual({
        expires: expect.stringMatching(/^\d{4}-/),
        user: {
          id: "user-1",
          role: "reader",
          name: "Alice Example",
          email: "alice@mail.example",
          image: expect.any(String),
        },
      });
      world.dispose();
    }
  });
});
