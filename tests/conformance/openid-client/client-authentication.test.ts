import { exportJWK, generateKeyPair } from "jose";
import * as client from "openid-client";
import { afterEach, describe, expect, test } from "vitest";

import type { Client, ClientAuthMethod } from "../../../src/world/idp/identity-provider";
import { registered, RelyingParty } from "./relying-party";

let party: RelyingParty | undefined;
afterEach(() => party?.dispose());

/** A party that is registered with these members, and no others about its authentication. */
function registeredWith(members: Partial<Client>): RelyingParty {
  const { id, redirectUris } = registered();
  party = new RelyingParty({ clients: [{ id, redirectUris, ...members }] });
  return party;
}

const SECRET = registered().secret ?? "";

async function keyPair(alg: "RS256" | "ES256") {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const jwk = { ...(await exportJWK(publicKey)), alg, kid: "app-key" };
  return { key: { key: privateKey, kid: "app-key" }, jwks: { keys: [jwk] } };
}

describe("openid-client signs in with", () => {
  test.each<[ClientAuthMethod, client.ClientAuth]>([
    ["client_secret_basic", client.ClientSecretBasic(SECRET)],
    ["client_secret_post", client.ClientSecretPost(SECRET)],
  ])("%s", async (tokenEndpointAuthMethod, authentication) => {
    const relying = registeredWith({ secret: SECRET, tokenEndpointAuthMethod });
    const config = await relying.discover(authentication);
    expect(config.serverMetadata().token_endpoint_auth_methods_supported).toContain(
      tokenEndpointAuthMethod,
    );
    expect((await relying.signIn(config)).claims()?.sub).toBe("acct_alice");
  });

  test.each(["RS256", "ES256"] as const)("private_key_jwt by %s", async (alg) => {
    const { key, jwks } = await keyPair(alg);
    const relying = registeredWith({ tokenEndpointAuthMethod: "private_key_jwt", jwks });
    const config = await relying.discover(client.PrivateKeyJwt(key));
    const metadata = config.serverMetadata();
    expect(metadata.token_endpoint_auth_methods_supported).toContain("private_key_jwt");
    expect(metadata.token_endpoint_auth_signing_alg_values_supported).toContain(alg);
    expect((await relying.signIn(config)).claims()?.sub).toBe("acct_alice");
  });

  test("none: a public client proves itself by PKCE alone", async () => {
    const relying = registeredWith({ tokenEndpointAuthMethod: "none" });
    const config = await relying.discover(client.None());
    expect((await relying.signIn(config)).claims()?.sub).toBe("acct_alice");
    const [request] = relying.requestsTo("/token");
    expect(request?.headers.map(([name]) => name)).not.toContain("authorization");
    expect(new URLSearchParams(request?.body).get("client_secret")).toBeNull();
  });

  test("both forms of the secret, if it is registered for none in particular", async () => {
    const relying = registeredWith({ secret: SECRET });
    for (const method of [client.ClientSecretBasic, client.ClientSecretPost]) {
      const tokens = await relying.signIn(await relying.discover(method(SECRET)));
      expect(tokens.claims()?.sub).toBe("acct_alice");
    }
  });
});

describe("the provider refuses", () => {
  /** The error code with which the token endpoint answers. */
  async function refusal(relying: RelyingParty, authentication: client.ClientAuth) {
    const config = await relying.discover(authentication);
    await expect(relying.signIn(config)).rejects.toBeInstanceOf(Error);
    const { events } = relying.world.trace;
    const response = events.findLast(
      (event) => event.kind === "response" && event.body.includes('"error"'),
    );
    if (response?.kind !== "response") throw new Error("No response says why.");
    const { error } = JSON.parse(response.body) as { error: string };
    return { status: response.status, error };
  }

  const INVALID = { status: 401, error: "invalid_client" };

  test("the secret in the body, where the header is registered", async () => {
    const relying = registeredWith({
      secret: SECRET,
      tokenEndpointAuthMethod: "client_secret_basic",
    });
    expect(await refusal(relying, client.ClientSecretPost(SECRET))).toEqual(INVALID);
  });

  test("no proof, where a secret is registered", async () => {
    expect(await refusal(registeredWith({ secret: SECRET }), client.None())).toEqual(INVALID);
  });

  test("an assertion by somebody else's key", async () => {
    const { jwks } = await keyPair("RS256");
    const { key } = await keyPair("RS256");
    const relying = registeredWith({ tokenEndpointAuthMethod: "private_key_jwt", jwks });
    expect(await refusal(relying, client.PrivateKeyJwt(key))).toEqual(INVALID);
  });

  test.each<[string, (payload: Record<string, unknown>) => void]>([
    ["for another audience", (payload) => (payload.aud = "https://another.example")],
    ["that has expired", (payload) => (payload.exp = Number(payload.iat) - 120)],
    ["without an end", (payload) => delete payload.exp],
    ["about another client", (payload) => (payload.sub = "another-client")],
  ])("an assertion %s", async (_, change) => {
    const { key, jwks } = await keyPair("ES256");
    const relying = registeredWith({ tokenEndpointAuthMethod: "private_key_jwt", jwks });
    const authentication = client.PrivateKeyJwt(key, {
      [client.modifyAssertion]: (_header, payload) => void change(payload),
    });
    expect(await refusal(relying, authentication)).toEqual(INVALID);
  });

  test("an assertion that was used before", async () => {
    const { key, jwks } = await keyPair("ES256");
    const relying = registeredWith({ tokenEndpointAuthMethod: "private_key_jwt", jwks });
    const authentication = client.PrivateKeyJwt(key, {
      [client.modifyAssertion]: (_header, payload) => void (payload.jti = "once"),
    });
    await relying.signIn(await relying.discover(authentication));
    expect(await refusal(relying, authentication)).toEqual(INVALID);
  });
});
