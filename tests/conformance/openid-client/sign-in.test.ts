import * as client from "openid-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { CALLBACK, ISSUER, registered, RelyingParty } from "./relying-party";

let party: RelyingParty;
beforeEach(() => {
  party = new RelyingParty();
});
afterEach(() => party.dispose());

describe("openid-client, unmodified, at the simulated provider:", () => {
  test("reads the discovery document and finds PKCE in it", async () => {
    const metadata = (await party.discover()).serverMetadata();
    expect(metadata.issuer).toBe(ISSUER);
    expect(metadata.supportsPKCE()).toBe(true);
  });

  test("signs Alice in with PKCE, state and nonce, and verifies the ID token's signature", async () => {
    const tokens = await party.signIn(await party.discover());
    expect(tokens.claims()).toMatchObject({
      iss: ISSUER,
      aud: registered().id,
      sub: "acct_alice",
      email: "alice@mail.example",
    });
    expect(tokens.expiresIn()).toBeGreaterThan(0);
    expect(party.requestsTo("/jwks")).toHaveLength(1);
  });

  test("gets the same person from the userinfo endpoint", async () => {
    const config = await party.discover();
    const tokens = await party.signIn(config);
    const info = await client.fetchUserInfo(config, tokens.access_token, "acct_alice");
    expect(info).toMatchObject({ sub: "acct_alice", email: "alice@mail.example" });
  });

  test("learns that an access token is not known", async () => {
    const config = await party.discover();
    await expect(client.fetchUserInfo(config, "forged", "acct_alice")).rejects.toMatchObject({
      code: "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
      status: 401,
      cause: [{ scheme: "bearer", parameters: { error: "invalid_token" } }],
    });
  });

  test("learns that Alice refused", async () => {
    const config = await party.discover();
    const { url, checks } = await party.begin(config);
    const arrival = await party.visit(url, "Cancel");
    await expect(
      client.authorizationCodeGrant(config, new URL(arrival.url), checks),
    ).rejects.toMatchObject({ code: "OAUTH_AUTHORIZATION_RESPONSE_ERROR", error: "access_denied" });
  });
});

describe("openid-client and the provider refuse", () => {
  const signInWith = async (checks: client.AuthorizationCodeGrantChecks) =>
    party.signIn(await party.discover(), {}, checks);

  test("the verifier of another sign-in", async () => {
    const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier() };
    await expect(signInWith(checks)).rejects.toMatchObject({
      code: "OAUTH_RESPONSE_BODY_ERROR",
      error: "invalid_grant",
      status: 400,
    });
  });

  test("no verifier, where a challenge was sent", async () => {
    const checks = { pkceCodeVerifier: undefined };
    await expect(signInWith(checks)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("the state of another sign-in", async () => {
    const checks = { expectedState: client.randomState() };
    await expect(signInWith(checks)).rejects.toMatchObject({
      code: "OAUTH_INVALID_RESPONSE",
    });
  });

  test("an ID token for another nonce", async () => {
    const checks = { expectedNonce: client.randomNonce() };
    await expect(signInWith(checks)).rejects.toMatchObject({
      code: "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
      cause: { cause: { claim: "nonce" } },
    });
  });

  test("a wrong secret", async () => {
    const config = await party.discover(client.ClientSecretBasic("not the secret"));
    const refusal: unknown = await party.signIn(config).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 401, cause: [{ scheme: "basic" }] });
    const { response } = refusal as client.WWWAuthenticateChallengeError;
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
  });

  test("a code that was redeemed before (RFC 6749, section 4.1.2)", async () => {
    const config = await party.discover();
    const { url, checks } = await party.begin(config);
    const arrival = new URL((await party.visit(url)).url);
    await client.authorizationCodeGrant(config, arrival, checks);
    await expect(client.authorizationCodeGrant(config, arrival, checks)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test("a redirect URI that is not registered: the person stays at the provider", async () => {
    const { url } = await party.begin(await party.discover(), {
      redirect_uri: `${CALLBACK}/elsewhere`,
    });
    await party.alice.opens(url.href);
    party.alice.sees("is not registered");
    expect(party.arrivals).toEqual([]);
  });
});
