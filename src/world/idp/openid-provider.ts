import { SignJWT } from "jose";

import { avatar } from "./consent-page";
import type { Grant } from "./grants";
import { type Client, IdentityProvider, json, type ProviderParts } from "./identity-provider";
import type { Persona } from "./personas";
import { SIGNING_KEY } from "./signing-key";

/** Seconds that an access token lives. */
const ACCESS_TOKEN_LIFETIME = 8 * 3600;

/** Settings of a simulated OpenID provider. */
export interface OpenIdProviderOptions {
  name: string;
  /** The issuer identifier: an origin without a trailing slash. */
  issuer: string;
  clients: Client[];
  personas: Persona[];
}

/**
 * An OpenID provider (OpenID Connect Core 1.0, Discovery 1.0): discovery document, authorization
 * code flow with PKCE and nonce, RS256 ID tokens, key set, user info.
 */
export function openIdProvider({ name, issuer, clients, personas }: OpenIdProviderOptions) {
  const endpoint = (path: string) => `${issuer}/${path}`;
  return (parts: ProviderParts) =>
    new IdentityProvider(
      {
        name,
        clients,
        personas,
        authorizationEndpoint: endpoint("authorize"),
        tokenEndpoint: endpoint("token"),
        tokens: async (grant, provider) => ({
          access_token: provider.grants.issueAccessToken(
            grant,
            "at_",
            ACCESS_TOKEN_LIFETIME * 1000,
          ),
          token_type: "Bearer",
          expires_in: ACCESS_TOKEN_LIFETIME,
          scope: grant.scope,
          id_token: await idToken(grant, issuer, provider.clock.now()),
        }),
        endpoints: {
          [endpoint(".well-known/openid-configuration")]: () =>
            json({
              issuer,
              authorization_endpoint: endpoint("authorize"),
              token_endpoint: endpoint("token"),
              userinfo_endpoint: endpoint("userinfo"),
              jwks_uri: endpoint("jwks"),
              scopes_supported: ["openid", "profile", "email"],
              response_types_supported: ["code"],
              grant_types_supported: ["authorization_code"],
              subject_types_supported: ["public"],
              id_token_signing_alg_values_supported: ["RS256"],
              token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
              code_challenge_methods_supported: ["S256"],
            }),
          [endpoint("jwks")]: () => {
            const { kty, n, e, kid } = SIGNING_KEY;
            return json({ keys: [{ kty, n, e, kid, use: "sig", alg: "RS256" }] });
          },
          [endpoint("userinfo")]: (request, provider) => {
            const grant = provider.grants.ofBearer(request);
            if (grant) return json(claims(grant, issuer));
            const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };
            return json({ error: "invalid_token" }, 401, challenge);
          },
        },
        prefixes: {
          [endpoint("pictures/")]: (request) => {
            const id = new URL(request.url).pathname.split("/").at(-1)?.replace(".svg", "");
            const persona = personas.find((candidate) => candidate.id === id);
            return persona ? avatar(persona) : json({ error: "not_found" }, 404);
          },
        },
      },
      parts,
    );
}

/** Claims about a persona, as far as the granted scopes reach (OpenID Connect Core, section 5.4). */
function claims({ persona, scope }: Grant, issuer: string): Record<string, unknown> {
  const granted = new Set(scope.split(" "));
  return {
    sub: `acct_${persona.id}`,
    ...(granted.has("profile") && {
      name: persona.name,
      preferred_username: persona.username,
      picture: `${issuer}/pictures/${persona.id}.svg`,
    }),
    ...(granted.has("email") && { email: persona.email, email_verified: persona.emailVerified }),
  };
}

async function idToken(grant: Grant, issuer: string, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const key = await crypto.subtle.importKey(
    "jwk",
    SIGNING_KEY,
    { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return new SignJWT({
    ...claims(grant, issuer),
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
    auth_time: Math.floor(grant.consentedAt / 1000),
  })
    .setProtectedHeader({ alg: "RS256", kid: SIGNING_KEY.kid })
    .setIssuer(issuer)
    .setAudience(grant.clientId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3600)
    .sign(key);
}
