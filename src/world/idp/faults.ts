/** An error that an authorization endpoint may send back (RFC 6749, section 4.1.2.1). */
export const OAUTH_AUTHORIZATION_ERRORS = [
  "invalid_request",
  "unauthorized_client",
  "access_denied",
  "unsupported_response_type",
  "invalid_scope",
  "server_error",
  "temporarily_unavailable",
] as const;

/** The further errors of an OpenID provider (OpenID Connect Core 1.0, section 3.1.2.6). */
export const OPENID_AUTHORIZATION_ERRORS = [
  "interaction_required",
  "login_required",
  "account_selection_required",
  "consent_required",
  "invalid_request_uri",
  "invalid_request_object",
  "request_not_supported",
  "request_uri_not_supported",
  "registration_not_supported",
] as const;

/** An error with which a token endpoint may refuse (RFC 6749, section 5.2). */
export const TOKEN_ERRORS = [
  "invalid_request",
  "invalid_client",
  "invalid_grant",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
] as const;

export type AuthorizationError =
  (typeof OAUTH_AUTHORIZATION_ERRORS)[number] | (typeof OPENID_AUTHORIZATION_ERRORS)[number];

export type TokenError = (typeof TOKEN_ERRORS)[number];

/** A part of a provider that can be in trouble by itself. `userinfo` is all that tells who a person is. */
export type ProviderPart =
  | "discovery"
  | "jwks"
  | "authorization"
  | "token"
  | "userinfo"
  | "revocation"
  | "introspection"
  | "logout"
  | "pictures";

/**
 * What goes wrong at an identity provider. A scenario declares faults with the provider, or switches
 * them while it runs: `provider.faults.down = ["token"]`; `provider.faults = {}` ends them all. What
 * is absent is in order.
 */
export interface Faults {
  /** Whoever is asked for consent refuses, whatever they click: `access_denied`. */
  deniesConsent?: boolean;
  /** Each authorization request is sent back with this error, before anybody is asked. */
  authorizationError?: AuthorizationError;
  /** Each token request is refused with this error. */
  tokenError?: TokenError;

  /** These parts cannot be reached: no response, a network error. */
  down?: ProviderPart[];
  /** These parts take so many milliseconds of world time longer to answer. */
  slow?: Partial<Record<ProviderPart, number>>;
  /** These parts answer with status 500 and a text. */
  serverError?: ProviderPart[];
  /** These parts answer with status 200 and a page in HTML, as a proxy or a login wall does. */
  html?: ProviderPart[];
  /** These parts answer with status 200 and nothing in the body. */
  emptyBody?: ProviderPart[];
  /** These parts redirect to themselves, without an end. */
  redirectLoop?: ProviderPart[];

  /** These name another issuer: the discovery document, the ID token, the `iss` of the redirect. */
  wrongIssuer?: ("discovery" | "id_token" | "redirect")[];
  /** ID tokens are made out to another client. */
  wrongAudience?: boolean;
  /** ID tokens carry a nonce that the app did not send. */
  wrongNonce?: boolean;
  /** The redirect to the app carries a `state` that it did not send. */
  wrongState?: boolean;
  /** The redirect to the app carries no `state`. */
  missingState?: boolean;
  /** The signature of ID tokens is not by the provider's key. */
  wrongSignature?: boolean;
  /** Userinfo is about somebody else than the ID token (OpenID Connect Core 1.0, section 5.3.2). */
  wrongSubject?: boolean;

  /** Codes have expired by the time the app redeems them. */
  expiredCode?: boolean;
  /** Codes have been redeemed by somebody else by the time the app does. */
  reusedCode?: boolean;
  /** The provider's clock is off by so many milliseconds; negative is slow. It stamps ID tokens. */
  clockSkew?: number;

  /** ID tokens and user data have no identifier of the person (`sub`, or the provider's own `id`). */
  missingSubject?: boolean;
  /** Token responses have no `id_token`. */
  missingIdToken?: boolean;
  /** Token responses have no `access_token`. */
  missingAccessToken?: boolean;
  /** Token responses have no `refresh_token`. */
  missingRefreshToken?: boolean;
}

/** What the fault `wrongIssuer` names instead of the provider. */
export const WRONG_ISSUER = "https://another-issuer.example";
