import type { OAuthConfig, OIDCConfig } from "@auth/core/providers";

import type { Client } from "../../../src/world/idp/identity-provider";

/** The claims that the world's OpenID providers make about a person. */
export interface Claims {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
  picture: string;
}

/** An OpenID provider of the world, and the entry that makes an app its client. */
export interface IdentityService {
  id: string;
  name: string;
  issuer: string;
  config: (options?: Partial<OIDCConfig<Claims>>) => OIDCConfig<Claims>;
}

/** An app's origins in these tests: as it should be, and as it is seen by mistake. */
const ORIGINS = [
  "https://app.example",
  "http://app.example",
  "https://www.app.example",
  "https://preview.app.example",
];

/** The app as a client of a provider with this id in the app's config. */
export function clientOf(id: string): Client {
  return {
    id: `${id}-client`,
    secret: `fake-${id}-secret`,
    redirectUris: ORIGINS.flatMap((origin) =>
      ["/auth", "/api/auth"].map((base) => `${origin}${base}/callback/${id}`),
    ),
  };
}

/** An OpenID provider of the world. */
export function identityService(id: string, name: string, issuer: string): IdentityService {
  const { id: clientId, secret: clientSecret } = clientOf(id);
  return {
    id,
    name,
    issuer,
    config: (options) => ({ id, name, type: "oidc", issuer, clientId, clientSecret, ...options }),
  };
}

export const acme = identityService("acme", "Acme ID", "https://id.acme.example");
export const beta = identityService("beta", "Beta ID", "https://id.beta.example");

/** Acme ID as an OAuth provider: who signs in is read from its user info, and not from an ID token. */
export function acmeByOAuth(): OAuthConfig<Claims> {
  const { id, name, clientId, clientSecret } = acme.config();
  const { issuer } = acme;
  return {
    ...{ id, name, issuer, clientId, clientSecret },
    type: "oauth",
    authorization: `${issuer}/authorize`,
    token: `${issuer}/token`,
    userinfo: `${issuer}/userinfo`,
  };
}

/** What a provider's `customFetch` can be. */
type Fetch = (...args: Parameters<typeof fetch>) => Promise<Response>;

/** A `customFetch` that changes what a provider answers at addresses that end with `path`. */
export function changing(path: string, change: (body: Record<string, unknown>) => object): Fetch {
  return async (...args) => {
    const [target] = args;
    const response = await fetch(...args);
    if (!new URL(target instanceof Request ? target.url : target).pathname.endsWith(path)) {
      return response;
    }
    const body = (await response.json()) as Record<string, unknown>;
    return Response.json(change(body), { status: response.status });
  };
}
