import * as client from "openid-client";
import { afterEach, describe, expect, test } from "vitest";

import type { OpenIdProviderOptions } from "../../../src/world/idp/openid-provider";
import { RelyingParty } from "./relying-party";

let party: RelyingParty | undefined;
afterEach(() => party?.dispose());

const OFFLINE = { scope: "openid profile email offline_access" };

/** A party that has signed Alice in, with what came of it. */
async function signedIn(options: Partial<OpenIdProviderOptions> = {}, parameters = OFFLINE) {
  const relying = new RelyingParty(options);
  party = relying;
  const config = await relying.discover();
  const tokens = await relying.signIn(config, parameters);
  return { relying, config, tokens, refreshToken: tokens.refresh_token ?? "" };
}

const userinfo = (config: client.Configuration, { access_token }: { access_token: string }) =>
  client.fetchUserInfo(config, access_token, "acct_alice");

const INVALID_GRANT = { error: "invalid_grant", status: 400 };
const INVALID_TOKEN = {
  status: 401,
  cause: [{ scheme: "bearer", parameters: { error: "invalid_token" } }],
};

describe("refresh (RFC 6749, section 6)", () => {
  test("brings a new access token for the same person, which works", async () => {
    const { config, tokens, refreshToken } = await signedIn();
    const fresh = await client.refreshTokenGrant(config, refreshToken);
    expect(fresh.access_token).not.toBe(tokens.access_token);
    expect(fresh.claims()?.sub).toBe("acct_alice");
    expect(await userinfo(config, fresh)).toMatchObject({ sub: "acct_alice" });
  });

  test("is offered in the discovery document, and needs the scope offline_access", async () => {
    const { config, tokens } = await signedIn({}, { scope: "openid" });
    expect(config.serverMetadata().grant_types_supported).toContain("refresh_token");
    expect(tokens.refresh_token).toBeUndefined();
  });

  test("still works when the access token has expired, and not when its own time is over", async () => {
    const { relying, config, tokens, refreshToken } = await signedIn();
    relying.world.clock.advances((tokens.expiresIn() ?? 0) * 1000 + 1000);
    await expect(userinfo(config, tokens)).rejects.toMatchObject(INVALID_TOKEN);
    expect(
      await userinfo(config, await client.refreshTokenGrant(config, refreshToken)),
    ).toBeTruthy();
    relying.world.clock.advances("31 d");
    await expect(client.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(
      INVALID_GRANT,
    );
  });

  test("may ask for less, but not for more", async () => {
    const { config, refreshToken } = await signedIn();
    const less = await client.refreshTokenGrant(config, refreshToken, { scope: "openid" });
    expect(Object.keys(await userinfo(config, less))).toEqual(["sub"]);
    await expect(
      client.refreshTokenGrant(config, refreshToken, { scope: "openid phone" }),
    ).rejects.toMatchObject({ error: "invalid_scope" });
  });

  test("with a token that nobody issued is refused", async () => {
    const { config } = await signedIn();
    await expect(client.refreshTokenGrant(config, "forged")).rejects.toMatchObject(INVALID_GRANT);
  });
});

describe("refresh with rotation (RFC 9700, section 4.14.2)", () => {
  const rotating = { refreshTokens: { rotates: true } };

  test("replaces the refresh token each time", async () => {
    const { config, refreshToken } = await signedIn(rotating);
    const second = await client.refreshTokenGrant(config, refreshToken);
    expect(second.refresh_token).not.toBe(refreshToken);
    const third = await client.refreshTokenGrant(config, second.refresh_token ?? "");
    expect(await userinfo(config, third)).toMatchObject({ sub: "acct_alice" });
  });

  test("takes a used one for stolen, and revokes what came of the same consent", async () => {
    const { config, refreshToken } = await signedIn(rotating);
    const second = await client.refreshTokenGrant(config, refreshToken);
    await expect(client.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(
      INVALID_GRANT,
    );
    await expect(
      client.refreshTokenGrant(config, second.refresh_token ?? ""),
    ).rejects.toMatchObject(INVALID_GRANT);
    await expect(userinfo(config, second)).rejects.toMatchObject(INVALID_TOKEN);
  });

  test("forgives a parallel refresh within the grace period", async () => {
    const { relying, config, refreshToken } = await signedIn({
      refreshTokens: { rotates: true, grace: 30 },
    });
    await client.refreshTokenGrant(config, refreshToken);
    const parallel = await client.refreshTokenGrant(config, refreshToken);
    expect(await userinfo(config, parallel)).toMatchObject({ sub: "acct_alice" });
    relying.world.clock.advances("31 s");
    await expect(client.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(
      INVALID_GRANT,
    );
  });
});

describe("revocation (RFC 7009)", () => {
  test("of an access token ends it, and it alone", async () => {
    const { config, tokens, refreshToken } = await signedIn();
    await client.tokenRevocation(config, tokens.access_token);
    await expect(userinfo(config, tokens)).rejects.toMatchObject(INVALID_TOKEN);
    const fresh = await client.refreshTokenGrant(config, refreshToken);
    expect(await userinfo(config, fresh)).toMatchObject({ sub: "acct_alice" });
  });

  test("of a refresh token ends it and its access tokens", async () => {
    const { config, tokens, refreshToken } = await signedIn();
    await client.tokenRevocation(config, refreshToken, { token_type_hint: "refresh_token" });
    await expect(client.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(
      INVALID_GRANT,
    );
    await expect(userinfo(config, tokens)).rejects.toMatchObject(INVALID_TOKEN);
  });

  test("of a token that is not known succeeds", async () => {
    const { config } = await signedIn();
    await expect(client.tokenRevocation(config, "forged")).resolves.toBeUndefined();
  });
});

test("introspection (RFC 7662) tells what lives", async () => {
  const { config, tokens } = await signedIn();
  expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
    active: true,
    sub: "acct_alice",
    scope: OFFLINE.scope,
  });
  await client.tokenRevocation(config, tokens.access_token);
  expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
});
