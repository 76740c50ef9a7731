import { createHash } from "node:crypto";

import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JSONWebKeySet,
  jwtVerify,
} from "jose";
import { beforeEach, describe, expect, test } from "vitest";

import { openIdProvider } from "./openid-provider";
import { alice, type Persona } from "./personas";
import { CLIENT, parametersOf, ProviderTest, REQUEST } from "./testing";

const ISSUER = "https://id.example";
const carol: Persona = {
  id: "carol",
  name: "<Carol>",
  username: "carol",
  email: "carol@mail.example",
  emailVerified: false,
};

let acme: ProviderTest;
beforeEach(() => {
  const options = { name: "Acme ID", issuer: ISSUER, clients: [CLIENT], personas: [alice, carol] };
  acme = new ProviderTest(openIdProvider(options));
});

async function readJson(url: string, token?: unknown): Promise<Record<string, unknown>> {
  const response = await acme.read(url, token);
  return (await response.json()) as Record<string, unknown>;
}

const discover = () => readJson(`${ISSUER}/.well-known/openid-configuration`);

async function idToken(params = {}): Promise<string> {
  return String((await acme.tokens(params)).id_token);
}

describe("the discovery document (OpenID Connect Discovery 1.0, section 3)", () => {
  test("has all that is required, and the issuer as it is known", async () => {
    expect(await discover()).toMatchObject({
      issuer: ISSUER,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    });
  });

  test("names endpoints that answer", async () => {
    const document = await discover();
    expect(document.authorization_endpoint).toBe(acme.provider.definition.authorizationEndpoint);
    expect(document.token_endpoint).toBe(acme.provider.definition.tokenEndpoint);
    const { access_token } = await acme.tokens();
    for (const url of [document.jwks_uri, document.userinfo_endpoint].map(String)) {
      expect((await acme.read(url, access_token)).status).toBe(200);
    }
    expect(acme.provider.origins).toEqual([ISSUER]);
  });
});

describe("the ID token (OpenID Connect Core 1.0, section 2)", () => {
  test("verifies against the published keys", async () => {
    const { jwks_uri } = await discover();
    const jwks = (await readJson(String(jwks_uri))) as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(await idToken(), createLocalJWKSet(jwks), {
      issuer: ISSUER,
      audience: CLIENT.id,
      algorithms: ["RS256"],
      currentDate: new Date(acme.clock.now()),
      requiredClaims: ["iss", "sub", "aud", "exp", "iat"],
    });
    expect(protectedHeader.kid).toBe(jwks.keys[0]?.kid);
    expect(payload.sub).toBe("acct_alice");
  });

  test("does not verify when something in it was changed", async () => {
    const { jwks_uri } = await discover();
    const jwks = (await readJson(String(jwks_uri))) as unknown as JSONWebKeySet;
    const [header, , signature] = (await idToken()).split(".");
    const payload = btoa(JSON.stringify({ sub: "acct_carol" })).replace(/=+$/, "");
    const forged = `${header}.${payload}.${signature}`;
    await expect(jwtVerify(forged, createLocalJWKSet(jwks))).rejects.toThrow("signature");
  });

  test("tells when it was made, when the person consented, and lives for an hour", async () => {
    const code = await acme.code();
    acme.clock.advances("5 min");
    const response = await acme.token({ code });
    const claims = decodeJwt(((await response.json()) as { id_token: string }).id_token);
    const now = acme.clock.now() / 1000;
    expect(claims).toMatchObject({ iat: now, exp: now + 3600, auth_time: now - 300 });
  });

  test("returns the nonce as it came, and none where none came (section 3.1.2.1)", async () => {
    expect(decodeJwt(await idToken({ nonce: "n-0S6 & more" })).nonce).toBe("n-0S6 & more");
    expect(decodeJwt(await idToken())).not.toHaveProperty("nonce");
  });

  test("names its key, and the key set holds no private part (RFC 7517)", async () => {
    const { keys } = await readJson(`${ISSUER}/jwks`);
    expect(decodeProtectedHeader(await idToken())).toMatchObject({ alg: "RS256" });
    expect(keys).toEqual([
      {
        kty: "RSA",
        n: expect.any(String),
        e: "AQAB",
        kid: expect.any(String),
        use: "sig",
        alg: "RS256",
      },
    ]);
  });
});

describe("claims by scope (OpenID Connect Core 1.0, section 5.4)", () => {
  const profile = {
    name: "Alice Example",
    preferred_username: "alice-example",
    picture: `${ISSUER}/pictures/alice.svg`,
  };
  const email = { email: "alice@mail.example", email_verified: true };

  test.each([
    ["openid", {}],
    ["openid profile", profile],
    ["openid email", email],
    [REQUEST.scope, { ...profile, ...email }],
  ])("%s", async (scope, claims) => {
    const { access_token, id_token, scope: granted } = await acme.tokens({ scope });
    expect(granted).toBe(scope);
    const expected = { sub: "acct_alice", ...claims };
    expect(await readJson(`${ISSUER}/userinfo`, access_token)).toEqual(expected);
    const number: unknown = expect.any(Number);
    expect(decodeJwt(String(id_token))).toEqual({
      iss: ISSUER,
      aud: CLIENT.id,
      iat: number,
      exp: number,
      auth_time: number,
      at_hash: expect.any(String),
      ...expected,
    });
  });

  test("an address that nobody verified is told as such", async () => {
    const { code } = parametersOf(await acme.click("Continue as <Carol>"));
    const response = await acme.token({ code });
    const { access_token } = (await response.json()) as { access_token: string };
    expect(await readJson(`${ISSUER}/userinfo`, access_token)).toMatchObject({
      email_verified: false,
    });
  });
});

describe("the ID token's hash of the access token (OpenID Connect Core 1.0, section 3.1.3.6)", () => {
  test("is the left half of its SHA-256 digest", async () => {
    const { access_token, id_token } = await acme.tokens();
    const digest = createHash("sha256").update(String(access_token)).digest().subarray(0, 16);
    expect(decodeJwt(String(id_token)).at_hash).toBe(digest.toString("base64url"));
  });
});

describe("without the scope openid it is plain OAuth", () => {
  test("no ID token, and no userinfo", async () => {
    const tokens = await acme.tokens({ scope: "email" });
    expect(tokens).not.toHaveProperty("id_token");
    const response = await acme.read(`${ISSUER}/userinfo`, tokens.access_token);
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toMatch('Bearer error="insufficient_scope"');
  });
});

describe("keys", () => {
  const open = (signingAlgorithm: "RS256" | "ES256") =>
    new ProviderTest(
      openIdProvider({
        name: "Acme ID",
        issuer: ISSUER,
        clients: [CLIENT],
        personas: [alice],
        signingAlgorithm,
      }),
    );
  const keySet = async (): Promise<JSONWebKeySet> =>
    (await readJson(`${ISSUER}/jwks`)) as unknown as JSONWebKeySet;
  const verify = async (token: string) =>
    jwtVerify(token, createLocalJWKSet(await keySet()), {
      currentDate: new Date(acme.clock.now()),
    });

  test.each(["RS256", "ES256"] as const)(
    "sign and verify by %s, as discovery says",
    async (alg) => {
      acme = open(alg);
      const { protectedHeader } = await verify(await idToken());
      expect(protectedHeader).toEqual({ alg, kid: expect.any(String) });
      expect((await discover()).id_token_signing_alg_values_supported).toEqual([alg]);
      const [key, ...others] = (await keySet()).keys;
      expect(others).toEqual([]);
      expect(key).toMatchObject({ kid: protectedHeader.kid, alg, use: "sig" });
      for (const secret of ["d", "p", "q", "dp", "dq", "qi"])
        expect(key).not.toHaveProperty(secret);
    },
  );

  test.each(["RS256", "ES256"] as const)(
    "rotate (%s): a new one signs, the old one verifies",
    async (alg) => {
      acme = open(alg);
      const old = await idToken();
      acme.provider.definition.keys?.rotate();
      const recent = await idToken();
      expect(decodeProtectedHeader(recent).kid).not.toBe(decodeProtectedHeader(old).kid);
      expect((await keySet()).keys.map(({ kid }) => kid)).toEqual(
        [recent, old].map((token) => decodeProtectedHeader(token).kid),
      );
      await expect(verify(old)).resolves.toBeDefined();
      await expect(verify(recent)).resolves.toBeDefined();
    },
  );

  test("rotate at once: what the old one signed cannot be verified any more", async () => {
    const old = await idToken();
    acme.provider.definition.keys?.rotate({ keepsOld: false });
    await expect(verify(old)).rejects.toThrow("no applicable key found");
    await expect(verify(await idToken())).resolves.toBeDefined();
  });

  test("give equal tokens in two runs by RS256", async () => {
    const first = await idToken();
    acme = open("RS256");
    expect(await idToken()).toBe(first);
  });
});

describe("pictures", () => {
  test("are at the address that the claim has, also below an issuer with a path", async () => {
    const tenant = "https://id.example/tenant/";
    acme = new ProviderTest(
      openIdProvider({ name: "Acme ID", issuer: tenant, clients: [CLIENT], personas: [alice] }),
    );
    const { iss, picture } = decodeJwt(await idToken());
    expect(iss).toBe(tenant);
    expect((await acme.read(String(picture))).headers.get("content-type")).toBe("image/svg+xml");
  });

  test("are drawn, whatever a person is called", async () => {
    expect(await (await acme.read(`${ISSUER}/pictures/alice.svg`)).text()).toContain(">A</text>");
    expect(await (await acme.read(`${ISSUER}/pictures/carol.svg`)).text()).toContain(
      ">&lt;</text>",
    );
  });

  test("exist for known people only", async () => {
    expect((await acme.read(`${ISSUER}/pictures/dave.svg`)).status).toBe(404);
  });
});
