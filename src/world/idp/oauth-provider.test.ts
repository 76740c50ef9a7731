import { beforeEach, describe, expect, test } from "vitest";

import { json } from "./identity-provider";
import { oauthProvider, type OAuthProviderOptions } from "./oauth-provider";
import { alice, bob } from "./personas";
import { CLIENT, errorOf, membersOf, parametersOf, ProviderTest } from "./testing";

const ME = "https://api.chat.example/users/@me";
const GUILDS = "https://api.chat.example/users/@me/guilds";

let chat: ProviderTest;

function open(options: Partial<OAuthProviderOptions> = {}): void {
  chat = new ProviderTest(
    oauthProvider({
      name: "Chat",
      clients: [CLIENT],
      personas: [alice, bob],
      authorizationEndpoint: "https://chat.example/oauth2/authorize",
      tokenEndpoint: "https://chat.example/api/oauth2/token",
      userEndpoints: {
        [ME]: ({ persona, scope }) => ({
          user_id: `8035${persona.id.length}`,
          global_name: persona.name,
          ...(scope.split(" ").includes("email") && { email: persona.email }),
        }),
        [GUILDS]: () => [{ id: "1", name: "Guild" }],
      },
      ...options,
    }),
  );
}

beforeEach(() => open());

describe("a plain OAuth 2.0 provider", () => {
  test("answers where it is said to, with user data in its own shape, by scope", async () => {
    expect(chat.provider.origins).toEqual(["https://chat.example", "https://api.chat.example"]);
    const { access_token } = await chat.tokens({ scope: "identify email" });
    expect(await membersOf(await chat.read(ME, access_token))).toEqual({
      user_id: "80355",
      global_name: "Alice Example",
      email: "alice@mail.example",
    });
    const less = await chat.tokens({ scope: "identify" });
    expect(await membersOf(await chat.read(ME, less.access_token))).not.toHaveProperty("email");
  });

  test("has no ID token, no iss, and other defaults of RFC 6749", async () => {
    const answer = parametersOf(await chat.click("Continue as Alice Example"));
    expect(Object.keys(answer).sort()).toEqual(["code", "state"]);
    const tokens = await membersOf(await chat.token({ code: answer.code }));
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^at_/),
      token_type: "Bearer",
      expires_in: 8 * 3600,
      scope: "openid profile email",
    });
  });

  test("refuses by RFC 6749 and RFC 6750", async () => {
    expect(await errorOf(await chat.token({ code: "x" }))).toBe("400 invalid_grant");
    const response = await chat.read(ME, "at_unknown");
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(await errorOf(response)).toBe("401 invalid_token");
    expect((await chat.read(GUILDS)).status).toBe(401);
  });

  test("ignores what it does not know: prompt, max_age, login_hint, response_mode", async () => {
    chat.rememberCookies();
    await chat.click("Continue as Alice Example");
    for (const params of [
      { prompt: "login" },
      { max_age: "0" },
      { login_hint: "bob" },
      { response_mode: "form_post" },
    ]) {
      expect(parametersOf(await chat.authorize(params))).toHaveProperty("code");
    }
  });

  test("tells what it knows now, not what it knew at the consent", async () => {
    const { access_token } = await chat.tokens();
    chat.provider.people.change(alice, { name: "Alice Married" });
    expect(await membersOf(await chat.read(ME, access_token))).toMatchObject({
      global_name: "Alice Married",
    });
  });
});

describe("can differ in", () => {
  test("the form of tokens, scopes and refusals", async () => {
    open({
      issuer: "https://chat.example",
      accessTokenPrefix: "chat_",
      tokenType: "bearer",
      scopeSeparator: ",",
      lifetimes: { accessToken: Infinity },
      unauthorized: () => json({ ok: false }, 403),
      scopes: ["identify"],
    });
    const answer = parametersOf(await chat.click("Cancel"));
    expect(answer.iss).toBe("https://chat.example");
    const tokens = await chat.tokens({ scope: "identify unknown" });
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^chat_/),
      token_type: "bearer",
      scope: "identify",
    });
    expect((await chat.read(ME)).status).toBe(403);
  });

  test("refresh tokens", async () => {
    open({ refreshTokens: { issued: "always", rotates: true } });
    const { refresh_token } = await chat.tokens();
    const second = await membersOf(await chat.refresh(refresh_token));
    expect((await chat.read(ME, second.access_token)).status).toBe(200);
    expect(await errorOf(await chat.refresh(refresh_token))).toBe("400 invalid_grant");
  });

  test("the member that identifies somebody, which a fault takes away", async () => {
    open({ identifier: "user_id", faults: { missingSubject: true } });
    const { access_token } = await chat.tokens();
    expect(await membersOf(await chat.read(ME, access_token))).toEqual({
      global_name: "Alice Example",
      email: "alice@mail.example",
    });
    expect(await (await chat.read(GUILDS, access_token)).json()).toEqual([
      { id: "1", name: "Guild" },
    ]);
  });
});
