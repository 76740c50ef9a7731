import { beforeEach, describe, expect, test } from "vitest";

import { github } from "./github";
import { alice, bob } from "./personas";
import { CLIENT, parametersOf, ProviderTest } from "./testing";

const USER = "https://api.github.com/user";

let hub: ProviderTest;
beforeEach(() => {
  hub = new ProviderTest(github({ clients: [CLIENT], personas: [alice, bob] }));
});

async function json(response: Response): Promise<unknown> {
  return response.json();
}

describe("GitHub's tokens", () => {
  test("come without an end, with scopes joined by commas, and without an ID token", async () => {
    const tokens = await hub.tokens({ scope: "read:user user:email" });
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^gho_[\w-]{32}$/),
      token_type: "bearer",
      scope: "read:user,user:email",
    });
    hub.clock.advances("365 d");
    expect((await hub.read(USER, tokens.access_token)).status).toBe(200);
  });

  test.each([
    ["incorrect_client_credentials", { client_secret: "wrong" }],
    ["bad_verification_code", { code: "wrong" }],
    ["redirect_uri_mismatch", { redirect_uri: "https://app.example/other?from=acme" }],
    ["unsupported_grant_type", { grant_type: "password" }],
  ])("the error %s has status 200", async (error, params) => {
    const response = await hub.token({ code: await hub.code(), ...params });
    expect(response.status).toBe(200);
    expect(await json(response)).toEqual({ error, error_description: expect.any(String) });
  });
});

describe("GitHub's user data", () => {
  test("has a number, a name and a picture, and keeps the e-mail address private", async () => {
    const { access_token } = await hub.tokens();
    expect(await json(await hub.read(USER, access_token))).toEqual({
      login: "alice-example",
      id: 1001,
      avatar_url: "https://avatars.githubusercontent.com/u/1001?v=4",
      html_url: "https://github.com/alice-example",
      type: "User",
      name: "Alice Example",
      email: null,
    });
  });

  test("tells the address at an endpoint of its own", async () => {
    const { access_token } = await hub.tokens();
    expect(await json(await hub.read(`${USER}/emails`, access_token))).toEqual([
      { email: "alice@mail.example", primary: true, verified: true, visibility: "private" },
    ]);
  });

  test("is each person's own", async () => {
    const { code } = parametersOf(await hub.click("Continue as Bob Example"));
    const { access_token } = (await json(await hub.token({ code }))) as { access_token: string };
    expect(await json(await hub.read(USER, access_token))).toMatchObject({ id: 1002 });
  });

  test.each([undefined, "gho_unknown"])("is refused with the token %j", async (token) => {
    for (const url of [USER, `${USER}/emails`]) {
      const response = await hub.read(url, token);
      expect(response.status).toBe(401);
      expect(await json(response)).toMatchObject({ message: "Bad credentials" });
    }
  });

  test("has drawn pictures, of known people only", async () => {
    const response = await hub.read("https://avatars.githubusercontent.com/u/1002?v=4");
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(await response.text()).toMatch(/^<svg .*>B<\/text><\/svg>$/);
    for (const id of ["1003", "x", ""]) {
      const unknown = await hub.read(`https://avatars.githubusercontent.com/u/${id}`);
      expect(unknown.status).toBe(404);
    }
  });
});

test("GitHub answers at three origins", () => {
  expect(hub.provider.origins).toEqual([
    "https://github.com",
    "https://api.github.com",
    "https://avatars.githubusercontent.com",
  ]);
});
