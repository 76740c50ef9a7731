import { beforeEach, describe, expect, test } from "vitest";

import type { Client } from "./identity-provider";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, errorOf, membersOf, type Params, ProviderTest } from "./testing";

const OTHER: Client = { ...CLIENT, id: "other-client" };
const OFFLINE = { scope: "openid offline_access" };
const USERINFO = "https://id.example/userinfo";
const credentials = { client_id: CLIENT.id, client_secret: CLIENT.secret };

let acme: ProviderTest;
let tokens: Record<"access_token" | "refresh_token" | "id_token", string>;
beforeEach(async () => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT, OTHER],
      personas: [alice],
    }),
  );
  tokens = (await acme.tokens(OFFLINE)) as typeof tokens;
});

const post = (endpoint: string, params: Params) =>
  acme.post(`https://id.example/${endpoint}`, { ...credentials, ...params });

const userinfo = async () => (await acme.read(USERINFO, tokens.access_token)).status;

describe("revocation (RFC 7009)", () => {
  test("of an access token ends that token only", async () => {
    const response = await post("revoke", { token: tokens.access_token });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(await userinfo()).toBe(401);
    expect((await acme.refresh(tokens.refresh_token)).status).toBe(200);
  });

  test.each([undefined, "refresh_token", "access_token"])(
    "of a refresh token (with the hint %s) ends all tokens of the consent",
    async (token_type_hint) => {
      const response = await post("revoke", { token: tokens.refresh_token, token_type_hint });
      expect(response.status).toBe(200);
      expect(await userinfo()).toBe(401);
      expect(await errorOf(await acme.refresh(tokens.refresh_token))).toBe("400 invalid_grant");
    },
  );

  test("of an unknown token, or of one twice, is fine (section 2.2)", async () => {
    expect((await post("revoke", { token: "unknown" })).status).toBe(200);
    await post("revoke", { token: tokens.access_token });
    expect((await post("revoke", { token: tokens.access_token })).status).toBe(200);
  });

  test.each<[string, Params, string]>([
    ["by another client", { client_id: OTHER.id }, "400 invalid_grant"],
    ["by nobody in particular", { client_secret: undefined }, "401 invalid_client"],
    ["of no token", { token: undefined }, "400 invalid_request"],
  ])("%s is refused", async (_what, params, error) => {
    const response = await post("revoke", { token: tokens.access_token, ...params });
    expect(await errorOf(response)).toBe(error);
    expect(await userinfo()).toBe(200);
  });

  test("needs POST", async () => {
    expect((await acme.read("https://id.example/revoke")).status).toBe(405);
  });
});

describe("introspection (RFC 7662)", () => {
  test("tells what an access token is worth", async () => {
    const now = acme.clock.now() / 1000;
    expect(await membersOf(await post("introspect", { token: tokens.access_token }))).toEqual({
      active: true,
      client_id: CLIENT.id,
      scope: "openid offline_access",
      sub: "acct_alice",
      token_type: "Bearer",
      iat: now,
      exp: now + 8 * 3600,
    });
  });

  test("tells what a refresh token is worth", async () => {
    expect(
      await membersOf(await post("introspect", { token: tokens.refresh_token })),
    ).toMatchObject({ active: true, token_type: "refresh_token" });
  });

  test("tells nothing of a token that does not work, or is another client's", async () => {
    const inactive = async (params: Params) =>
      expect(await membersOf(await post("introspect", params))).toEqual({ active: false });
    await inactive({ token: "unknown" });
    await inactive({ token: tokens.id_token });
    await inactive({ token: tokens.access_token, client_id: OTHER.id });
    acme.provider.refreshTokens.rotates = true;
    await acme.refresh(tokens.refresh_token);
    await inactive({ token: tokens.refresh_token });
    acme.clock.advances("8 h");
    await inactive({ token: tokens.access_token });
  });

  test("needs a client that proves who it is", async () => {
    const response = await post("introspect", { token: "x", client_secret: "wrong" });
    expect(await errorOf(response)).toBe("401 invalid_client");
  });
});
