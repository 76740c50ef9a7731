import { describe, expect, test } from "vitest";

import type {
  Faults,
  FaultsPatch,
  Lifetimes,
  ProviderState,
  RefreshTokenPolicy,
} from "../../../sandbox/messages";
import { patchFaults } from "../../../sandbox/realm/provider-change";
import { deviationsOf } from "./deviations";
import {
  answerOf,
  AUTHORIZATION_ERROR,
  type Change,
  delay,
  giveAnswer,
  isDown,
  PERSON_TROUBLES,
  REDIRECT_TROUBLES,
  takeDown,
  TOKEN_ERROR,
  TOKEN_TROUBLES,
} from "./settings";

const refreshTokens: RefreshTokenPolicy = {
  issued: "offline_access",
  rotates: true,
  grace: 0,
  detectsReuse: true,
};
const lifetimes: Lifetimes = {
  code: 600,
  accessToken: 3600,
  idToken: 3600,
  refreshToken: 86_400,
  session: 86_400,
};

function provider(changes: Partial<ProviderState> = {}): ProviderState {
  return {
    ...{ id: "acme", name: "Acme ID", isOpenId: true, people: [], asks: [], faults: {} },
    parts: ["authorization", "token", "discovery"],
    refreshTokens,
    lifetimes,
    declared: { refreshTokens, lifetimes },
    ...changes,
  };
}

/** The provider after a change, as the realm makes it. */
function after(before: ProviderState, change: Change): ProviderState {
  return {
    ...before,
    faults: patchFaults(before.faults, change.faults ?? {}),
    refreshTokens: { ...before.refreshTokens, ...change.refreshTokens },
    lifetimes: { ...before.lifetimes, ...change.lifetimes },
  };
}

/** Faults after changes, one after the other, as the realm makes them. */
const patched = (faults: Faults, ...patches: FaultsPatch[]) => patches.reduce(patchFaults, faults);

const labels = (state: ProviderState) => deviationsOf(state).map(({ label }) => label);

describe("what is switched on at a provider", () => {
  test("is nothing, if all is as it was declared", () => {
    expect(labels(provider())).toEqual([]);
  });

  const everything = [...REDIRECT_TROUBLES, ...TOKEN_TROUBLES, ...PERSON_TROUBLES].reduce<Faults>(
    (faults, { turn }) => patchFaults(faults, turn(true)),
    { clockSkew: -300_000, authorizationError: "access_denied", tokenError: "invalid_grant" },
  );

  test("is told for every trouble, setting and part, each with the way back", () => {
    const before = provider({
      faults: patched(everything, giveAnswer("token", "html"), delay("discovery", 3)),
      refreshTokens: { issued: "always", rotates: false, grace: 10, detectsReuse: false },
      lifetimes: { ...lifetimes, accessToken: 60 },
    });
    const deviations = deviationsOf(before);
    expect(labels(before)).toEqual([
      "Sign-ins fail with access_denied",
      "Consent denied",
      "Wrong state",
      "No state",
      "Wrong issuer in the redirect",
      "Token requests fail with invalid_grant",
      "Expired code",
      "Used code",
      "No access token",
      "No ID token",
      "No refresh token",
      "Wrong issuer in ID tokens",
      "Wrong issuer in discovery",
      "Wrong audience",
      "Wrong nonce",
      "Wrong signature",
      "No subject",
      "Wrong subject",
      "Clock 5 min slow",
      "Token endpoint: a page in HTML",
      "Discovery document 3 s late",
      "Refresh tokens with every code",
      "Rotation off",
      "Reuse detection off",
      "Grace of 10 s",
      "Access tokens live 1 min",
    ]);
    for (const { label, undo } of deviations) {
      expect(labels(after(before, undo))).toEqual(labels(before).filter((one) => one !== label));
    }
  });

  test("is one thing when every part is down", () => {
    const down = provider({ faults: patched({}, takeDown(provider(), true)) });
    expect(isDown(down)).toBe(true);
    expect(labels(down)).toEqual(["Everything is down"]);
    expect(patched(down.faults, takeDown(down, false))).toEqual({});
  });
});

describe("a part of a provider", () => {
  test("answers in one way at a time", () => {
    const down = patched({}, giveAnswer("token", "down"));
    expect(down).toEqual({ down: ["token"] });
    const html = patched(down, giveAnswer("token", "html"));
    expect(html).toEqual({ html: ["token"] });
    expect(answerOf(html, "token")).toBe("html");
    expect(answerOf(html, "jwks")).toBeUndefined();
    expect(patched(html, giveAnswer("token", undefined))).toEqual({});
  });

  test("is late by itself", () => {
    const both = patched({}, delay("token", 2), delay("jwks", 3));
    expect(both).toEqual({ slow: { token: 2000, jwks: 3000 } });
    expect(patched(both, delay("token", 0))).toEqual({ slow: { jwks: 3000 } });
    expect(patched({}, delay("token", 2), delay("token", 0))).toEqual({});
  });
});

const TROUBLES = [...REDIRECT_TROUBLES, ...TOKEN_TROUBLES, ...PERSON_TROUBLES];

test("what is in order is absent: a trouble switched off leaves nothing behind", () => {
  for (const { turn, isOn } of TROUBLES) {
    const on = patched({}, turn(true));
    expect(isOn(on)).toBe(true);
    expect(patched(on, turn(false))).toEqual({});
  }
});

test("all troubles hold that are switched on before the realm has told of the first", () => {
  const parts = provider().parts;
  const changes = [
    ...TROUBLES.map(({ turn }) => turn(true)),
    ...parts.map((part) => giveAnswer(part, "html")),
    ...parts.map((part) => delay(part, 1)),
    AUTHORIZATION_ERROR.write("login_required"),
    TOKEN_ERROR.write("invalid_grant"),
  ];
  const all = patched({}, ...changes);
  expect(TROUBLES.filter(({ isOn }) => !isOn(all))).toEqual([]);
  expect(all).toMatchObject({
    html: parts,
    slow: Object.fromEntries(parts.map((part) => [part, 1000])),
    authorizationError: "login_required",
    tokenError: "invalid_grant",
  });
});

test("an error code that is none is no error", () => {
  expect(patched({}, AUTHORIZATION_ERROR.write("login_required"))).toEqual({
    authorizationError: "login_required",
  });
  const denied: Faults = { authorizationError: "access_denied" };
  expect(patched(denied, AUTHORIZATION_ERROR.write(undefined))).toEqual({});
  expect(patched({}, TOKEN_ERROR.write("no_such_error"))).toEqual({});
});
