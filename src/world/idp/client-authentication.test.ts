import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Client } from "./identity-provider";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, errorOf, membersOf, type Params, ProviderTest } from "./testing";

const TOKEN = "https://id.example/token";
const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const { redirectUris, secret } = CLIENT;

/** Clients that are registered for one method each. */
const basic: Client = {
  id: "b",
  secret,
  redirectUris,
  tokenEndpointAuthMethod: "client_secret_basic",
};
const post: Client = {
  id: "p",
  secret,
  redirectUris,
  tokenEndpointAuthMethod: "client_secret_post",
};
const none: Client = { id: "n", redirectUris, tokenEndpointAuthMethod: "none" };
const anonymous: Client = { id: "a", redirectUris };

/** How a client authenticates: parameters and header fields. */
type Proof = (client: Client) => Promise<[Params, Record<string, string>]>;

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let jwt: Client;
let acme: ProviderTest;
let assertions = 0;

beforeAll(async () => {
  keys = await generateKeyPair("ES256");
  const publicKey = { ...(await exportJWK(keys.publicKey)), kid: "key", alg: "ES256", use: "sig" };
  jwt = {
    id: "j",
    redirectUris,
    tokenEndpointAuthMethod: "private_key_jwt",
    jwks: { keys: [publicKey] },
  };
});

beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [basic, post, none, anonymous, jwt],
      personas: [alice],
    }),
  );
});

/** An assertion of the client; `claims` change the complete one. */
function assertion(claims: JWTPayload = {}, privateKey = keys.privateKey): Promise<string> {
  const now = acme.clock.now() / 1000;
  const complete = { iss: "j", sub: "j", aud: TOKEN, exp: now + 60, jti: `${++assertions}` };
  return new SignJWT({ ...complete, ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "key" })
    .sign(privateKey);
}

const proofs: Record<string, Proof> = {
  client_secret_basic: async ({ id }) => [
    { client_id: undefined, client_secret: undefined },
    { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
  ],
  client_secret_post: async ({ id }) => [{ client_id: id, client_secret: secret }, {}],
  none: async ({ id }) => [{ client_id: id, client_secret: undefined }, {}],
  private_key_jwt: async ({ id }) => [
    {
      client_id: id,
      client_secret: undefined,
      client_assertion_type: JWT_BEARER,
      client_assertion: await assertion({ iss: id, sub: id }),
    },
    {},
  ],
};

async function exchange(client: Client, proof: Proof): Promise<Response> {
  const [params, headers] = await proof(client);
  return acme.token({ code: await acme.code({ client_id: client.id }), ...params }, headers);
}

describe("a client that is registered for one method", () => {
  const methods = Object.keys(proofs);

  test.each(methods)("%s gets tokens by it, and is refused with each other one", async (method) => {
    const client = [basic, post, none, jwt].find(
      ({ tokenEndpointAuthMethod }) => tokenEndpointAuthMethod === method,
    );
    if (!client) throw new Error(`no client for ${method}`);
    for (const [used, proof] of Object.entries(proofs)) {
      const response = await exchange(client, proof);
      if (used === method) {
        expect(response.status).toBe(200);
        continue;
      }
      expect(response.status).toBe(401);
      expect(await membersOf(response)).toEqual({
        error: "invalid_client",
        error_description: `The client is registered for ${method}, but came with ${used === "none" ? "no proof (none)" : used}.`,
      });
    }
  });

  test("without a secret and without a method is public", async () => {
    const proof = proofs.none as Proof;
    expect((await exchange(anonymous, proof)).status).toBe(200);
    const guessed: Proof = async () => [{ client_id: "a", client_secret: "undefined" }, {}];
    expect(await errorOf(await exchange(anonymous, guessed))).toBe("401 invalid_client");
  });

  test("that is public has to use PKCE (RFC 9700, section 2.1.1)", async () => {
    const plain = { code_challenge: undefined, code_challenge_method: undefined };
    const response = await acme.authorize({ client_id: "n", ...plain });
    expect(response.headers.get("location")).toContain("error=invalid_request");
    expect((await acme.authorize({ client_id: "p", ...plain })).status).toBe(200);
  });
});

describe("credentials that contradict themselves", () => {
  test("two methods at once are an invalid_request (RFC 6749, section 2.3)", async () => {
    const both: Proof = async () => [
      { client_id: "b", client_secret: secret },
      { authorization: `Basic ${btoa(`b:${secret}`)}` },
    ];
    expect(await errorOf(await exchange(basic, both))).toBe("400 invalid_request");
  });

  test("another client in the body than in the header is an invalid_client", async () => {
    const other: Proof = async () => [
      { client_id: "p", client_secret: undefined },
      { authorization: `Basic ${btoa(`b:${secret}`)}` },
    ];
    expect(await errorOf(await exchange(basic, other))).toBe("401 invalid_client");
  });

  test("a parameter that comes twice is an invalid_request (RFC 6749, section 3.2)", async () => {
    const body = new URLSearchParams({ grant_type: "authorization_code", code: "x" });
    body.append("code", "y");
    expect(await errorOf(await acme.post(TOKEN, body))).toBe("400 invalid_request");
  });
});

describe("private_key_jwt (RFC 7523, section 3)", () => {
  const present = (client_assertion: string, params: Params = {}): Proof => {
    return async () => [
      {
        client_id: undefined,
        client_secret: undefined,
        client_assertion_type: JWT_BEARER,
        client_assertion,
        ...params,
      },
      {},
    ];
  };

  test.each([
    ["the token endpoint", TOKEN],
    ["the issuer", "https://id.example"],
    ["both, as @auth/core makes it", ["https://id.example", TOKEN]],
  ])("may be made out to %s", async (_what, aud) => {
    expect((await exchange(jwt, present(await assertion({ aud })))).status).toBe(200);
  });

  test("works once: its jti is remembered until it expires", async () => {
    const once = await assertion();
    expect((await exchange(jwt, present(once))).status).toBe(200);
    const again = await exchange(jwt, present(once));
    expect(again.status).toBe(401);
    expect(await membersOf(again)).toMatchObject({
      error: "invalid_client",
      error_description: expect.stringContaining("jti was used before"),
    });
    acme.clock.advances("2 min");
    expect(await errorOf(await exchange(jwt, present(once)))).toBe("401 invalid_client");
  });

  test.each<[string, JWTPayload, string]>([
    ["made out to somebody else", { aud: "https://other.example" }, "aud"],
    ["expired", { exp: 1 }, "exp"],
    ["without an end", { exp: undefined }, "exp"],
    ["without a jti", { jti: undefined }, "jti"],
    ["about another subject", { sub: "b" }, "sub"],
  ])("that is %s is refused", async (_what, claims, reason) => {
    const response = await exchange(jwt, present(await assertion(claims)));
    expect(response.status).toBe(401);
    expect((await membersOf(response)).error_description).toContain(`"${reason}"`);
  });

  test("that another key signed is refused", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const response = await exchange(jwt, present(await assertion({}, privateKey)));
    expect(await errorOf(response)).toBe("401 invalid_client");
  });

  test.each([
    ["of a stranger", `x.${btoa(JSON.stringify({ iss: "stranger" })).replaceAll("=", "")}.x`],
    ["that is no JWT", "nonsense"],
    ["that is empty", ""],
  ])("%s is refused", async (_what, token) => {
    expect(await errorOf(await exchange(jwt, present(token)))).toBe("401 invalid_client");
  });

  test("needs its assertion type", async () => {
    const proof = present(await assertion(), { client_assertion_type: "other" });
    expect(await errorOf(await exchange(jwt, proof))).toBe("400 invalid_request");
  });
});
