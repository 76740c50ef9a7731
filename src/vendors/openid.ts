import type { GrantType, ProviderDefinition } from "../world/idp/definition";
import { WRONG_ISSUER } from "../world/idp/faults";
import type { Grant } from "../world/idp/grants";
import { type Endpoint, type IdentityProvider, json } from "../world/idp/identity-provider";
import { breakSignature, KeyRing, signWithSecret } from "../world/idp/key-ring";
import { type About, describeSubject } from "./about";
import { valueOf } from "./behavior";
import { addressOf, type ResolvedProvider } from "./resolve";
import type { OpenIdEndpoints, Vendor } from "./vendor";

/**
 * Whether the app asks the provider where its endpoints are: always one of OpenID Connect, and one of
 * OAuth of which the configuration has an issuer and not all endpoints.
 */
export function hasDiscovery(provider: ResolvedProvider): boolean {
  const { type, issuer, authorization, token } = provider;
  if (type === "oidc") return true;
  return Boolean(issuer) && (authorization === undefined || token === undefined);
}

/** How an OpenID provider names itself; one that is known by its endpoints alone, by its host. */
export function issuerOf(provider: ResolvedProvider, { issuer }: Vendor): string {
  const configured = provider.issuer;
  if (configured === undefined) {
    if (provider.type === "oauth" && provider.authorization !== undefined) {
      return new URL(provider.authorization).origin;
    }
    throw new Error(
      `Provider "${provider.id}" is of type "oidc" and has no issuer. Give it one in its options.`,
    );
  }
  addressOf("issuer", configured);
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

/** What an OpenID provider answers at beside authorization and token. */
type OpenIdHosts = Required<Pick<ProviderDefinition, "endpoints" | "parts">>;

/** Discovery (OpenID Connect Discovery 1.0), keys, and user info if it has to be signed. */
export function openIdHosts(
  provider: ResolvedProvider,
  vendor: Vendor,
  endpoints: OpenIdEndpoints,
): OpenIdHosts {
  const issuer = issuerOf(provider, vendor);
  const base = issuer.replace(/\/$/, "");
  const methods = valueOf(vendor.behavior?.clientAuthentication);
  const refreshes = (valueOf(vendor.behavior?.refreshToken) ?? "never") !== "never";
  const metadata = {
    issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    userinfo_endpoint: endpoints.userinfo,
    jwks_uri: endpoints.jwks,
    scopes_supported: ["openid", "profile", "email"],
    response_types_supported: ["code"],
    response_modes_supported: ["query", "form_post"],
    grant_types_supported: ["authorization_code", ...(refreshes ? ["refresh_token"] : [])],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [provider.idTokenAlgorithm],
    token_endpoint_auth_methods_supported: methods ?? [provider.clientAuthentication],
    code_challenge_methods_supported: ["S256"],
    ...vendor.metadata?.(base),
  };
  // Section 4: the path is appended to the issuer.
  const place = vendor.discovery?.(provider.issuer ?? base) ?? issuer;
  const discovery = `${place.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const answers: Record<string, Endpoint> = {
    [discovery]: (_request, { faults }) =>
      json(faults.wrongIssuer?.includes("discovery") ? wronged(metadata) : metadata),
    [endpoints.jwks]: (_request, { definition }) =>
      json({ keys: definition.keys?.publicKeys ?? [] }),
  };
  if (provider.userinfoAlgorithm !== undefined && endpoints.userinfo !== undefined) {
    answers[endpoints.userinfo] = (request, idp) => signedUserinfo(request, idp, provider, vendor);
  }
  return { endpoints: answers, parts: { [discovery]: "discovery", [endpoints.jwks]: "jwks" } };
}

function wronged(metadata: object): object {
  return { ...metadata, issuer: WRONG_ISSUER };
}

/** User info as a JWT (OpenID Connect Core 1.0, section 5.3.2). */
async function signedUserinfo(
  request: Request,
  idp: IdentityProvider,
  provider: ResolvedProvider,
  vendor: Vendor,
): Promise<Response> {
  const grant = idp.grants.ofBearer(request);
  if (!grant) return json({ error: "invalid_token" }, 401);
  const about = { ...describeSubject(grant.persona), provider, scope: grant.scope, picture: "" };
  const jwt = await sign(
    {
      ...withSubjectFaults(vendor.user(about), idp),
      iat: seconds(idp.clock.now()),
      iss: issuerOf(provider, vendor),
      aud: grant.clientId,
    },
    provider,
    idp,
  );
  return new Response(jwt, { headers: { "content-type": "application/jwt" } });
}

/** The keys of a provider; none if it signs with the client's secret (section 10.1). */
export function keysOf({ idTokenAlgorithm }: ResolvedProvider): KeyRing | undefined {
  if (idTokenAlgorithm === "HS256") return undefined;
  return new KeyRing(idTokenAlgorithm === "ES256" ? "ES256" : "RS256");
}

/** The ID token for a grant (section 2), right or wrong as the provider's faults want it. */
export async function idToken(
  grant: Grant,
  about: About,
  vendor: Vendor,
  idp: IdentityProvider,
  reason: GrantType,
): Promise<string> {
  const { provider } = about;
  const { faults, clock, lifetimes } = idp;
  const skew = faults.clockSkew ?? 0;
  const now = seconds(clock.now() + skew);
  // One that comes with a refresh has no nonce (section 12.2).
  const nonce = reason === "authorization_code" ? grant.nonce : undefined;
  const issuer = vendor.idTokenIssuer?.(about) ?? issuerOf(provider, vendor);
  const token = await sign(
    {
      auth_time: seconds(grant.consentedAt + skew),
      ...withSubjectFaults((vendor.idToken ?? vendor.user)(about), {
        faults: { ...faults, wrongSubject: false },
      }),
      ...(nonce !== undefined && { nonce }),
      ...(faults.wrongNonce && { nonce: "a-nonce-that-the-app-did-not-send" }),
      iat: now,
      iss: faults.wrongIssuer?.includes("id_token") ? WRONG_ISSUER : issuer,
      aud: faults.wrongAudience ? "another-client" : grant.clientId,
      exp: now + lifetimes.idToken,
    },
    provider,
    idp,
  );
  return faults.wrongSignature ? breakSignature(token) : token;
}

/** What a provider says of a person, without the identifier or with somebody else's if that is a fault. */
export function withSubjectFaults(
  user: object,
  { faults }: Pick<IdentityProvider, "faults">,
): Record<string, unknown> {
  const { sub, ...rest } = { ...user } as Record<string, unknown>;
  if (sub === undefined) return rest;
  if (faults.missingSubject) return rest;
  return { ...user, sub: faults.wrongSubject ? "somebody-else" : sub };
}

/** With the provider's key, or under HS256 with the client's secret (section 10.1). */
async function sign(
  claims: Record<string, unknown>,
  { clientSecret }: ResolvedProvider,
  { definition: { keys } }: IdentityProvider,
): Promise<string> {
  return keys ? keys.sign(claims) : signWithSecret(claims, clientSecret);
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
