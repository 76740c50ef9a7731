import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import { beforeEach, describe, expect, test } from "vitest";

import {
  type Faults,
  OAUTH_AUTHORIZATION_ERRORS,
  OPENID_AUTHORIZATION_ERRORS,
  TOKEN_ERRORS,
} from "./faults";
import { github } from "./github";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, errorOf, membersOf, parametersOf, ProviderTest, REQUEST } from "./testing";

const ISSUER = "https://id.example";

/** A provider with these faults from the start. */
function open(faults: Faults = {}): ProviderTest {
  return new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: ISSUER,
      clients: [CLIENT],
      personas: [alice],
      faults,
    }),
  );
}

let acme: ProviderTest;
beforeEach(() => {
  acme = open();
});

const discovery = () => acme.read(`${ISSUER}/.well-known/openid-configuration`);
const jwks = () => acme.read(`${ISSUER}/jwks`);

describe("the authorization endpoint", () => {
  test.each([...OAUTH_AUTHORIZATION_ERRORS, ...OPENID_AUTHORIZATION_ERRORS])(
    "sends back %s, with the state",
    async (authorizationError) => {
      acme.provider.faults.authorizationError = authorizationError;
      expect(parametersOf(await acme.authorize())).toEqual({
        error: authorizationError,
        error_description: expect.any(String),
        state: REQUEST.state,
        iss: ISSUER,
      });
    },
  );

  test("does not send an error to an address that is not the client's", async () => {
    acme.provider.faults.authorizationError = "server_error";
    const response = await acme.authorize({ redirect_uri: "https://evil.example/" });
    expect(response.status).toBe(400);
  });

  test("denies consent whatever is clicked", async () => {
    acme.provider.faults.deniesConsent = true;
    expect(parametersOf(await acme.click("Continue as Alice Example"))).toMatchObject({
      error: "access_denied",
      state: REQUEST.state,
    });
  });

  test.each<[Faults, object]>([
    [{ wrongState: true }, { state: "a-state-that-the-app-did-not-send" }],
    [
      { wrongIssuer: ["redirect"] },
      { state: REQUEST.state, iss: "https://another-issuer.example" },
    ],
  ])("with %j answers with another one", async (faults, expected) => {
    acme.provider.faults = faults;
    expect(parametersOf(await acme.click("Continue as Alice Example"))).toMatchObject({
      code: expect.any(String),
      ...expected,
    });
  });

  test("forgets the state", async () => {
    acme.provider.faults.missingState = true;
    const answer = parametersOf(await acme.click("Continue as Alice Example"));
    expect(Object.keys(answer).sort()).toEqual(["code", "iss"]);
  });
});

describe("the token endpoint", () => {
  test.each(TOKEN_ERRORS)("refuses with %s (RFC 6749, section 5.2)", async (tokenError) => {
    const code = await acme.code();
    acme.provider.faults.tokenError = tokenError;
    const status = tokenError === "invalid_client" ? 401 : 400;
    expect(await errorOf(await acme.token({ code }))).toBe(`${status} ${tokenError}`);
    acme.provider.faults = {};
    expect((await acme.token({ code })).status).toBe(200);
  });

  test("refuses in GitHub's way at GitHub", async () => {
    const faults: Faults = { tokenError: "invalid_grant" };
    const hub = new ProviderTest(github({ clients: [CLIENT], personas: [alice], faults }));
    expect(await errorOf(await hub.token({ code: await hub.code() }))).toBe("200 invalid_grant");
  });

  test("takes codes for expired", async () => {
    acme.provider.faults.expiredCode = true;
    const code = await acme.code();
    const response = await acme.token({ code });
    expect(response.status).toBe(400);
    expect(await membersOf(response)).toEqual({
      error: "invalid_grant",
      error_description: "The code has expired.",
    });
  });

  test("takes codes for used", async () => {
    acme.provider.faults.reusedCode = true;
    const code = await acme.code();
    expect(await membersOf(await acme.token({ code }))).toEqual({
      error: "invalid_grant",
      error_description: expect.stringContaining("was used before"),
    });
  });

  test.each<[keyof Faults, string]>([
    ["missingAccessToken", "access_token"],
    ["missingIdToken", "id_token"],
    ["missingRefreshToken", "refresh_token"],
  ])("%s: forgets the %s", async (fault, member) => {
    const scope = "openid offline_access";
    expect(await acme.tokens({ scope })).toHaveProperty(member);
    acme.provider.faults = { [fault]: true };
    expect(await acme.tokens({ scope })).not.toHaveProperty(member);
  });
});

describe("the ID token", () => {
  const claimsWith = async (faults: Faults, params = {}) => {
    acme.provider.faults = faults;
    return decodeJwt(String((await acme.tokens(params)).id_token));
  };

  test("names another issuer", async () => {
    expect((await claimsWith({ wrongIssuer: ["id_token"] })).iss).not.toBe(ISSUER);
    expect((await claimsWith({ wrongIssuer: ["discovery"] })).iss).toBe(ISSUER);
  });

  test("names another audience", async () => {
    expect((await claimsWith({ wrongAudience: true })).aud).not.toBe(CLIENT.id);
  });

  test.each([{ nonce: "n-1" }, {}])("has a wrong nonce after %j", async (params) => {
    const { nonce } = await claimsWith({ wrongNonce: true }, params);
    expect(nonce).toEqual(expect.any(String));
    expect(nonce).not.toBe("n-1");
  });

  test("has no subject", async () => {
    expect(await claimsWith({ missingSubject: true })).not.toHaveProperty("sub");
  });

  test.each([3_600_000, -3_600_000])(
    "comes from a clock that is off by %i ms",
    async (clockSkew) => {
      const claims = await claimsWith({ clockSkew });
      const now = (acme.clock.now() + clockSkew) / 1000;
      expect(claims).toMatchObject({ iat: now, exp: now + 3600, auth_time: now });
    },
  );

  test.each(["RS256", "ES256"] as const)("has a wrong signature by %s", async (alg) => {
    acme = new ProviderTest(
      openIdProvider({
        name: "Acme ID",
        issuer: ISSUER,
        clients: [CLIENT],
        personas: [alice],
        signingAlgorithm: alg,
      }),
    );
    const keys = createLocalJWKSet((await membersOf(await jwks())) as unknown as JSONWebKeySet);
    const verify = async () => {
      const currentDate = new Date(acme.clock.now());
      await jwtVerify(String((await acme.tokens()).id_token), keys, { currentDate });
    };
    await expect(verify()).resolves.toBeUndefined();
    acme.provider.faults.wrongSignature = true;
    await expect(verify()).rejects.toThrow("signature verification failed");
  });
});

test("discovery names another issuer", async () => {
  acme.provider.faults.wrongIssuer = ["discovery"];
  expect((await membersOf(await discovery())).issuer).not.toBe(ISSUER);
});

describe("userinfo", () => {
  test("is about somebody else", async () => {
    const { access_token } = await acme.tokens();
    acme.provider.faults.wrongSubject = true;
    const response = await acme.read(`${ISSUER}/userinfo`, access_token);
    expect((await membersOf(response)).sub).toBe("somebody-else");
  });

  test("does not say whom it is about", async () => {
    const { access_token } = await acme.tokens();
    acme.provider.faults.missingSubject = true;
    const response = await acme.read(`${ISSUER}/userinfo`, access_token);
    expect(await membersOf(response)).toEqual({
      name: "Alice Example",
      preferred_username: "alice-example",
      picture: `${ISSUER}/pictures/alice.svg`,
      email: "alice@mail.example",
      email_verified: true,
    });
  });

  test("does not at GitHub either, whose identifier is id", async () => {
    const hub = new ProviderTest(github({ clients: [CLIENT], personas: [alice] }));
    const { access_token } = await hub.tokens();
    hub.provider.faults.missingSubject = true;
    const user = await membersOf(await hub.read("https://api.github.com/user", access_token));
    expect(user).toMatchObject({ login: "alice-example" });
    expect(user).not.toHaveProperty("id");
  });
});

test("faults that a scenario declares hold from the start, in each world anew", async () => {
  const faults: Faults = { down: ["discovery"] };
  acme = open(faults);
  await expect(discovery()).rejects.toThrow(TypeError);
  acme.provider.faults.down?.pop();
  await expect(discovery()).resolves.toBeInstanceOf(Response);
  acme = open(faults);
  await expect(discovery()).rejects.toThrow(TypeError);
});
