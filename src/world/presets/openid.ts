import { SignJWT } from "jose";

import type { Grant } from "../idp/grants";
import { type Endpoint, json } from "../idp/identity-provider";
import { SIGNING_KEY } from "../idp/signing-key";
import { type About, describeSubject } from "./about";
import type { ResolvedProvider } from "./resolve";
import type { OpenIdEndpoints, Vendor } from "./vendor";

/** Seconds that an ID token lives. */
const ID_TOKEN_LIFETIME = 3600;

/** How an OpenID provider names itself. */
function issuerOf(provider: ResolvedProvider, { issuer }: Vendor): string {
  const configured = provider.issuer;
  if (configured === undefined) {
    throw new Error(
      `Provider "${provider.id}" is of type "oidc" and has no issuer. Give it one in its options.`,
    );
  }
  return issuer?.(configured) ?? configured;
}

/** The endpoints of an OpenID provider: those of the configuration, then the provider's own. */
export function openIdEndpoints(provider: ResolvedProvider, vendor: Vendor): OpenIdEndpoints {
  const base = issuerOf(provider, vendor).replace(/\/$/, "");
  const usual: OpenIdEndpoints = {
    authorization: `${base}/authorize`,
    token: `${base}/token`,
    userinfo: `${base}/userinfo`,
    jwks: `${base}/jwks`,
  };
  const own = { ...usual, ...vendor.openId?.(base) };
  return {
    authorization: provider.authorization ?? own.authorization,
    token: provider.token ?? own.token,
    userinfo: provider.userinfo ?? own.userinfo,
    jwks: own.jwks,
  };
}

/** Discovery (OpenID Connect Discovery 1.0), keys, and user info if it has to be signed. */
export function openIdHosts(
  provider: ResolvedProvider,
  vendor: Vendor,
  endpoints: OpenIdEndpoints,
): Record<string, Endpoint> {
  const issuer = issuerOf(provider, vendor);
  const base = issuer.replace(/\/$/, "");
  const metadata = {
    issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    userinfo_endpoint: endpoints.userinfo,
    jwks_uri: endpoints.jwks,
    scopes_supported: ["openid", "profile", "email"],
    response_types_supported: ["code"],
    response_modes_supported: ["query", "form_post"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [provider.idTokenAlgorithm],
    token_endpoint_auth_methods_supported: [provider.clientAuthentication],
    code_challenge_methods_supported: ["S256"],
    ...vendor.metadata?.(base),
  };
  const { kty, n, e, kid } = SIGNING_KEY;
  // Section 4: the path is appended to the issuer.
  const place = vendor.discovery?.(provider.issuer ?? base) ?? issuer;
  const discovery = `${place.replace(/\/$/, "")}/.well-known/openid-configuration`;
  return {
    [discovery]: () => json(metadata),
    [endpoints.jwks]: () => json({ keys: [{ kty, n, e, kid, use: "sig", alg: "RS256" }] }),
    ...(provider.userinfoAlgorithm !== undefined &&
      endpoints.userinfo !== undefined && {
        [endpoints.userinfo]: async (request, idp) => {
          const grant = idp.grants.ofBearer(request);
          if (!grant) return json({ error: "invalid_token" }, 401);
          const about = {
            ...describeSubject(grant.persona),
            provider,
            scope: grant.scope,
            picture: "",
          };
          const jwt = sign({ ...vendor.user(about) }, provider, idp.clock.now())
            .setIssuer(issuer)
            .setAudience(grant.clientId);
          return new Response(await signed(jwt, provider), {
            headers: { "content-type": "application/jwt" },
          });
        },
      }),
  };
}

/** The ID token for a grant (OpenID Connect Core 1.0, section 2). */
export async function idToken(
  grant: Grant,
  about: About,
  vendor: Vendor,
  now: number,
): Promise<string> {
  const { provider } = about;
  const nonce = grant.nonce === undefined ? {} : { nonce: grant.nonce };
  const authTime = Math.floor(grant.consentedAt / 1000);
  const jwt = sign({ auth_time: authTime, ...vendor.user(about), ...nonce }, provider, now)
    .setIssuer(vendor.idTokenIssuer?.(about) ?? issuerOf(provider, vendor))
    .setAudience(grant.clientId)
    .setExpirationTime(Math.floor(now / 1000) + ID_TOKEN_LIFETIME);
  return signed(jwt, provider);
}

function sign(claims: Record<string, unknown>, provider: ResolvedProvider, now: number): SignJWT {
  const alg = provider.idTokenAlgorithm;
  const header = alg === "HS256" ? { alg } : { alg, kid: SIGNING_KEY.kid };
  return new SignJWT(claims).setProtectedHeader(header).setIssuedAt(Math.floor(now / 1000));
}

/** With the provider's key, or under HS256 with the client's secret (section 10.1). */
async function signed(jwt: SignJWT, provider: ResolvedProvider): Promise<string> {
  if (provider.idTokenAlgorithm === "HS256") {
    return jwt.sign(new TextEncoder().encode(provider.clientSecret));
  }
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  return jwt.sign(await crypto.subtle.importKey("jwk", SIGNING_KEY, algorithm, false, ["sign"]));
}
