/** The real @auth/core signs in at a simulated OpenID provider, whatever goes wrong there. */
import { Auth, type AuthConfig } from "@auth/core";
import { exportJWK, generateKeyPair } from "jose";
import { afterEach, describe, expect, test } from "vitest";

import { createWorld, type World } from "../world";
import {
  type Faults,
  OAUTH_AUTHORIZATION_ERRORS,
  OPENID_AUTHORIZATION_ERRORS,
  TOKEN_ERRORS,
} from "./faults";
import type { Client } from "./identity-provider";
import { openIdProvider, type OpenIdProviderOptions } from "./openid-provider";
import { alice, bob } from "./personas";

const APP = "https://app.example";
const ISSUER = "https://id.example";
const CLIENT: Client = { id: "app", secret: "secret", redirectUris: [`${APP}/auth/callback/acme`] };

/** All checks that core can make; PKCE alone is what it makes by default. */
const ALL_CHECKS = { checks: ["pkce", "state", "nonce"] };
/** Makes core ask for userinfo. */
const USERINFO = { idToken: false };

const HOME = `${APP}/`;
const SIGN_IN = `${APP}/auth/signin?error=OAuthCallbackError`;
const BROKEN = `${APP}/auth/error?error=Configuration`;

let world: World | undefined;
afterEach(() => world?.dispose());

/** How a sign-in ended. */
interface Outcome {
  /** Where the browser is. */
  at: string;
  /** Whom core takes the person for: the provider's identifier. */
  subject: unknown;
  /** What core logged: the name of the error, and what caused it. */
  errors: string[];
}

/** Signs Alice in with core at a provider. */
async function signIn(
  options: Partial<OpenIdProviderOptions> = {},
  provider: object = {},
): Promise<Outcome> {
  const errors: string[] = [];
  const config = {
    trustHost: true,
    secret: "a secret for tests",
    providers: [
      {
        id: "acme",
        name: "Acme",
        type: "oidc",
        issuer: ISSUER,
        clientId: "app",
        clientSecret: "secret",
        ...provider,
      },
    ],
    callbacks: {
      jwt: ({ token, account }) => ({
        ...token,
        ...(account && { subject: account.providerAccountId }),
      }),
      session: ({ session, token }) => ({ ...session, subject: token.subject }),
    },
    logger: { error: (error) => errors.push(describeError(error)), warn() {}, debug() {} },
  } as AuthConfig;
  const acme = openIdProvider({
    name: "Acme ID",
    issuer: ISSUER,
    clients: [CLIENT],
    personas: [alice, bob],
    ...options,
  });
  world?.dispose();
  world = createWorld(
    { app: APP, browsers: { laptop: "Laptop" }, identityProviders: { acme } },
    {
      config: {},
      fetch: async (request) =>
        new URL(request.url).pathname.startsWith("/auth/")
          ? Auth(request, { ...config })
          : new Response("Home"),
    },
  );
  const { tab } = world.browser("laptop");
  const click = async (name: string) => {
    const target = tab.page?.document.clickables.find((clickable) => clickable.name === name);
    if (target?.kind === "submit") await tab.submit(target.submission);
  };
  await tab.open(`${APP}/auth/signin`);
  await click("Sign in with Acme");
  await click("Continue as Alice Example");
  const at = tab.url;
  const response = await tab
    .fetchFromPage(`${APP}/auth/session`, { method: "GET" })
    .catch(() => null);
  const session = (await response?.json()) as { subject?: unknown } | null;
  return { at, subject: session?.subject, errors };
}

function describeError({ name, message, cause }: Error): string {
  const { err } = (cause ?? {}) as { err?: Error };
  return `${name}: ${err?.message ?? message}`;
}

/** Sign-ins that core refuses: where the browser ends, and a part of what core logs. */
async function expectRefusal(faults: Faults, provider: object, at: string, reason: string) {
  const outcome = await signIn({ faults }, provider);
  expect(outcome).toEqual({ at, subject: undefined, errors: [expect.stringContaining(reason)] });
}

describe("core signs in", () => {
  test.each<[string, Partial<OpenIdProviderOptions>, object]>([
    ["by default", {}, {}],
    ["with all checks", {}, ALL_CHECKS],
    ["by userinfo", {}, USERINFO],
    ["by an ES256 ID token", { signingAlgorithm: "ES256" }, {}],
    ["at a provider that requires PKCE", { requiresPkce: true }, {}],
    ["at a provider without the iss parameter", { issParameter: false }, {}],
    [
      "by client_secret_basic",
      { clients: [{ ...CLIENT, tokenEndpointAuthMethod: "client_secret_basic" }] },
      {},
    ],
    [
      "by client_secret_post",
      { clients: [{ ...CLIENT, tokenEndpointAuthMethod: "client_secret_post" }] },
      { client: { token_endpoint_auth_method: "client_secret_post" } },
    ],
    [
      "as a public client",
      { clients: [{ ...CLIENT, tokenEndpointAuthMethod: "none" }] },
      { client: { token_endpoint_auth_method: "none" } },
    ],
  ])("%s", async (_what, options, provider) => {
    expect(await signIn(options, provider)).toEqual({
      at: HOME,
      subject: "acct_alice",
      errors: [],
    });
  });

  test("by private_key_jwt", async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const client: Client = {
      ...CLIENT,
      tokenEndpointAuthMethod: "private_key_jwt",
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: "key", alg: "ES256" }] },
    };
    const provider = {
      client: { token_endpoint_auth_method: "private_key_jwt" },
      token: { clientPrivateKey: { key: privateKey, kid: "key" } },
    };
    expect(await signIn({ clients: [client] }, provider)).toMatchObject({ subject: "acct_alice" });
  });
});

describe("core is not told by, and accepts,", () => {
  test.each<[string, Faults, object]>([
    ["a signature that is wrong: it checks none", { wrongSignature: true }, ALL_CHECKS],
    ["a state that is wrong, if it does not check state", { wrongState: true }, {}],
    ["a state that is missing, if it does not check state", { missingState: true }, {}],
    ["a clock that is an hour fast", { clockSkew: 3_600_000 }, ALL_CHECKS],
    ["a clock that is an hour slow: 30 seconds are tolerated", { clockSkew: -3_600_000 }, {}],
    ["no refresh token", { missingRefreshToken: true }, {}],
    ["trouble with the keys, which it never fetches", { down: ["jwks"] }, ALL_CHECKS],
    ["trouble with userinfo, unless it needs it", { down: ["userinfo"], wrongSubject: true }, {}],
    ["a slow provider", { slow: { discovery: 60_000, authorization: 60_000, token: 60_000 } }, {}],
  ])("%s", async (_what, faults, provider) => {
    expect(await signIn({ faults }, provider)).toEqual({
      at: HOME,
      subject: "acct_alice",
      errors: [],
    });
  });
});

describe("core refuses", () => {
  test.each([...OAUTH_AUTHORIZATION_ERRORS, ...OPENID_AUTHORIZATION_ERRORS])(
    "%s of the authorization endpoint: back to the sign-in page",
    async (authorizationError) => {
      await expectRefusal({ authorizationError }, ALL_CHECKS, SIGN_IN, "OAuthCallbackError");
    },
  );

  test("denied consent in the same way", async () => {
    await expectRefusal({ deniesConsent: true }, ALL_CHECKS, SIGN_IN, "OAuthCallbackError");
  });

  test.each(TOKEN_ERRORS)("%s of the token endpoint", async (tokenError) => {
    const reason =
      tokenError === "invalid_client"
        ? "responded with a challenge in the WWW-Authenticate HTTP Header"
        : "responded with an error in the response body";
    await expectRefusal({ tokenError }, {}, BROKEN, `CallbackRouteError: server ${reason}`);
  });

  test.each<[Faults, object, string]>([
    [{ wrongIssuer: ["discovery"] }, {}, "OperationProcessingError"],
    [{ wrongIssuer: ["id_token"] }, {}, 'unexpected JWT "iss" (issuer) claim value'],
    [{ wrongIssuer: ["redirect"] }, {}, 'unexpected "iss" (issuer) response parameter value'],
    [{ wrongAudience: true }, {}, 'unexpected JWT "aud" (audience) claim value'],
    [{ wrongNonce: true }, {}, 'unexpected ID Token "nonce" claim value'],
    [{ wrongNonce: true }, ALL_CHECKS, 'unexpected ID Token "nonce" claim value'],
    [{ wrongState: true }, ALL_CHECKS, 'unexpected "state" response parameter value'],
    [{ missingState: true }, ALL_CHECKS, 'response parameter "state" missing'],
    [{ wrongSubject: true }, USERINFO, 'unexpected "response" body "sub" property value'],
    [{ missingSubject: true }, {}, 'JWT "sub" (subject) claim missing'],
    [{ missingIdToken: true }, {}, '"id_token" property must be a string'],
    [{ missingAccessToken: true }, {}, '"access_token" property must be a string'],
    [{ expiredCode: true }, {}, "responded with an error in the response body"],
    [{ reusedCode: true }, {}, "responded with an error in the response body"],
    [{ clockSkew: -3_660_000 }, {}, 'unexpected JWT "exp" (expiration time) claim value'],
    [{ slow: { authorization: 16 * 60_000 } }, {}, "InvalidCheck"],
    [{ down: ["discovery"] }, {}, "Acme ID (discovery) cannot be reached"],
    [{ down: ["token"] }, {}, "Acme ID (token) cannot be reached"],
    [{ down: ["userinfo"] }, USERINFO, "Acme ID (userinfo) cannot be reached"],
    [{ serverError: ["discovery"] }, {}, "OperationProcessingError"],
    [{ serverError: ["token"] }, {}, "unexpected HTTP status code"],
    [{ serverError: ["userinfo"] }, USERINFO, "unexpected HTTP status code"],
    [{ html: ["discovery"] }, {}, "OperationProcessingError"],
    [{ html: ["token"] }, {}, "content-type must be application/json"],
    [{ html: ["userinfo"] }, USERINFO, "content-type must be application/json"],
    [{ emptyBody: ["discovery"] }, {}, "OperationProcessingError"],
    [{ emptyBody: ["token"] }, {}, 'failed to parse "response" body as JSON'],
    [{ emptyBody: ["userinfo"] }, USERINFO, 'failed to parse "response" body as JSON'],
    [{ redirectLoop: ["discovery"] }, {}, "OperationProcessingError"],
    [{ redirectLoop: ["token"] }, {}, "unexpected HTTP status code"],
    [{ redirectLoop: ["userinfo"] }, USERINFO, "unexpected HTTP status code"],
  ])("%j (with %j)", async (faults, provider, reason) => {
    await expectRefusal(faults, provider, BROKEN, reason);
  });
});

describe("core never hears of", () => {
  test.each<Faults>([
    { down: ["authorization"] },
    { serverError: ["authorization"] },
    { html: ["authorization"] },
    { emptyBody: ["authorization"] },
    { redirectLoop: ["authorization"] },
  ])("%j: the browser stays at the provider", async (faults) => {
    const { at, subject, errors } = await signIn({ faults }, ALL_CHECKS);
    expect(at).toMatch(/^https:\/\/id\.example\/authorize\?/);
    expect(subject).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
