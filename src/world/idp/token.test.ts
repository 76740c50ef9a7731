import { beforeEach, describe, expect, test } from "vitest";

import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, errorOf, ProviderTest, VERIFIER } from "./testing";

/** A client whose id and secret need encoding. */
const AWKWARD = {
  id: "id with : and ü",
  secret: "100% secret: +/&=",
  redirectUris: CLIENT.redirectUris,
};

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT, AWKWARD],
      personas: [alice],
    }),
  );
});

function basic(id: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
}

const noPost = { client_id: undefined, client_secret: undefined };

describe("exchanging a code (RFC 6749, section 4.1.3)", () => {
  test("brings tokens, which no cache keeps (section 5.1)", async () => {
    const response = await acme.token({ code: await acme.code() });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      access_token: expect.stringMatching(/^at_/),
      token_type: "Bearer",
      expires_in: 8 * 3600,
      scope: "openid profile email",
    });
  });

  test("works once (section 4.1.2)", async () => {
    const code = await acme.code();
    await acme.token({ code });
    expect(await errorOf(await acme.token({ code }))).toBe("400 invalid_grant");
  });

  test("works for ten minutes (section 4.1.2)", async () => {
    const [early, late] = [await acme.code(), await acme.code()];
    acme.clock.advances("10 min");
    expect((await acme.token({ code: early })).status).toBe(200);
    acme.clock.advances("1 ms");
    expect(await errorOf(await acme.token({ code: late }))).toBe("400 invalid_grant");
  });

  test.each([
    ["an unknown code", { code: "code_unknown" }, "400 invalid_grant"],
    ["no code", {}, "400 invalid_grant"],
    ["another grant type", { grant_type: "password" }, "400 unsupported_grant_type"],
    ["no grant type", { grant_type: undefined }, "400 invalid_request"],
  ])("with %s fails: %j", async (_what, params, error) => {
    expect(await errorOf(await acme.token(params))).toBe(error);
  });

  test("fails for another client than the one that asked", async () => {
    const response = await acme.token({
      code: await acme.code(),
      client_id: AWKWARD.id,
      client_secret: AWKWARD.secret,
    });
    expect(await errorOf(response)).toBe("400 invalid_grant");
  });

  test.each([["https://app.example/other?from=acme"], [undefined]])(
    "fails with the redirect URI %s when another was used before",
    async (redirect_uri) => {
      const response = await acme.token({ code: await acme.code(), redirect_uri });
      expect(await errorOf(response)).toBe("400 invalid_grant");
    },
  );

  test("needs POST", async () => {
    const response = await acme.read("https://id.example/token?code=x");
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });
});

describe("PKCE (RFC 7636, section 4.6)", () => {
  test.each([
    ["wrong", VERIFIER.replace("d", "e")],
    ["missing", undefined],
    ["the challenge itself", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"],
  ])("a verifier that is %s fails", async (_what, code_verifier) => {
    const response = await acme.token({ code: await acme.code(), code_verifier });
    expect(await errorOf(response)).toBe("400 invalid_grant");
  });

  const plain = { code_challenge: undefined, code_challenge_method: undefined };

  test("a request without a challenge needs no verifier", async () => {
    const response = await acme.token({ code: await acme.code(plain), code_verifier: undefined });
    expect(response.status).toBe(200);
  });

  test("a verifier for a request without a challenge fails (RFC 9700, section 2.1.1)", async () => {
    const response = await acme.token({ code: await acme.code(plain) });
    expect(await errorOf(response)).toBe("400 invalid_grant");
  });
});

describe("client authentication (RFC 6749, section 2.3.1)", () => {
  test("client_secret_post: in the body", async () => {
    const { id, secret } = AWKWARD;
    const code = await acme.code({ client_id: id });
    const response = await acme.token({ code, client_id: id, client_secret: secret });
    expect(response.status).toBe(200);
  });

  test("client_secret_basic: in the header, each part form-encoded", async () => {
    const code = await acme.code({ client_id: AWKWARD.id });
    const formEncode = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);
    const headers = basic(formEncode(AWKWARD.id), formEncode(AWKWARD.secret));
    expect(headers.authorization).not.toContain(btoa(":")); // only the separating colon is left
    expect((await acme.token({ code, ...noPost }, headers)).status).toBe(200);
  });

  test("client_secret_basic: percent-encoded spaces are read too", async () => {
    const code = await acme.code({ client_id: AWKWARD.id });
    const headers = basic(encodeURIComponent(AWKWARD.id), encodeURIComponent(AWKWARD.secret));
    expect((await acme.token({ code, ...noPost }, headers)).status).toBe(200);
  });

  test.each([
    ["a wrong secret in the body", { client_secret: "wrong" }, {}],
    ["no secret", { client_secret: undefined }, {}],
    ["an unknown client", { client_id: "stranger" }, {}],
    ["nothing at all", noPost, {}],
    ["a wrong secret in the header", noPost, basic(CLIENT.id, "wrong")],
    ["a header without a secret", noPost, { authorization: `Basic ${btoa(CLIENT.id)}` }],
    ["a header that is no base64", noPost, { authorization: "Basic ***" }],
    ["a header with broken encoding", noPost, basic(CLIENT.id, "100%")],
    ["another scheme", noPost, { authorization: "Bearer x" }],
  ])("with %s is invalid_client (section 5.2)", async (_what, params, headers) => {
    const code = await acme.code();
    const response = await acme.token({ code, ...params }, headers);
    expect(await errorOf(response)).toBe("401 invalid_client");
    const challenge = "authorization" in headers ? 'Basic realm="Acme ID"' : null;
    expect(response.headers.get("www-authenticate")).toBe(challenge);
    expect((await acme.token({ code })).status, "the code still works").toBe(200);
  });
});

describe("access tokens (RFC 6750)", () => {
  const userinfo = "https://id.example/userinfo";

  test("open the user's data, with any letter case of the scheme", async () => {
    const { access_token } = await acme.tokens();
    expect((await acme.read(userinfo, access_token)).status).toBe(200);
    const headers = { authorization: `bearer ${String(access_token)}` };
    const response = await acme.provider.fetch(new Request(userinfo, { headers }));
    expect(response.status).toBe(200);
  });

  test("live as long as expires_in says, counted from the exchange", async () => {
    const code = await acme.code();
    acme.clock.advances("9 min");
    const { access_token } = (await (await acme.token({ code })).json()) as Record<string, string>;
    acme.clock.advances(8 * 3_600_000 - 1);
    expect((await acme.read(userinfo, access_token)).status).toBe(200);
    acme.clock.advances("1 ms");
    expect((await acme.read(userinfo, access_token)).status).toBe(401);
  });

  test.each([undefined, "at_unknown", ""])("%j opens nothing (section 3.1)", async (token) => {
    const response = await acme.read(userinfo, token);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });
});
