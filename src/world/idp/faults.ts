import { flag, list, number, object, oneOf, optional, partialRecord, type TypeOf } from "../schema";

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

/** @internal */
export const providerPart = oneOf(
  "discovery",
  "jwks",
  "authorization",
  "token",
  "userinfo",
  "revocation",
  "introspection",
  "logout",
  "pictures",
);

/** A part of a provider that can be in trouble by itself. `userinfo` is all that tells who a person is. */
export type ProviderPart = TypeOf<typeof providerPart>;

const authorizationError = oneOf(...OAUTH_AUTHORIZATION_ERRORS, ...OPENID_AUTHORIZATION_ERRORS);

/** An error that an authorization endpoint may send back. */
export type AuthorizationError = TypeOf<typeof authorizationError>;

/** @internal */
export const faults = object({
  /** Whoever is asked for consent refuses, whatever they click: `access_denied`. */
  deniesConsent: optional(flag),
  /** Each authorization request is sent back with this error, before anybody is asked. */
  authorizationError: optional(authorizationError),
  /** Each token request is refused with this error. */
  tokenError: optional(oneOf(...TOKEN_ERRORS)),

  /** These parts cannot be reached: no response, a network error. */
  down: optional(list(providerPart)),
  /** These parts take so many milliseconds of world time longer to answer. */
  slow: optional(partialRecord(providerPart, optional(number))),
  /** These parts answer with status 500 and a text. */
  serverError: optional(list(providerPart)),
  /** These parts answer with status 200 and a page in HTML, as a proxy or a login wall does. */
  html: optional(list(providerPart)),
  /** These parts answer with status 200 and nothing in the body. */
  emptyBody: optional(list(providerPart)),
  /** These parts redirect to themselves, without an end. */
  redirectLoop: optional(list(providerPart)),

  /** These name another issuer: the discovery document, the ID token, the `iss` of the redirect. */
  wrongIssuer: optional(list(oneOf("discovery", "id_token", "redirect"))),
  /** ID tokens are made out to another client. */
  wrongAudience: optional(flag),
  /** ID tokens carry a nonce that the app did not send. */
  wrongNonce: optional(flag),
  /** The redirect to the app carries a `state` that it did not send. */
  wrongState: optional(flag),
  /** The redirect to the app carries no `state`. */
  missingState: optional(flag),
  /** The signature of ID tokens is not by the provider's key. */
  wrongSignature: optional(flag),
  /** Userinfo is about somebody else than the ID token (OpenID Connect Core 1.0, section 5.3.2). */
  wrongSubject: optional(flag),

  /** Codes have expired by the time the app redeems them. */
  expiredCode: optional(flag),
  /** Codes have been redeemed by somebody else by the time the app does. */
  reusedCode: optional(flag),
  /** The provider's clock is off by so many milliseconds; negative is slow. It stamps ID tokens. */
  clockSkew: optional(number),

  /** ID tokens and user data have no identifier of the person (`sub`, or the provider's own `id`). */
  missingSubject: optional(flag),
  /** Token responses have no `id_token`. */
  missingIdToken: optional(flag),
  /** Token responses have no `access_token`. */
  missingAccessToken: optional(flag),
  /** Token responses have no `refresh_token`. */
  missingRefreshToken: optional(flag),
});

/**
 * What goes wrong at an identity provider. A scenario declares faults with the provider, or switches
 * them while it runs: `provider.faults.down = ["token"]`; `provider.faults = {}` ends them all. What
 * is absent is in order.
 */
export interface Faults extends TypeOf<typeof faults> {}

/** What the fault `wrongIssuer` names instead of the provider. */
export const WRONG_ISSUER = "https://another-issuer.example";
