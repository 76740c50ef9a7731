import { expect, test } from "vitest";

import { DEFAULT_LIFETIMES, DEFAULT_REFRESH_TOKENS } from "../../world/idp/definition";
import { describeChange, settingsOf } from "./provider-change";

const before = {
  faults: { wrongNonce: true, slow: { token: 500 } },
  refreshTokens: DEFAULT_REFRESH_TOKENS,
  lifetimes: DEFAULT_LIFETIMES,
};

test("what differs is told in words", () => {
  const after = {
    faults: { down: ["token", "jwks"] as ("token" | "jwks")[], slow: { token: 800 } },
    refreshTokens: { ...DEFAULT_REFRESH_TOKENS, rotates: true, grace: 10 },
    lifetimes: { ...DEFAULT_LIFETIMES, accessToken: 60 },
  };
  expect(describeChange("Acme ID", before, after)).toBe(
    "Acme ID is set to wrongNonce in order, slow (token 800), down (token, jwks), " +
      "refresh tokens: rotates on, refresh tokens: grace 10, lifetime of accessToken 60 s",
  );
});

test("where nothing differs, nothing is told", () => {
  expect(describeChange("Acme ID", before, structuredClone(before))).toBeUndefined();
});

test("settings that were taken down do not follow the provider", () => {
  const provider = structuredClone(before);
  const taken = settingsOf(provider);
  provider.faults.wrongNonce = false;
  expect(taken.faults).toEqual({ wrongNonce: true, slow: { token: 500 } });
});
