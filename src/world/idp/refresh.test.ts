import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";

import { github } from "./github";
import type { Client, RefreshTokenPolicy } from "./identity-provider";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, errorOf, membersOf, ProviderTest } from "./testing";

const OTHER: Client = { ...CLIENT, id: "other-client" };
const CODES_ONLY: Client = { ...CLIENT, id: "codes-only", grantTypes: ["authorization_code"] };
const OFFLINE = { scope: "openid email offline_access", nonce: "n-1" };
const USERINFO = "https://id.example/userinfo";

function open(refreshTokens: Partial<RefreshTokenPolicy> = {}): ProviderTest {
  return new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT, OTHER, CODES_ONLY],
      personas: [alice],
      refreshTokens,
    }),
  );
}

describe("a refresh token is issued", () => {
  test("for the scope offline_access, by default", async () => {
    const acme = open();
    expect((await acme.tokens(OFFLINE)).refresh_token).toMatch(/^rt_[\w-]{32}$/);
    expect(await acme.tokens()).not.toHaveProperty("refresh_token");
  });

  test("always, or never, if the provider is set so", async () => {
    expect(await open({ issued: "always" }).tokens()).toHaveProperty("refresh_token");
    expect(await open({ issued: "never" }).tokens(OFFLINE)).not.toHaveProperty("refresh_token");
  });
});

describe("refreshing (RFC 6749, section 6)", () => {
  test("brings a new access token and a new ID token, and leaves the refresh token", async () => {
    const acme = open();
    const first = await acme.tokens(OFFLINE);
    acme.clock.advances("9 h");
    expect((await acme.read(USERINFO, first.access_token)).status).toBe(401);
    const second = await membersOf(await acme.refresh(first.refresh_token));
    expect(second).toEqual({
      access_token: expect.stringMatching(/^at_/),
      token_type: "Bearer",
      expires_in: 8 * 3600,
      scope: OFFLINE.scope,
      id_token: expect.any(String),
    });
    expect((await acme.read(USERINFO, second.access_token)).status).toBe(200);
    expect((await acme.refresh(first.refresh_token)).status).toBe(200);
  });

  test("brings an ID token about the same sign-in, without nonce (OpenID Connect, 12.2)", async () => {
    const acme = open();
    const first = await acme.tokens(OFFLINE);
    acme.clock.advances("1 h");
    const second = await membersOf(await acme.refresh(first.refresh_token));
    const [before, after] = [first, second].map(({ id_token }) => decodeJwt(String(id_token)));
    expect(after).toMatchObject({ sub: before?.sub, aud: CLIENT.id, auth_time: before?.auth_time });
    expect(after?.iat).toBe((before?.iat ?? 0) + 3600);
    expect(before?.nonce).toBe("n-1");
    expect(after).not.toHaveProperty("nonce");
  });

  test("may ask for less, and then for all again", async () => {
    const acme = open({ rotates: true });
    const { refresh_token } = await acme.tokens(OFFLINE);
    const less = await membersOf(await acme.refresh(refresh_token, { scope: "openid" }));
    expect(less.scope).toBe("openid");
    const info = await membersOf(await acme.read(USERINFO, less.access_token));
    expect(info).not.toHaveProperty("email");
    const all = await membersOf(await acme.refresh(less.refresh_token));
    expect(all.scope).toBe(OFFLINE.scope);
  });

  test("may not ask for more: invalid_scope, and the token is not used up", async () => {
    const acme = open({ rotates: true });
    const { refresh_token } = await acme.tokens(OFFLINE);
    const more = await acme.refresh(refresh_token, { scope: "openid phone" });
    expect(await errorOf(more)).toBe("400 invalid_scope");
    expect((await acme.refresh(refresh_token)).status).toBe(200);
  });

  test("tells what has changed meanwhile", async () => {
    const acme = open();
    const { refresh_token } = await acme.tokens(OFFLINE);
    acme.provider.people.change(alice, { email: "alice@new.example", emailVerified: false });
    const { id_token } = await membersOf(await acme.refresh(refresh_token));
    expect(decodeJwt(String(id_token))).toMatchObject({
      email: "alice@new.example",
      email_verified: false,
    });
  });

  test("works for 30 days, or as long as the provider is set to", async () => {
    const acme = open();
    const { refresh_token } = await acme.tokens(OFFLINE);
    acme.clock.advances(30 * 86_400_000 - 1);
    expect((await acme.refresh(refresh_token)).status).toBe(200);
    acme.clock.advances("1 ms");
    expect(await errorOf(await acme.refresh(refresh_token))).toBe("400 invalid_grant");
    acme.provider.lifetimes.refreshToken = 60;
    const short = await acme.tokens(OFFLINE);
    acme.clock.advances("1 min");
    expect(await errorOf(await acme.refresh(short.refresh_token))).toBe("400 invalid_grant");
  });

  test.each([
    ["of another client", { client_id: OTHER.id }, "400 invalid_grant"],
    [
      "of a client that is registered for codes only",
      { client_id: CODES_ONLY.id },
      "400 unauthorized_client",
    ],
    ["with a wrong secret", { client_secret: "wrong" }, "401 invalid_client"],
    ["without a token", { refresh_token: undefined }, "400 invalid_request"],
    ["with an unknown token", { refresh_token: "rt_unknown" }, "400 invalid_grant"],
  ])("%s fails: %j", async (_what, params, error) => {
    const acme = open();
    const { refresh_token } = await acme.tokens(OFFLINE);
    expect(await errorOf(await acme.refresh(refresh_token, params))).toBe(error);
    expect((await acme.refresh(refresh_token)).status, "the token still works").toBe(200);
  });

  test("is an unsupported_grant_type where no refresh tokens are issued", async () => {
    const acme = open({ issued: "never" });
    expect(await errorOf(await acme.refresh("rt"))).toBe("400 unsupported_grant_type");
    const hub = new ProviderTest(github({ clients: [CLIENT], personas: [alice] }));
    expect(await errorOf(await hub.refresh("rt"))).toBe("200 unsupported_grant_type");
  });
});

describe("rotation (RFC 9700, section 4.14.2)", () => {
  test("replaces the token each time", async () => {
    const acme = open({ rotates: true });
    let { refresh_token } = await acme.tokens(OFFLINE);
    const seen = new Set([refresh_token]);
    for (let i = 0; i < 3; i++) {
      ({ refresh_token } = await membersOf(await acme.refresh(refresh_token)));
      seen.add(refresh_token);
    }
    expect(seen.size).toBe(4);
  });

  test("a used token that comes again revokes the whole family", async () => {
    const acme = open({ rotates: true });
    const first = await acme.tokens(OFFLINE);
    const second = await membersOf(await acme.refresh(first.refresh_token));
    const stolen = await acme.refresh(first.refresh_token);
    expect(await membersOf(stolen)).toEqual({
      error: "invalid_grant",
      error_description: expect.stringContaining("was used before"),
    });
    expect(await errorOf(await acme.refresh(second.refresh_token))).toBe("400 invalid_grant");
    for (const { access_token } of [first, second]) {
      expect((await acme.read(USERINFO, access_token)).status).toBe(401);
    }
  });

  test("without the detection of reuse, a used token is refused, and nothing else ends", async () => {
    const acme = open({ rotates: true, detectsReuse: false });
    const first = await acme.tokens(OFFLINE);
    const second = await membersOf(await acme.refresh(first.refresh_token));
    expect(await membersOf(await acme.refresh(first.refresh_token))).toEqual({
      error: "invalid_grant",
      error_description: "The refresh token was used before.",
    });
    expect((await acme.read(USERINFO, second.access_token)).status).toBe(200);
    expect((await acme.refresh(second.refresh_token)).status).toBe(200);
  });

  test("the provider's books tell how each token stands", async () => {
    const acme = open({ rotates: true });
    const { grants } = acme.provider;
    const first = await acme.tokens(OFFLINE);
    const stand = (token: unknown) => grants.standingOf(String(token))?.state;
    expect([stand(first.access_token), stand(first.refresh_token)]).toEqual(["active", "active"]);
    expect(grants.standingOf(String(first.refresh_token))).toMatchObject({
      grant: { persona: { id: "alice" } },
      issued: acme.clock.now(),
      expires: acme.clock.now() + 30 * 86_400_000,
    });
    const second = await membersOf(await acme.refresh(first.refresh_token));
    expect([stand(first.refresh_token), stand(second.refresh_token)]).toEqual(["used", "active"]);
    await acme.refresh(first.refresh_token);
    expect(stand(second.refresh_token)).toBe("revoked");
    expect(stand("rt_unknown")).toBeUndefined();
    const other = await acme.tokens(OFFLINE);
    acme.clock.advances("30 d");
    expect([stand(other.access_token), stand(other.refresh_token)]).toEqual(["expired", "expired"]);
  });

  test("leaves the tokens of another consent alone", async () => {
    const acme = open({ rotates: true });
    const [phone, laptop] = [await acme.tokens(OFFLINE), await acme.tokens(OFFLINE)];
    await acme.refresh(phone.refresh_token);
    await acme.refresh(phone.refresh_token);
    expect((await acme.refresh(laptop.refresh_token)).status).toBe(200);
  });

  test("of two refreshes at once, one fails without a grace period", async () => {
    const acme = open({ rotates: true });
    const { refresh_token } = await acme.tokens(OFFLINE);
    const both = await Promise.all([acme.refresh(refresh_token), acme.refresh(refresh_token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("with a grace period, a used token works for so long", async () => {
    const acme = open({ rotates: true, grace: 30 });
    const { refresh_token } = await acme.tokens(OFFLINE);
    const both = await Promise.all([acme.refresh(refresh_token), acme.refresh(refresh_token)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [a, b] = await Promise.all(both.map(membersOf));
    expect(a?.refresh_token).not.toBe(b?.refresh_token);
    acme.clock.advances("30 s");
    expect((await acme.refresh(refresh_token)).status).toBe(200);
    acme.clock.advances("1 ms");
    expect(await errorOf(await acme.refresh(refresh_token))).toBe("400 invalid_grant");
    expect(await errorOf(await acme.refresh(a?.refresh_token))).toBe("400 invalid_grant");
  });

  test("can begin while the world runs", async () => {
    const acme = open();
    const { refresh_token } = await acme.tokens(OFFLINE);
    await acme.refresh(refresh_token);
    acme.provider.refreshTokens.rotates = true;
    expect(await membersOf(await acme.refresh(refresh_token))).toHaveProperty("refresh_token");
    expect(await errorOf(await acme.refresh(refresh_token))).toBe("400 invalid_grant");
  });
});

test("a code that comes again revokes what it brought (RFC 6749, section 4.1.2)", async () => {
  const acme = open();
  const code = await acme.code(OFFLINE);
  const { access_token, refresh_token } = await membersOf(await acme.token({ code }));
  expect(await errorOf(await acme.token({ code }))).toBe("400 invalid_grant");
  expect((await acme.read(USERINFO, access_token)).status).toBe(401);
  expect(await errorOf(await acme.refresh(refresh_token))).toBe("400 invalid_grant");
});

test("of two exchanges of a code at once, one fails", async () => {
  const acme = open();
  const code = await acme.code();
  const both = await Promise.all([acme.token({ code }), acme.token({ code })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test("a code is not used up by somebody who cannot redeem it", async () => {
  const acme = open();
  const code = await acme.code();
  for (const wrong of [
    { client_id: OTHER.id },
    { code_verifier: "wrong" },
    { redirect_uri: CLIENT.redirectUris[1] },
  ]) {
    expect(await errorOf(await acme.token({ code, ...wrong }))).toBe("400 invalid_grant");
  }
  expect((await acme.token({ code })).status).toBe(200);
});

test("all tokens of one person can be revoked at once", async () => {
  const acme = open();
  const { access_token, refresh_token } = await acme.tokens(OFFLINE);
  acme.provider.grants.revokeAll({ id: "bob" });
  expect((await acme.read(USERINFO, access_token)).status).toBe(200);
  acme.provider.grants.revokeAll(alice);
  expect((await acme.read(USERINFO, access_token)).status).toBe(401);
  expect(await errorOf(await acme.refresh(refresh_token))).toBe("400 invalid_grant");
});
