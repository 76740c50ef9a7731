import type { Account, User } from "@auth/core/types";
import { expect, test } from "vitest";

import config from "./auth";

test("a sign-in with another provider leaves no tokens that would be sent to Acme ID", async () => {
  const signIn = (provider: string) => {
    const tokens = { access_token: `at-${provider}`, refresh_token: `rt-${provider}` };
    const account: Account = { type: "oidc", provider, providerAccountId: "1", ...tokens };
    return config.callbacks?.jwt?.({ token: {}, account, user: {} as User, trigger: "signIn" });
  };
  expect(await signIn("acme")).toMatchObject({ tokens: { refreshToken: "rt-acme" } });
  expect(await signIn("beta")).toEqual({ tokens: undefined, signInAgain: false });
});
