import { beforeEach, describe, expect, test } from "vitest";

import { openIdProvider, type OpenIdProviderOptions } from "./openid-provider";
import { alice } from "./personas";
import {
  CHALLENGE,
  CLIENT,
  errorOf,
  membersOf,
  parametersOf,
  type Params,
  ProviderTest,
  VERIFIER,
} from "./testing";

const ISSUER = "https://id.example";

let acme: ProviderTest;
let metadata: Record<string, unknown>;

async function open(options: Partial<OpenIdProviderOptions> = {}): Promise<void> {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: ISSUER,
      clients: [CLIENT],
      personas: [alice],
      ...options,
    }),
  );
  metadata = await membersOf(await acme.read(`${ISSUER}/.well-known/openid-configuration`));
}

beforeEach(() => open());

const listOf = (name: string) => metadata[name] as string[];

/** Whether a sign-in with these parameters ends in a code. */
async function succeeds(params: Params): Promise<boolean> {
  const response = await acme.authorize(params);
  if (response.status !== 200) return false;
  return "code" in parametersOf(await acme.click("Continue as Alice Example", params));
}

describe("the discovery document is true:", () => {
  test("each endpoint answers, with something else than 404", async () => {
    const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|jwks_uri/.test(name));
    expect(endpoints).toHaveLength(7);
    for (const [, url] of endpoints) {
      expect((await acme.read(String(url))).status).not.toBe(404);
    }
  });

  test("each scope is granted, and one that is not listed is not", async () => {
    const scopes = listOf("scopes_supported");
    expect((await acme.tokens({ scope: scopes.join(" ") })).scope).toBe(scopes.join(" "));
    expect((await acme.tokens({ scope: "openid admin:everything" })).scope).toBe("openid");
    await open({ scopes: ["admin:everything"] });
    expect(listOf("scopes_supported")).toContain("admin:everything");
    expect((await acme.tokens({ scope: "openid admin:everything" })).scope).toBe(
      "openid admin:everything",
    );
  });

  test("all claims are told, and no others", async () => {
    const params = { scope: listOf("scopes_supported").join(" "), nonce: "n" };
    const { id_token, access_token } = await acme.tokens(params);
    const payload = JSON.parse(atob(String(id_token).split(".")[1] ?? "")) as object;
    expect(Object.keys(payload).sort()).toEqual([...listOf("claims_supported")].sort());
    const info = await membersOf(await acme.read(`${ISSUER}/userinfo`, access_token));
    expect(listOf("claims_supported")).toEqual(expect.arrayContaining(Object.keys(info)));
  });

  test("response types: code, and no other", async () => {
    expect(listOf("response_types_supported")).toEqual(["code"]);
    for (const response_type of ["token", "id_token", "code id_token"]) {
      expect(await succeeds({ response_type })).toBe(false);
    }
  });

  test("response modes: those, and no other", async () => {
    expect(listOf("response_modes_supported")).toEqual(["query", "form_post"]);
    for (const response_mode of listOf("response_modes_supported")) {
      expect((await acme.authorize({ response_mode })).status).toBe(200);
    }
    expect(parametersOf(await acme.authorize({ response_mode: "fragment" }))).toMatchObject({
      error: "invalid_request",
    });
  });

  test.each<[RefreshPolicy, string[]]>([
    ["offline_access", ["authorization_code", "refresh_token"]],
    ["always", ["authorization_code", "refresh_token"]],
    ["never", ["authorization_code"]],
  ])("grant types, and offline_access, if refresh tokens are issued %s", async (issued, types) => {
    await open({ refreshTokens: { issued } });
    expect(listOf("grant_types_supported")).toEqual(types);
    expect(listOf("scopes_supported").includes("offline_access")).toBe(types.length > 1);
    const refused = await errorOf(await acme.refresh("rt_unknown"));
    expect(refused).toBe(types.length > 1 ? "400 invalid_grant" : "400 unsupported_grant_type");
  });

  test.each([false, true])("code challenge methods, with plain allowed: %s", async (allows) => {
    await open({ allowsPlainPkce: allows });
    expect(listOf("code_challenge_methods_supported")).toEqual(
      allows ? ["S256", "plain"] : ["S256"],
    );
    expect(await succeeds({ code_challenge: CHALLENGE })).toBe(true);
    for (const code_challenge_method of ["plain", undefined]) {
      const plain = { code_challenge: VERIFIER, code_challenge_method };
      expect(await succeeds(plain)).toBe(allows);
      if (!allows) continue;
      expect((await acme.token({ code: await acme.code(plain) })).status).toBe(200);
      const other = { code: await acme.code(plain), code_verifier: CHALLENGE };
      expect(await errorOf(await acme.token(other))).toBe("400 invalid_grant");
    }
  });

  test("the iss parameter, which can be switched off (RFC 9207, section 3)", async () => {
    expect(metadata.authorization_response_iss_parameter_supported).toBe(true);
    expect(parametersOf(await acme.click("Continue as Alice Example")).iss).toBe(ISSUER);
    expect(parametersOf(await acme.click("Cancel")).iss).toBe(ISSUER);
    await open({ issParameter: false });
    expect(metadata.authorization_response_iss_parameter_supported).toBe(false);
    expect(parametersOf(await acme.click("Cancel"))).not.toHaveProperty("iss");
  });

  test.each([
    ["request", "request_parameter_supported", "request_not_supported"],
    ["request_uri", "request_uri_parameter_supported", "request_uri_not_supported"],
    ["registration", "registration_parameter", "registration_not_supported"],
  ])("the parameter %s is refused with its own error", async (name, member, error) => {
    expect(metadata[member]).not.toBe(true);
    expect(parametersOf(await acme.authorize({ [name]: "x" }))).toMatchObject({ error });
  });

  test("the parameter claims is ignored", async () => {
    expect(metadata.claims_parameter_supported).toBe(false);
    expect(await succeeds({ claims: '{"id_token":{"acr":{"essential":true}}}' })).toBe(true);
  });
});

type RefreshPolicy = "offline_access" | "always" | "never";

test("a provider that requires PKCE refuses a request without it", async () => {
  await open({ requiresPkce: true });
  const plain = { code_challenge: undefined, code_challenge_method: undefined };
  expect(parametersOf(await acme.authorize(plain))).toMatchObject({ error: "invalid_request" });
  expect(await succeeds({})).toBe(true);
});

test.each(["", "short", "x".repeat(129), `${"x".repeat(43)}=`])(
  "a code challenge of the wrong form is refused (RFC 7636, section 4.2): %j",
  async (code_challenge) => {
    expect(parametersOf(await acme.authorize({ code_challenge }))).toMatchObject({
      error: "invalid_request",
    });
  },
);

test("lifetimes, subjects and further claims are the provider's own", async () => {
  await open({
    lifetimes: { accessToken: 60, idToken: 120, code: 5 },
    subject: ({ username }) => `user:${username}`,
    claims: (persona, scopes) => ({ roles: scopes.has("openid") ? [persona.id] : [] }),
  });
  const { expires_in, id_token } = await acme.tokens();
  const claims = JSON.parse(atob(String(id_token).split(".")[1] ?? "")) as Record<string, number>;
  expect(expires_in).toBe(60);
  expect(claims).toMatchObject({ sub: "user:alice-example", roles: ["alice"] });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(120);
  const code = await acme.code();
  acme.clock.advances("5001 ms");
  expect(await errorOf(await acme.token({ code }))).toBe("400 invalid_grant");
});
