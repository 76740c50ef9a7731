import { beforeEach, describe, expect, test } from "vitest";

import { openIdProvider } from "./openid-provider";
import { alice, dave } from "./personas";
import { CLIENT, membersOf, parametersOf, ProviderTest } from "./testing";

const USERINFO = "https://id.example/userinfo";

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT],
      personas: [alice, dave],
    }),
  );
});

describe("userinfo (OpenID Connect Core 1.0, section 5.3)", () => {
  test("answers GET and POST with the token in the header, and POST with it in the form", async () => {
    const access_token = String((await acme.tokens({ scope: "openid email" })).access_token);
    const headers = { authorization: `Bearer ${access_token}` };
    const responses = [
      await acme.provider.fetch(new Request(USERINFO, { headers })),
      await acme.provider.fetch(new Request(USERINFO, { method: "POST", headers })),
      await acme.post(USERINFO, { access_token }),
    ];
    for (const response of responses) {
      expect(response.status).toBe(200);
      expect(await membersOf(response)).toEqual({
        sub: "acct_alice",
        email: "alice@mail.example",
        email_verified: true,
      });
    }
  });

  test("does not take the token from the address", async () => {
    const { access_token } = await acme.tokens();
    const response = await acme.read(`${USERINFO}?access_token=${String(access_token)}`);
    expect(response.status).toBe(401);
  });

  test("without a token says only that one is needed (RFC 6750, section 3.1)", async () => {
    for (const response of [await acme.read(USERINFO), await acme.post(USERINFO, {})]) {
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await membersOf(response)).toEqual({});
    }
  });

  test("says that a token does not work", async () => {
    const response = await acme.read(USERINFO, "at_unknown");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer error="invalid_token", error_description="The token is unknown, expired or revoked."',
    );
  });

  test("takes no other method", async () => {
    const response = await acme.provider.fetch(new Request(USERINFO, { method: "PUT" }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });
});

describe("the scopes address and phone (section 5.4)", () => {
  const scope = "openid email address phone";

  test("reach what the provider knows", async () => {
    const { access_token } = await acme.tokens({ scope });
    expect(await membersOf(await acme.read(USERINFO, access_token))).toMatchObject({
      address: { formatted: "1 Example Street, Springfield" },
      phone_number: "+12025550100",
      phone_number_verified: true,
    });
  });

  test("and nothing that it does not know: no member, not an empty one", async () => {
    const { code } = parametersOf(await acme.click("Continue as Dave Example", { scope }));
    const { access_token } = await membersOf(await acme.token({ code }));
    expect(await membersOf(await acme.read(USERINFO, access_token))).toEqual({
      sub: "acct_dave",
      phone_number: "+12025550104",
      phone_number_verified: true,
    });
  });
});
