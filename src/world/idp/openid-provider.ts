import { type ClaimsSettings, STANDARD_CLAIMS, withoutSlash } from "./claims";
import { ASSERTION_ALGORITHMS } from "./client-authentication";
import { avatar } from "./consent-page";
import type {
  Client,
  Endpoint,
  Lifetimes,
  Prompt,
  ProviderFactory,
  RefreshTokenPolicy,
  ResponseMode,
} from "./definition";
import { type Faults, type ProviderPart, WRONG_ISSUER } from "./faults";
import { createIdToken } from "./id-token";
import { IdentityProvider, json } from "./identity-provider";
import { KeyRing } from "./key-ring";
import { answerLogout } from "./logout";
import { checkOpenIdRequest } from "./openid-request";
import type { Persona } from "./personas";
import type { SigningAlgorithm } from "./signing-key";
import { answerIntrospection, answerRevocation } from "./token-management";
import { answerUserinfo } from "./userinfo";

const AUTH_METHODS = ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];
const PROMPTS: Prompt[] = ["none", "login", "consent", "select_account"];
const RESPONSE_MODES: ResponseMode[] = ["query", "form_post"];

/** Settings of a simulated OpenID provider. */
export interface OpenIdProviderOptions {
  name: string;
  /** The issuer identifier: a URL without query, exactly as apps configure it. */
  issuer: string;
  clients: Client[];
  personas: Persona[];
  /** Absent: RS256, which every provider has to support and every client expects. */
  signingAlgorithm?: SigningAlgorithm;
  /** Scopes that can be granted beside those of OpenID Connect. */
  scopes?: string[];
  /** The identifier of a person; it must not change. Absent: made of the persona's id. */
  subject?: (persona: Persona) => string;
  /** Claims beside the standard ones, in ID tokens and userinfo: roles, groups, a tenant. */
  claims?: ClaimsSettings["claims"];
  /** Whether answers of the authorization endpoint name the issuer (RFC 9207). Absent: yes. */
  issParameter?: boolean;
  allowsPlainPkce?: boolean;
  requiresPkce?: boolean;
  lifetimes?: Partial<Lifetimes>;
  /** Absent: refresh tokens for the scope `offline_access`, which work until they expire. */
  refreshTokens?: Partial<RefreshTokenPolicy>;
  faults?: Faults;
}

/**
 * An OpenID provider (OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0): discovery,
 * authorization code flow with PKCE and nonce, signed ID tokens, key set, userinfo, refresh,
 * revocation (RFC 7009), introspection (RFC 7662), logout.
 */
export function openIdProvider(options: OpenIdProviderOptions): ProviderFactory {
  const { name, issuer, clients, personas, signingAlgorithm = "RS256" } = options;
  const base = withoutSlash(issuer);
  const urls = {
    authorization: `${base}/authorize`,
    token: `${base}/token`,
    discovery: `${base}/.well-known/openid-configuration`,
    jwks: `${base}/jwks`,
    userinfo: `${base}/userinfo`,
    revocation: `${base}/revoke`,
    introspection: `${base}/introspect`,
    logout: `${base}/logout`,
  };
  const settings: ClaimsSettings = {
    issuer,
    subject: options.subject ?? (({ id }) => `acct_${id}`),
    claims: options.claims ?? (() => ({})),
  };
  const scopes = ["openid", "profile", "email", "address", "phone", "offline_access"];
  const sendsIssuer = options.issParameter ?? true;

  return (parts) => {
    const keys = new KeyRing(signingAlgorithm);
    const discovery: Endpoint = (_request, provider) =>
      json({
        issuer: provider.faults.wrongIssuer?.includes("discovery") ? WRONG_ISSUER : issuer,
        authorization_endpoint: urls.authorization,
        token_endpoint: urls.token,
        userinfo_endpoint: urls.userinfo,
        jwks_uri: urls.jwks,
        revocation_endpoint: urls.revocation,
        introspection_endpoint: urls.introspection,
        end_session_endpoint: urls.logout,
        scopes_supported: provider.definition.scopes?.filter(
          (scope) => scope !== "offline_access" || provider.refreshTokens.issued !== "never",
        ),
        claims_supported: ["iss", "aud", "exp", "iat", "auth_time", "nonce", "at_hash"].concat(
          STANDARD_CLAIMS,
        ),
        response_types_supported: ["code"],
        response_modes_supported: RESPONSE_MODES,
        grant_types_supported: provider.grantTypes,
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: [keys.algorithm],
        token_endpoint_auth_methods_supported: AUTH_METHODS,
        token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
        revocation_endpoint_auth_methods_supported: AUTH_METHODS,
        revocation_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
        introspection_endpoint_auth_methods_supported: AUTH_METHODS,
        introspection_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
        code_challenge_methods_supported: options.allowsPlainPkce ? ["S256", "plain"] : ["S256"],
        prompt_values_supported: PROMPTS,
        authorization_response_iss_parameter_supported: sendsIssuer,
        claims_parameter_supported: false,
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
      });
    const pictures: Endpoint = (request, { people }) => {
      const id = new URL(request.url).pathname.split("/").at(-1)?.replace(".svg", "") ?? "";
      const persona = people.find(id);
      return persona ? avatar(persona) : json({ error: "not_found" }, 404);
    };
    const endpoints: [string, ProviderPart, Endpoint][] = [
      [urls.discovery, "discovery", discovery],
      [urls.jwks, "jwks", () => json({ keys: keys.publicKeys })],
      [urls.userinfo, "userinfo", (request, idp) => answerUserinfo(request, idp, settings)],
      [urls.revocation, "revocation", answerRevocation],
      [
        urls.introspection,
        "introspection",
        (request, idp) =>
          answerIntrospection(request, idp, ({ persona }) => settings.subject(persona)),
      ],
      [urls.logout, "logout", (request, idp) => answerLogout(request, idp, urls.logout)],
    ];
    return new IdentityProvider(
      {
        name,
        clients,
        personas,
        keys,
        authorizationEndpoint: urls.authorization,
        tokenEndpoint: urls.token,
        ...(sendsIssuer && { issuer }),
        scopes: [...scopes, ...(options.scopes ?? [])],
        responseModes: RESPONSE_MODES,
        prompts: PROMPTS,
        checkRequest: checkOpenIdRequest,
        allowsPlainPkce: options.allowsPlainPkce ?? false,
        requiresPkce: options.requiresPkce ?? false,
        lifetimes: options.lifetimes ?? {},
        refreshTokens: { issued: "offline_access", ...options.refreshTokens },
        faults: options.faults ?? {},
        endpoints: Object.fromEntries(endpoints.map(([url, , answer]) => [url, answer])),
        parts: Object.fromEntries(endpoints.map(([url, part]) => [url, part])),
        prefixes: { [`${base}/pictures/`]: pictures },
        async tokens(grant, provider, reason) {
          const { accessToken: lifetime } = provider.lifetimes;
          const accessToken = provider.grants.issueAccessToken(grant, "at_", lifetime * 1000);
          const isOpenId = grant.scope.split(" ").includes("openid");
          return {
            access_token: accessToken,
            token_type: "Bearer",
            expires_in: lifetime,
            scope: grant.scope,
            ...(isOpenId && {
              id_token: await createIdToken(grant, accessToken, reason, provider, settings, keys),
            }),
          };
        },
        async readIdToken(token, { people }) {
          const payload = await keys.read(token);
          if (!payload) return undefined;
          const persona = people.all.find((one) => settings.subject(one) === payload.sub);
          return { persona, clientId: String(payload.aud) };
        },
      },
      parts,
    );
  };
}
