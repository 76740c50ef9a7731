import { exportJWK, generateKeyPair } from "jose";
import * as client from "openid-client";
import { afterEach, describe, expect, test } from "vitest";

import type { Faults } from "../../../src/world/idp/faults";
import { altering, registered, RelyingParty } from "./relying-party";

let party: RelyingParty | undefined;
afterEach(() => party?.dispose());

const secret = client.ClientSecretBasic(registered().secret ?? "");

describe.each(["RS256", "ES256"] as const)("an ID token signed with %s", (signingAlgorithm) => {
  const discover = (relying: RelyingParty) =>
    relying.discover(secret, { id_token_signed_response_alg: signingAlgorithm });

  test("is accepted with the provider's published keys", async () => {
    party = new RelyingParty({ signingAlgorithm });
    const config = await discover(party);
    expect(config.serverMetadata().id_token_signing_alg_values_supported).toEqual([
      signingAlgorithm,
    ]);
    expect((await party.signIn(config)).claims()?.sub).toBe("acct_alice");
    expect(party.requestsTo("/jwks")).toHaveLength(1);
  });

  test("is not accepted with another key of the same name: the signature is looked at", async () => {
    party = new RelyingParty({ signingAlgorithm });
    const { publicKey } = await generateKeyPair(signingAlgorithm);
    const jwk = await exportJWK(publicKey);
    const config = altering(party, await discover(party), async (response, path) => {
      if (path !== "/jwks") return response;
      const { keys } = (await response.json()) as { keys: object[] };
      return Response.json({ keys: keys.map((key) => ({ ...key, ...jwk })) });
    });
    await expect(party.signIn(config)).rejects.toMatchObject({
      cause: { message: "JWT signature verification failed" },
    });
  });

  test("is not accepted by a client that wants another algorithm", async () => {
    party = new RelyingParty({ signingAlgorithm });
    const other = signingAlgorithm === "RS256" ? "ES256" : "RS256";
    const config = await party.discover(secret, { id_token_signed_response_alg: other });
    await expect(party.signIn(config)).rejects.toMatchObject({ code: "OAUTH_INVALID_RESPONSE" });
  });

  test("is accepted after the provider has changed its key", async () => {
    party = new RelyingParty({ signingAlgorithm });
    const config = await discover(party);
    await party.signIn(config);
    party.provider.definition.keys?.rotate();
    // openid-client reads the keys again when a name is new, but not more often than once a minute.
    party.world.clock.advances("2 min");
    expect((await party.signIn(config, { prompt: "login" })).claims()?.sub).toBe("acct_alice");
    expect(party.requestsTo("/jwks")).toHaveLength(2);
  });
});

describe("claims by scope", () => {
  test.each([
    ["openid", []],
    ["openid profile", ["name", "picture", "preferred_username"]],
    ["openid email", ["email", "email_verified"]],
    ["openid address", ["address"]],
    ["openid phone", ["phone_number", "phone_number_verified"]],
  ])("%s", async (scope, names) => {
    party = new RelyingParty();
    const config = await party.discover();
    const tokens = await party.signIn(config, { scope });
    const info = await client.fetchUserInfo(config, tokens.access_token, "acct_alice");
    expect(Object.keys(info).sort()).toEqual([...names, "sub"].sort());
    expect(tokens.claims()).toMatchObject(info);
  });
});

describe("openid-client rejects a provider at fault:", () => {
  test.each<[string, Faults, object]>([
    [
      "the signature is wrong",
      { wrongSignature: true },
      { cause: { message: "JWT signature verification failed" } },
    ],
    [
      "the token is from another issuer",
      { wrongIssuer: ["id_token"] },
      { code: "OAUTH_JWT_CLAIM_COMPARISON_FAILED", cause: { cause: { claim: "iss" } } },
    ],
    [
      "the token is for another client",
      { wrongAudience: true },
      { code: "OAUTH_JWT_CLAIM_COMPARISON_FAILED", cause: { cause: { claim: "aud" } } },
    ],
    [
      "the nonce is another",
      { wrongNonce: true },
      { code: "OAUTH_JWT_CLAIM_COMPARISON_FAILED", cause: { cause: { claim: "nonce" } } },
    ],
    [
      "the token has expired",
      { clockSkew: -2 * 3_600_000 },
      { code: "OAUTH_JWT_TIMESTAMP_CHECK_FAILED", cause: { cause: { claim: "exp" } } },
    ],
    ["there is no subject", { missingSubject: true }, { code: "OAUTH_INVALID_RESPONSE" }],
    ["there is no ID token", { missingIdToken: true }, { code: "OAUTH_INVALID_RESPONSE" }],
    ["there is no access token", { missingAccessToken: true }, { code: "OAUTH_INVALID_RESPONSE" }],
    [
      "the answer names another issuer (RFC 9207)",
      { wrongIssuer: ["redirect"] },
      { code: "OAUTH_INVALID_RESPONSE" },
    ],
    ["the state is another", { wrongState: true }, { code: "OAUTH_INVALID_RESPONSE" }],
    ["the state is missing", { missingState: true }, { code: "OAUTH_INVALID_RESPONSE" }],
    ["the code has expired", { expiredCode: true }, { error: "invalid_grant", status: 400 }],
    ["the code was used", { reusedCode: true }, { error: "invalid_grant", status: 400 }],
    [
      "the token endpoint refuses",
      { tokenError: "unauthorized_client" },
      { error: "unauthorized_client" },
    ],
    [
      "the token endpoint is broken",
      { serverError: ["token"] },
      { code: "OAUTH_RESPONSE_IS_NOT_CONFORM" },
    ],
    [
      "the token endpoint shows a page",
      { html: ["token"] },
      { code: "OAUTH_RESPONSE_IS_NOT_JSON" },
    ],
    ["the token endpoint says nothing", { emptyBody: ["token"] }, { code: "OAUTH_PARSE_ERROR" }],
    ["the keys cannot be read", { html: ["jwks"] }, { code: "OAUTH_RESPONSE_IS_NOT_JSON" }],
  ])("%s", async (_, faults, error) => {
    party = new RelyingParty();
    const config = await party.discover();
    party.provider.faults = faults;
    await expect(party.signIn(config)).rejects.toMatchObject(error);
  });

  test("discovery names another issuer", async () => {
    party = new RelyingParty({ faults: { wrongIssuer: ["discovery"] } });
    await expect(party.discover()).rejects.toMatchObject({
      code: "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
    });
  });

  test("userinfo is about somebody else", async () => {
    party = new RelyingParty({ faults: { wrongSubject: true } });
    const config = await party.discover();
    const tokens = await party.signIn(config);
    await expect(
      client.fetchUserInfo(config, tokens.access_token, "acct_alice"),
    ).rejects.toMatchObject({ code: "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED" });
  });
});
