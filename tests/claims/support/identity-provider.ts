import type { OIDCConfig } from "@auth/core/providers";

import type { Core } from "../../support/world/core";

/** A person at an identity provider; the claims of the ID token. */
export interface Persona {
  sub: string;
  name: string;
  email?: string;
  email_verified?: boolean;
}

/** The smallest OpenID provider that the library accepts, reached through `customFetch`. */
export class IdentityProvider {
  /** Every request to the token endpoint, as its form fields. */
  readonly tokenRequests: Record<string, string>[] = [];
  /** Every address the library fetched. */
  readonly fetched: string[] = [];
  readonly issuer: string;
  /** Refresh tokens that were not used yet: each works once (refresh token rotation). */
  private readonly refreshTokens = new Set<string>();
  private readonly codes = new Map<string, { persona: Persona; nonce?: string }>();
  private issued = 0;

  constructor(readonly id: string) {
    this.issuer = `https://${id}.example`;
  }

  /** The provider entry for an `AuthConfig`. */
  config(
    core: Pick<Core, "customFetch">,
    options: Partial<OIDCConfig<Persona>> = {},
  ): OIDCConfig<Persona> {
    return {
      id: this.id,
      name: this.id,
      type: "oidc",
      issuer: this.issuer,
      clientId: "app",
      clientSecret: "not-a-secret",
      [core.customFetch]: this.fetch,
      ...options,
    };
  }

  /** Consents as a persona: the address to which the provider sends the browser back. */
  consent(authorizationUrl: string, persona: Persona): string {
    const { searchParams } = new URL(authorizationUrl);
    const code = crypto.randomUUID();
    this.codes.set(code, { persona, nonce: searchParams.get("nonce") ?? undefined });
    const back = new URL(searchParams.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    const state = searchParams.get("state");
    if (state) back.searchParams.set("state", state);
    return back.href;
  }

  /** The provider as the network shows it: a replacement of the global `fetch`. */
  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { pathname, href } = new URL(url instanceof Request ? url.url : url);
    this.fetched.push(href);
    if (pathname === "/.well-known/openid-configuration") return Response.json(this.metadata());
    if (pathname === "/token") return this.token(new URLSearchParams(String(init?.body)));
    if (pathname.endsWith("/userinfo")) {
      return Response.json({ authorization: new Headers(init?.headers).get("authorization") });
    }
    throw new Error(`${this.issuer} has no ${pathname}`);
  };

  private metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      code_challenge_methods_supported: ["S256"],
    };
  }

  private token(fields: URLSearchParams): Response {
    this.tokenRequests.push(Object.fromEntries(fields));
    return fields.get("grant_type") === "refresh_token"
      ? this.refresh(fields.get("refresh_token") ?? "")
      : this.redeem(fields.get("code") ?? "");
  }

  private redeem(code: string): Response {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    if (!grant) return invalidGrant();
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: "app", iat: now, exp: now + 300, nonce: grant.nonce };
    return Response.json({
      ...this.issueTokens(),
      id_token: unsignedToken({ ...grant.persona, ...claims }),
    });
  }

  private refresh(token: string): Response {
    return this.refreshTokens.delete(token) ? Response.json(this.issueTokens()) : invalidGrant();
  }

  private issueTokens() {
    this.refreshTokens.add(`refresh-${++this.issued}`);
    return {
      token_type: "bearer",
      access_token: `access-${this.issued}`,
      refresh_token: `refresh-${this.issued}`,
      expires_in: 3600,
      scope: "openid profile email",
    };
  }
}

function invalidGrant(): Response {
  return Response.json({ error: "invalid_grant" }, { status: 400 });
}

/** A JWT whose signature is worthless. The library takes it: it came straight over TLS. */
function unsignedToken(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [encode({ alg: "RS256" }), encode(claims), "AAAA"].join(".");
}
