import type { IdentityProvider } from "../world/idp/identity-provider";
import type { About, Subject } from "./about";
import type { VendorBehavior } from "./behavior";
import type { ResolvedProvider } from "./resolve";

/** The members of a token response (RFC 6749, section 5.1) that a provider would send by the book. */
export interface StandardTokens {
  access_token: string;
  token_type: string;
  expires_in: number;
  scope: string;
  id_token?: string;
}

/** A further address of a provider. A URL that ends in `*` stands for all that begin so. */
export interface VendorEndpoint {
  /** Answers a person's app; undefined as `about` if the request carries no valid access token. */
  answer: (
    about: About | undefined,
    request: Request,
    idp: IdentityProvider,
  ) => Response | Promise<Response>;
}

/** Endpoints of an OpenID provider as its discovery document lists them. */
export interface OpenIdEndpoints {
  authorization: string;
  token: string;
  /** undefined: there is none. */
  userinfo: string | undefined;
  jwks: string;
}

/**
 * What one provider does that its configuration in `@auth/core` does not tell: the shape of its
 * answers, and where it departs from the standards. Everything is optional but the user's data.
 */
export interface Vendor {
  /** Body of the user endpoint; for an OpenID provider the claims of ID token and user info. */
  user: (about: About) => object;
  /** Where the picture of a persona is. */
  picture?: (subject: Subject, provider: ResolvedProvider) => string;
  /** The token response, where it is not the standard one. */
  tokens?: (standard: StandardTokens, about: About) => object;
  /** The token endpoint's errors, where they are not those of RFC 6749, section 5.2. */
  tokenErrors?: { status: number; codes: Partial<Record<TokenRefusal, string>> };
  /** Beginning of access tokens. */
  tokenPrefix?: string;

  /** Where the access token of a request for user data is, if not in the Authorization header. */
  accessToken?: (request: Request) => string | null;
  /** Refuses a request for user data that lacks what this provider asks for. */
  refuses?: (request: Request, provider: ResolvedProvider) => Response | undefined;
  /** Further addresses, such as those that the module's own functions call. */
  endpoints?: (provider: ResolvedProvider) => Record<string, VendorEndpoint>;

  /** The real address of the token endpoint, where the module has another. */
  tokenEndpoint?: string;
  /** Rewrites a request's parameters from this provider's names and values to those of RFC 6749. */
  translate?: (params: URLSearchParams) => void;
  /** Refuses an authorization request: error and description by RFC 6749, section 4.1.2.1. */
  refusesAuthorization?: (
    params: URLSearchParams,
  ) => [error: string, description: string] | undefined;
  /** Parameters that come to the app beside the code; `first` tells a person's first consent. */
  callback?: (about: About, first: boolean) => Record<string, string>;
  /** Status and header fields of a successful token response, where they are unusual. */
  tokenStatus?: number;
  tokenHeaders?: Record<string, string>;

  /** What it does whatever the app expects: each with its source. Absent: all of it is unknown. */
  behavior?: VendorBehavior;
  /** What comes as `iss` with the code, where it is not the issuer of the configuration. */
  callbackIssuer?: (provider: ResolvedProvider) => string;

  /** What the discovery document gives as issuer, where the configuration may have another form. */
  issuer?: (configured: string) => string;
  /** The issuer at which the discovery document is, if it is not the one that it gives. */
  discovery?: (configured: string) => string;
  /** The claims of an ID token, where they are not those that `user` gives. */
  idToken?: (about: About) => object;
  /** The issuer of an ID token, where it is not the one of the discovery document. */
  idTokenIssuer?: (about: About) => string;
  /** Addresses of the endpoints; `base` is the issuer without a slash at its end. */
  openId?: (base: string) => Partial<OpenIdEndpoints>;
  /** Changes to the discovery document; a member that is undefined is not sent. */
  metadata?: (base: string) => Record<string, unknown>;
}

type TokenRefusal = "client" | "grantType" | "code" | "redirectUri" | "verifier";
