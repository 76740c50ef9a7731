import { afterEach, beforeEach, expect, test } from "vitest";

import { github } from "../../world/idp/github";
import { type AcmeWorld, createAcmeWorld } from "./testing";
import { describeBrowsers, describeProviders } from "./world-state";

let acme: AcmeWorld;
beforeEach(() => {
  acme = createAcmeWorld({ refreshTokens: { rotates: true }, lifetimes: { accessToken: 60 } });
});
afterEach(() => acme.world.dispose());

test("a browser is told with its page and its cookies", async () => {
  await acme.world.browser("laptop").tab.open("https://app.example/");
  expect(describeBrowsers(acme.world)).toEqual([
    {
      id: "laptop",
      name: "Laptop",
      url: "https://app.example/",
      title: "",
      canGoBack: false,
      canGoForward: false,
      cookies: [expect.objectContaining({ name: "seen", value: "1", domain: "app.example" })],
    },
    expect.objectContaining({ id: "phone", cookies: [], canGoBack: false }),
  ]);
});

test("a provider is told with its people, its parts and its settings", () => {
  expect(describeProviders(acme.world)).toEqual([
    {
      id: "acme",
      name: "Acme ID",
      isOpenId: true,
      parts: [
        "authorization",
        "token",
        "discovery",
        "jwks",
        "userinfo",
        "revocation",
        "introspection",
        "logout",
        "pictures",
      ],
      people: [
        { id: "alice", name: "Alice Example", email: "alice@mail.example", emailVerified: true },
        { id: "bob", name: "Bob Example", email: "bob@mail.example", emailVerified: true },
      ],
      asks: [],
      faults: {},
      refreshTokens: { issued: "offline_access", rotates: true, grace: 0, detectsReuse: true },
      lifetimes: expect.objectContaining({ accessToken: 60, code: 600 }),
      declared: {
        refreshTokens: { issued: "offline_access", rotates: true, grace: 0, detectsReuse: true },
        lifetimes: expect.objectContaining({ accessToken: 60, code: 600 }),
      },
    },
  ]);
});

test("what was declared stays, whatever is set", () => {
  const provider = acme.world.identityProviders.get("acme");
  if (!provider) throw new Error("There is no provider.");
  provider.refreshTokens.rotates = false;
  provider.lifetimes.accessToken = 5;
  provider.faults.wrongNonce = true;
  const [state] = describeProviders(acme.world);
  expect(state).toMatchObject({
    faults: { wrongNonce: true },
    refreshTokens: { rotates: false },
    lifetimes: { accessToken: 5 },
    declared: { refreshTokens: { rotates: true }, lifetimes: { accessToken: 60 } },
  });
  // The state is a copy: what comes later does not reach it.
  provider.faults.wrongState = true;
  expect(state?.faults).toEqual({ wrongNonce: true });
});

test("every browser that is asked is told, with whom it can choose", async () => {
  const asks = () => describeProviders(acme.world)[0]?.asks;
  await acme.asks("laptop");
  await acme.asks("phone");
  expect(asks()).toEqual([
    { browser: "laptop", people: ["alice", "bob"] },
    { browser: "phone", people: ["alice", "bob"] },
  ]);
  await acme.agrees("laptop", "Bob Example");
  expect(asks()).toEqual([{ browser: "phone", people: ["alice", "bob"] }]);
});

test("a provider without ID tokens is none of OpenID, and has fewer parts", () => {
  acme.world.dispose();
  const identityProviders = [github({ clients: [], personas: [] })];
  acme = createAcmeWorld({}, { identityProviders });
  const [state] = describeProviders(acme.world);
  expect(state).toMatchObject({ id: "0", name: "GitHub", isOpenId: false });
  expect(state?.parts).not.toContain("discovery");
  expect(state?.parts).toContain("userinfo");
});
