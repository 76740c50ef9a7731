import { describe, expect, test } from "vitest";

import { alice, bob } from "../world/idp/personas";
import { parametersOf, ProviderTest } from "../world/idp/testing";
import { describeSubject } from "./about";
import { type ConfiguredProvider, registration, standUp } from "./index";

const APP = "https://app.example";
const CALLBACK = `${APP}/auth/callback/id`;

const credentials = { clientId: "client-id", clientSecret: "client-secret" };
const openId: ConfiguredProvider = {
  id: "id",
  name: "Example ID",
  type: "oidc",
  issuer: "https://id.example/realm/",
  options: credentials,
};
const oauth: ConfiguredProvider = {
  id: "id",
  name: "Example",
  type: "oauth",
  authorization: { url: "https://example.com/authorize", params: { scope: "read" } },
  token: "https://example.com/token",
  userinfo: "https://api.example.com/me",
  options: credentials,
};

/** A provider that stands; requests are those of its app. */
function stand(provider: ConfiguredProvider) {
  const clients = [registration(provider, APP)];
  return new ProviderTest(standUp(provider, { personas: [alice, bob], clients }));
}

const REQUEST = {
  redirect_uri: CALLBACK,
  code_challenge: undefined,
  code_challenge_method: undefined,
};
const TOKEN = { redirect_uri: CALLBACK, code_verifier: undefined };

/** The header of client_secret_basic, and a body without the credentials. */
const BASIC = { authorization: `Basic ${btoa("client-id:client-secret")}` };
const NOT_IN_BODY = { client_id: undefined, client_secret: undefined };

async function readJson(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

function payloadOf(jwt: unknown): Record<string, unknown> {
  const [, payload = ""] = String(jwt).split(".");
  return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as never;
}

describe("a provider that the world does not know", () => {
  test("of type oidc has discovery below its issuer, and signs standard claims", async () => {
    const idp = stand(openId);
    const discovery = "https://id.example/realm/.well-known/openid-configuration";
    const metadata = await readJson(await idp.read(discovery));
    expect(metadata).toMatchObject({
      issuer: "https://id.example/realm/",
      authorization_endpoint: "https://id.example/realm/authorize",
      token_endpoint: "https://id.example/realm/token",
      jwks_uri: "https://id.example/realm/jwks",
    });
    const code = await idp.code({ ...REQUEST, nonce: "n-0S6" });
    const tokens = await readJson(await idp.token({ ...TOKEN, ...NOT_IN_BODY, code }, BASIC));
    const claims = payloadOf(tokens.id_token);
    expect(claims).toMatchObject({
      iss: "https://id.example/realm/",
      aud: "client-id",
      sub: describeSubject(alice).uuid,
      nonce: "n-0S6",
      name: "Alice Example",
      email: "alice@mail.example",
    });
    const userinfo = await idp.read(String(metadata.userinfo_endpoint), tokens.access_token);
    expect(await readJson(userinfo)).toMatchObject({ sub: claims.sub, name: "Alice Example" });
    const picture = await idp.read(String(claims.picture));
    expect(picture.headers.get("content-type")).toBe("image/svg+xml");
  });

  test("of type oauth answers at the endpoints of its configuration", async () => {
    const idp = stand(oauth);
    expect(idp.provider.origins).toEqual(["https://example.com", "https://api.example.com"]);
    const code = await idp.code({ ...REQUEST, scope: "read" });
    const tokens = await readJson(await idp.token({ ...TOKEN, ...NOT_IN_BODY, code }, BASIC));
    expect(tokens).toMatchObject({ token_type: "Bearer", scope: "read" });
    expect(tokens).not.toHaveProperty("id_token");
    const user = await idp.read("https://api.example.com/me", tokens.access_token);
    expect(await readJson(user)).toMatchObject({
      id: String(describeSubject(alice).number),
      email: "alice@mail.example",
    });
    expect((await idp.read("https://api.example.com/me", "stolen")).status).toBe(401);
  });

  test("without endpoints and issuer is an error that says so", () => {
    const anonymous = { ...openId, issuer: undefined };
    expect(() => stand(anonymous)).toThrow('Provider "id" is of type "oidc" and has no issuer');
    const incomplete = { ...oauth, token: undefined };
    expect(() => stand(incomplete)).toThrow('Provider "id" has neither an issuer nor the URLs');
  });
});

describe("the client authenticates in the way of the configuration, and in no other", () => {
  const post = { ...oauth, client: { token_endpoint_auth_method: "client_secret_post" } };
  test.each([
    ["client_secret_basic", "in the header", oauth, NOT_IN_BODY, BASIC, 200],
    ["client_secret_basic", "in the body", oauth, {}, {}, 401],
    ["client_secret_post", "in the body", post, {}, {}, 200],
    ["client_secret_post", "in the header", post, NOT_IN_BODY, BASIC, 401],
  ])("%s: secret %s", async (_method, _place, provider, body, headers, status) => {
    const idp = stand(provider);
    const code = await idp.code(REQUEST);
    const response = await idp.token({ ...TOKEN, ...body, code }, headers);
    expect(response.status).toBe(status);
  });
});

describe("Apple", () => {
  const apple: ConfiguredProvider = {
    id: "apple",
    name: "Apple",
    type: "oidc",
    issuer: "https://appleid.apple.com",
    client: { token_endpoint_auth_method: "client_secret_post" },
    options: credentials,
  };
  const request = {
    ...REQUEST,
    redirect_uri: `${APP}/auth/callback/apple`,
    scope: "name email",
    response_mode: "form_post",
  };

  test("posts its answer, and tells the name at the first consent only", async () => {
    const idp = stand(apple);
    const pages = [];
    for (let i = 0; i < 2; i++) {
      const response = await idp.click("Continue as Alice Example", request);
      expect(response.status).toBe(200);
      pages.push(await response.text());
    }
    expect(pages[0]).toContain(`action="${request.redirect_uri}"`);
    expect(pages[0]).toContain('name="state" value="state &amp; more"');
    expect(pages[0]).toContain("&quot;firstName&quot;:&quot;Alice&quot;");
    expect(pages[1]).toContain('name="code"');
    expect(pages[1]).not.toContain("firstName");
  });

  test("refuses a scope without form_post, at the app's address only", async () => {
    const idp = stand(apple);
    const refused = await idp.authorize({ ...request, response_mode: undefined });
    expect(parametersOf(refused)).toMatchObject({
      error: "invalid_request",
      state: "state & more",
    });
    const elsewhere = await idp.authorize({
      ...request,
      response_mode: undefined,
      redirect_uri: "https://evil.example/",
    });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.headers.has("location")).toBe(false);
  });

  test("posts errors, too", async () => {
    const response = await stand(apple).click("Cancel", request);
    expect(await response.text()).toContain('name="error" value="access_denied"');
  });
});

describe("a person", () => {
  test("has the same identifiers everywhere, and nobody else's", () => {
    const { number, hex, uuid } = describeSubject(alice);
    const moved = describeSubject({ ...alice, email: "alice@new.example" });
    expect([moved.number, moved.hex, moved.uuid]).toEqual([number, hex, uuid]);
    const other = describeSubject(bob);
    expect([number, hex, uuid]).not.toContain(other.number);
    expect(other.hex).not.toBe(hex);
    expect(other.uuid).not.toBe(uuid);
    expect(String(number)).toMatch(/^\d{8}$/);
    expect(hex).toMatch(/^[\da-f]{24}$/);
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  });
});

describe("a provider of type oauth that speaks OpenID Connect", () => {
  const withIssuer: ConfiguredProvider = {
    id: "id",
    name: "Example ID",
    type: "oauth",
    issuer: "https://id.example",
    options: credentials,
  };

  test("has discovery where the configuration has an issuer and lacks endpoints", async () => {
    const idp = stand(withIssuer);
    const discovery = "https://id.example/.well-known/openid-configuration";
    expect(await readJson(await idp.read(discovery))).toMatchObject({
      issuer: "https://id.example",
      authorization_endpoint: "https://id.example/authorize",
      token_endpoint: "https://id.example/token",
    });
  });

  test.each([
    ["openid email", withIssuer, "https://id.example"],
    ["openid", oauth, "https://example.com"],
    ["read", oauth, undefined],
    ["openid", { ...oauth, id: "github", name: "GitHub" }, undefined],
  ])(
    "signs an ID token if the scope is openid and nobody knows it: “%s”",
    async (scope, provider, issuer) => {
      const idp = stand(provider);
      const redirect_uri = `${APP}/auth/callback/${provider.id}`;
      const code = await idp.code({ ...REQUEST, redirect_uri, scope });
      const fields = { ...TOKEN, ...NOT_IN_BODY, redirect_uri, code };
      const tokens = await readJson(await idp.token(fields, BASIC));
      expect(tokens.access_token).toBeTypeOf("string");
      expect(tokens.id_token && payloadOf(tokens.id_token).iss).toBe(issuer);
    },
  );
});
