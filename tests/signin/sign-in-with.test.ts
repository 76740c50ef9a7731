import { describe, expect, test } from "vitest";

import { listProviderModules } from "../../plugins/sandbox/provider-modules";
import { SIGN_IN_MODULES, signInWith } from "./sign-in-with";
import { ALICE } from "./support/mail";

describe("somebody signs in with", () => {
  test.each(SIGN_IN_MODULES)("%s", async (module) => {
    const { user } = await signInWith(module);
    expect(user.email).toBe(ALICE);
  });
});
