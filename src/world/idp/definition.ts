import type { JSONWebKeySet } from "jose";

import type { Clock } from "../clock";
import type { SeededRandom } from "../random";
import { flag, leaf, number, object, oneOf, type TypeOf } from "../schema";
import type { Faults, ProviderPart } from "./faults";
import type { Grant } from "./grants";
import type { IdentityProvider } from "./identity-provider";
import type { KeyRing } from "./key-ring";
import type { Persona } from "./personas";

/** How a client proves who it is at the token endpoint (OpenID Connect Core 1.0, section 9). */
export type ClientAuthMethod =
  "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none";

/** An app that registered with a provider. Members as in RFC 7591, in camel case. */
export interface Client {
  id: string;
  /** Absent: the client has none, and authenticates by another method or not at all. */
  secret?: string;
  /** Compared as exact strings (RFC 9700, section 2.1). */
  redirectUris: string[];
  /**
   * The one method by which the client authenticates; every other is refused. Absent: by its secret,
   * in the header or in the body.
   */
  tokenEndpointAuthMethod?: ClientAuthMethod;
  /** Public keys for `private_key_jwt` (RFC 7523). */
  jwks?: JSONWebKeySet;
  /** Where the browser may be sent after signing out at the provider; compared as exact strings. */
  postLogoutRedirectUris?: string[];
  /** What the client may exchange for tokens. Absent: all that the provider supports. */
  grantTypes?: GrantType[];
}

/** What a client exchanges for tokens (RFC 6749, section 1.3). */
export type GrantType = "authorization_code" | "refresh_token";

/** `Infinity`: it never ends. */
const seconds = leaf<number>((value) => (value === Infinity ? undefined : number(value)));

/** @internal */
export const lifetimes = object({
  /** Authorization codes; RFC 6749, section 4.1.2 recommends ten minutes at most. */
  code: seconds,
  accessToken: seconds,
  idToken: seconds,
  refreshToken: seconds,
  /** How long the provider remembers who is signed in at a browser. */
  session: seconds,
});

/** How long what a provider issues lives, in seconds. */
export interface Lifetimes extends TypeOf<typeof lifetimes> {}

/** @internal */
export const refreshTokenPolicy = object({
  /** With every code, for the scope `offline_access` only, or never. */
  issued: oneOf("always", "offline_access", "never"),
  /** Whether a refresh token works once and is replaced (RFC 9700, section 4.14.2). */
  rotates: flag,
  /** Seconds for which a used refresh token still works, for apps that refresh in parallel. */
  grace: number,
  /**
   * Whether a used refresh token that comes again revokes all tokens of its consent (RFC 9700,
   * section 4.14.2), or is only refused.
   */
  detectsReuse: flag,
});

/** When a provider issues refresh tokens, and what becomes of a used one. */
export interface RefreshTokenPolicy extends TypeOf<typeof refreshTokenPolicy> {}

/** A value of the `prompt` parameter (OpenID Connect Core 1.0, section 3.1.2.1). */
export type Prompt = "none" | "login" | "consent" | "select_account";

/** How an authorization endpoint hands its answer over. */
export type ResponseMode = "query" | "form_post";

/** An endpoint beside authorization and token: user data, discovery, keys, pictures. */
export type Endpoint = (
  request: Request,
  provider: IdentityProvider,
) => Response | Promise<Response>;

/** Why the token endpoint refuses, for a provider that has error codes of its own. */
export type TokenRefusal =
  | "client"
  | "grantType"
  | "request"
  | "code"
  | "redirectUri"
  | "verifier"
  | "refreshToken"
  | "scope"
  | "unauthorizedClient";

/** What makes one provider differ from another. */
export interface ProviderDefinition {
  name: string;
  clients: Client[];
  personas: Persona[];
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** The token endpoint's errors where they are not those of RFC 6749, section 5.2. */
  tokenErrors?: { status: number; codes: Partial<Record<TokenRefusal, string>> };
  /**
   * Members of a successful token response, without the refresh token, which the policy adds.
   *
   * @param reason whether a code or a refresh token was exchanged
   */
  tokens: (
    grant: Grant,
    provider: IdentityProvider,
    reason: GrantType,
  ) => Promise<Record<string, unknown>>;
  /** Further endpoints, by URL without query. */
  endpoints: Record<string, Endpoint>;
  /** Answers for URLs below a prefix, such as pictures. */
  prefixes?: Record<string, Endpoint>;

  /** Which part of the provider an endpoint belongs to, by URL; absent: `userinfo`. */
  parts?: Record<string, ProviderPart>;
  /** Sent as `iss` with each answer of the authorization endpoint (RFC 9207); absent: not sent. */
  issuer?: string;
  /** Scopes that can be granted; others are ignored (RFC 6749, section 3.3). Absent: any. */
  scopes?: string[];
  /** Response modes; absent: the provider answers in the query and ignores `response_mode`. */
  responseModes?: ResponseMode[];
  /** Prompts that are heeded; others are ignored. Absent: none. */
  prompts?: Prompt[];
  /**
   * The parameter with which an app names the person whom it expects; false: there is none. Absent:
   * `login_hint` where prompts are heeded.
   */
  loginHint?: string | false;
  /** Whether a registered redirect URI covers that of a request. Absent: if the two are equal. */
  coversRedirectUri?: (registered: string, asked: string) => boolean;
  /**
   * Whether a refresh token may come of a request, of which the policy then decides. Absent: always.
   *
   * @param isConsent whether the person was asked for consent: for the first time, or again because
   *   the app wanted it
   */
  offersRefreshToken?: (params: URLSearchParams, isConsent: boolean) => boolean;
  /** Further checks of an authorization request; what it returns is sent back to the app. */
  checkRequest?: (params: URLSearchParams) => RequestError | undefined;
  /** Reads an ID token of this provider, however old: a hint about who is signed in. */
  readIdToken?: (token: string, provider: IdentityProvider) => Promise<IdTokenHint | undefined>;
  /** The keys with which ID tokens are signed. */
  keys?: KeyRing;
  /** Whether the code challenge may be the verifier itself (RFC 7636, section 4.2); absent: no. */
  allowsPlainPkce?: boolean;
  /** Whether a request without a code challenge is refused; absent: no. */
  requiresPkce?: boolean;
  /** Absent members: see `DEFAULT_LIFETIMES`. */
  lifetimes?: Partial<Lifetimes>;
  /** Absent: none is ever issued. */
  refreshTokens?: Partial<RefreshTokenPolicy>;
  /** What goes wrong from the start. */
  faults?: Faults;
}

/** Whom an ID token is about, and for which client it was made. */
export interface IdTokenHint {
  persona: Persona | undefined;
  clientId: string;
}

/** Why an authorization request is sent back (RFC 6749, section 4.1.2.1). */
export interface RequestError {
  error: string;
  error_description: string;
}

/** Sources that the world hands to a provider. */
export interface ProviderParts {
  clock: Clock;
  random: SeededRandom;
}

/** What a scenario declares: makes the provider from the world's parts. */
export type ProviderFactory = (parts: ProviderParts) => IdentityProvider;

/** Lifetimes where a definition names none. Sessions end after two weeks. */
export const DEFAULT_LIFETIMES: Lifetimes = {
  code: 10 * 60,
  accessToken: 8 * 3600,
  idToken: 3600,
  refreshToken: 30 * 86_400,
  session: 14 * 86_400,
};

/** What a provider does with refresh tokens where a definition does not say: it issues none. */
export const DEFAULT_REFRESH_TOKENS: RefreshTokenPolicy = {
  issued: "never",
  rotates: false,
  grace: 0,
  detectsReuse: true,
};
