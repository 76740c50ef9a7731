import type { AuthConfig } from "@auth/core";
import { exportJWK, generateKeyPair } from "jose";
import { vi } from "vitest";

import type { Scenario } from "../../../src/scenario/types";
import {
  APP,
  type Case,
  CLIENT,
  goesToAcme,
  ISSUER,
  signsIn,
  signsOut,
  small,
  type SmallStep,
} from "./small-case";

const SESSION = "__Secure-authjs.session-token";

/** Alice comes to the provider again, and is sent on without a question. */
const isKnown: SmallStep = {
  caption: "She signs in again, and is asked nothing",
  why: "The provider's session knows her, and that she allowed the app.",
  act: ({ alice }) => goesToAcme(alice),
  expect: signsIn.expect,
};

/** Alice comes to the provider again, and has to tell who she is. */
const isAskedAgain: SmallStep = {
  caption: "She signs in again, and is asked again",
  why: "The app asked for that in its authorization request.",
  async act({ alice }) {
    await goesToAcme(alice);
    alice.isAt(`${ISSUER}/authorize`);
    await alice.clicks("Continue as Alice Example");
  },
  expect: signsIn.expect,
};

/** The app cannot use what the provider answers it, and says so. */
const fails: SmallStep = {
  caption: "Alice tries to sign in",
  why: "What is wrong shows only when the app asks for tokens.",
  async act({ alice }) {
    await goesToAcme(alice);
    await alice.clicks("Continue as Alice Example");
  },
  expect({ alice }) {
    alice.isAt("/auth/error?error=Configuration");
    alice.hasNoCookie(SESSION);
  },
};

/** A config whose session holds an access token that works, and counts how many there were. */
const refreshing: Partial<AuthConfig> = {
  callbacks: {
    async jwt({ token, account }) {
      if (account) return { ...fresh(account), count: 1 };
      if (Date.now() < Number(token.expires)) return token;
      const response = await fetch(`${ISSUER}/token`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${CLIENT.id}:${CLIENT.secret}`)}` },
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: String(token.refresh),
        }),
      });
      if (!response.ok) throw new Error(`The refresh failed: ${await response.text()}`);
      const tokens = (await response.json()) as Tokens;
      return { refresh: token.refresh, ...fresh(tokens), count: Number(token.count) + 1 };
    },
    session({ session, token }) {
      session.user.name = `token ${String(token.count)}`;
      return session;
    },
  },
};

/** What is kept of a token response. */
interface Tokens {
  refresh_token?: string | undefined;
  expires_in?: number | undefined;
}

function fresh({ refresh_token, expires_in = 0 }: Tokens) {
  const expires = Date.now() + expires_in * 1000;
  return { expires, ...(refresh_token !== undefined && { refresh: refresh_token }) };
}

/** All scenarios that are run twice. */
export async function createCases(): Promise<Case[]> {
  const pair = await generateKeyPair("RS256", { extractable: true });
  const publicKey = {
    ...(await exportJWK(pair.publicKey)),
    kid: "app-key",
    alg: "RS256",
    use: "sig",
  };
  return [
    {
      name: "the example first-sign-in, whole",
      issuer: "https://id.acme.example",
      async load() {
        vi.resetModules();
        const { default: scenario } = await import("../../../examples/first-sign-in/scenario");
        const { default: config } = await import("../../../examples/first-sign-in/auth");
        const { default: app } = await import("../../../examples/first-sign-in/app");
        return { scenario: scenario as unknown as Scenario, app: { fetch: app.fetch, config } };
      },
    },
    small("every check, and user info", {
      provider: { checks: ["pkce", "state", "nonce"], idToken: false },
      steps: [signsIn],
    }),
    small("no check", { provider: { checks: ["none"] }, steps: [signsIn] }),
    small("ID tokens by ES256", {
      provider: { client: { id_token_signed_response_alg: "ES256" } },
      idp: { signingAlgorithm: "ES256" },
      steps: [signsIn],
    }),
    small("client_secret_post", {
      provider: { client: { token_endpoint_auth_method: "client_secret_post" } },
      client: { tokenEndpointAuthMethod: "client_secret_post" },
      steps: [signsIn],
    }),
    small("private_key_jwt", {
      provider: {
        client: { token_endpoint_auth_method: "private_key_jwt" },
        token: { clientPrivateKey: { key: pair.privateKey, kid: "app-key" } },
      },
      client: {
        tokenEndpointAuthMethod: "private_key_jwt",
        jwks: { keys: [publicKey] },
      },
      steps: [signsIn],
    }),
    small("a public client", {
      provider: { client: { token_endpoint_auth_method: "none" } },
      client: { tokenEndpointAuthMethod: "none" },
      steps: [signsIn],
    }),
    small("form_post", {
      provider: {
        checks: ["state", "nonce"],
        authorization: { params: { response_mode: "form_post" } },
      },
      steps: [signsIn],
    }),
    small("single sign-on", { steps: [signsIn, signsOut, isKnown] }),
    small("prompt=login", {
      provider: { authorization: { params: { prompt: "login" } } },
      steps: [signsIn, signsOut, isAskedAgain],
    }),
    small("max_age", {
      provider: { authorization: { params: { max_age: "600" } } },
      steps: [
        signsIn,
        signsOut,
        isKnown,
        signsOut,
        {
          ...isAskedAgain,
          async act(cast) {
            cast.clock.advances("11 min");
            await isAskedAgain.act(cast);
          },
        },
      ],
    }),
    small("refresh", {
      provider: {
        authorization: { params: { scope: "openid offline_access", prompt: "consent" } },
      },
      config: refreshing,
      steps: [
        {
          ...signsIn,
          why: "The scope offline_access, and her consent to it, bring a refresh token.",
          expect: ({ alice }) => alice.sees("Hello, token 1."),
        },
        {
          caption: "She comes back when her access token has expired",
          why: "The app's jwt callback exchanges the refresh token for a new access token.",
          async act({ alice, clock }) {
            clock.advances("9 h");
            await alice.opens("/");
          },
          expect: ({ alice }) => alice.sees("Hello, token 2."),
        },
      ],
    }),
    small("prompt=none", {
      provider: { authorization: { params: { prompt: "none" } } },
      steps: [
        {
          caption: "Alice, whom the provider does not know, tries to sign in",
          why: "The app forbids the provider to ask her anything.",
          act: ({ alice }) => goesToAcme(alice),
          expect({ alice }) {
            alice.isAt("/auth/signin?error=OAuthCallbackError");
            alice.hasNoCookie(SESSION);
          },
        },
      ],
    }),
    small("signing out at the provider", {
      client: { postLogoutRedirectUris: [`${APP}/`] },
      steps: [
        signsIn,
        signsOut,
        {
          caption: "She signs out at the provider too, which sends her back",
          why: "RP-initiated logout without an ID token: the provider has to ask her.",
          async act({ alice }) {
            const query = new URLSearchParams({
              client_id: CLIENT.id,
              post_logout_redirect_uri: `${APP}/`,
              state: "a state of the app's own",
            });
            await alice.opens(`${ISSUER}/logout?${query}`);
            await alice.clicks("Sign out");
          },
          expect: ({ alice }) => alice.isAt("/?state=a+state+of+the+app%27s+own"),
        },
        { ...isAskedAgain, why: "No session at the provider knows her." },
      ],
    }),
    small("a refusal", {
      provider: { checks: ["pkce", "state"] },
      steps: [
        {
          caption: "Alice does not allow it",
          why: "The provider sends her back with an error instead of a code.",
          async act({ alice }) {
            await goesToAcme(alice);
            await alice.clicks("Cancel");
          },
          expect({ alice }) {
            alice.isAt("/auth/signin?error=OAuthCallbackError");
            alice.hasNoCookie(SESSION);
          },
        },
      ],
    }),
    small("a wrong secret", { provider: { clientSecret: "not the secret" }, steps: [fails] }),
    small("a secret where a signature is registered", {
      client: { tokenEndpointAuthMethod: "private_key_jwt", jwks: { keys: [publicKey] } },
      steps: [fails],
    }),
    small("a code that nobody issued", {
      provider: { checks: ["none"] },
      steps: [
        {
          caption: "Alice follows a forged link to the callback",
          why: "No check of the app's own stops it here; the provider does, which knows its codes.",
          act: ({ alice }) => alice.opens(`/auth/callback/acme?code=forged&iss=${ISSUER}`),
          expect: fails.expect,
        },
      ],
    }),
    small("a client that is not registered", {
      provider: { clientId: "another-client" },
      steps: [
        {
          caption: "Alice tries to sign in",
          why: "The provider sends nobody back to an app that it does not know.",
          act: ({ alice }) => goesToAcme(alice),
          expect: ({ alice }) => alice.isAt(`${ISSUER}/authorize`),
        },
      ],
    }),
    small("a redirect URI that is not registered", {
      client: { redirectUris: [`${APP}/auth/callback/another`] },
      steps: [
        {
          caption: "Alice tries to sign in",
          why: "The provider must not send her to an address that it does not know (RFC 6749, section 4.1.2.1).",
          act: ({ alice }) => goesToAcme(alice),
          expect: ({ alice }) => alice.isAt(`${ISSUER}/authorize`),
        },
      ],
    }),
  ];
}
