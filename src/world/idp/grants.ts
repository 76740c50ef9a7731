import type { Clock } from "../clock";
import type { SeededRandom } from "../random";
import type { RefreshTokenPolicy } from "./definition";
import type { Persona } from "./personas";

/** A validated authorization request (RFC 6749, section 4.1.1). */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  /** The scopes that are granted, separated by spaces. */
  scope: string;
  state: string | undefined;
  nonce: string | undefined;
  codeChallenge: string | undefined;
  codeChallengeMethod?: "S256" | "plain";
  /** Whether no refresh token may come of it, whatever the policy says. */
  withoutRefreshToken?: true;
}

/** What a persona allowed a client. */
export interface Grant extends AuthorizationRequest {
  persona: Persona;
  /** When the persona consented, in milliseconds since the epoch. */
  consentedAt: number;
  /** When the persona signed in at the provider, in milliseconds since the epoch. */
  authenticatedAt: number;
  /** Shared by all that came of one consent, so that it can be revoked as a whole. */
  family: Family;
}

/** All codes and tokens that came of one consent. */
export interface Family {
  revoked: boolean;
}

/** A code, a token: what it stands for, and until when (milliseconds since the epoch). */
interface Issued {
  grant: Grant;
  issued: number;
  expires: number;
  /** When it was used first, if it was. */
  used?: number;
}

/** A token that works, as revocation and introspection look at it. */
export interface LiveToken extends Issued {
  type: "access_token" | "refresh_token";
}

/** What a provider knows of a token that it has issued. Times are milliseconds since the epoch. */
export interface TokenStanding {
  /** `used`: a refresh token that has been exchanged for the next. */
  state: "active" | "expired" | "revoked" | "used";
  grant: Grant;
  issued: number;
  /** `Infinity`: never. */
  expires: number;
}

/** Why a code or a refresh token opens nothing. */
export type Spent = "unknown" | "expired" | "revoked" | "used";

/** Authorization codes, access tokens and refresh tokens that one provider has issued. */
export class Grants {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #codes = new Map<string, Issued>();
  readonly #accessTokens = new Map<string, Issued>();
  readonly #refreshTokens = new Map<string, Issued>();

  constructor(clock: Clock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * Issues a code for a persona's consent.
   *
   * @param authenticatedAt when the persona signed in at the provider
   * @param lifetime milliseconds
   */
  issueCode(
    request: AuthorizationRequest,
    persona: Persona,
    authenticatedAt: number,
    lifetime: number,
  ): string {
    const consentedAt = this.#clock.now();
    const family = { revoked: false };
    const grant: Grant = { ...request, persona, consentedAt, authenticatedAt, family };
    return this.#issue(this.#codes, grant, `code_${this.#random.token(15)}`, lifetime);
  }

  /** The grant behind a code, whether it still works or not. */
  grantOfCode(code: string): Grant | undefined {
    return this.#codes.get(code)?.grant;
  }

  /**
   * Uses a code up: it works once and for a limited time (RFC 6749, section 4.1.2). If it comes
   * again, what it brought the first time is revoked.
   *
   * @returns why it does not work, or nothing if it does
   */
  redeemCode(code: string): Spent | undefined {
    const found = this.#codes.get(code);
    if (!found) return "unknown";
    if (found.used !== undefined) {
      found.grant.family.revoked = true;
      return "used";
    }
    if (found.grant.family.revoked) return "revoked";
    if (this.#clock.now() > found.expires) return "expired";
    found.used = this.#clock.now();
    return undefined;
  }

  /** Issues an access token that lives for `lifetime` milliseconds; by default for ever. */
  issueAccessToken(grant: Grant, prefix: string, lifetime = Infinity): string {
    return this.#issue(this.#accessTokens, grant, prefix + this.#random.token(24), lifetime);
  }

  /** Issues a refresh token that lives for `lifetime` milliseconds; by default for ever. */
  issueRefreshToken(grant: Grant, lifetime = Infinity): string {
    return this.#issue(this.#refreshTokens, grant, `rt_${this.#random.token(24)}`, lifetime);
  }

  /** The grant behind a refresh token, whether it still works or not. */
  grantOfRefreshToken(token: string): Grant | undefined {
    return this.#refreshTokens.get(token)?.grant;
  }

  /**
   * Uses a refresh token. Under rotation it works once, or for the grace period after its first use;
   * a later use is a sign of theft, and may revoke the whole family (RFC 9700, section 4.14.2).
   *
   * @returns why it does not work, or nothing if it does
   */
  useRefreshToken(token: string, policy: RefreshTokenPolicy): Spent | undefined {
    const found = this.#refreshTokens.get(token);
    if (!found) return "unknown";
    const now = this.#clock.now();
    if (found.grant.family.revoked) return "revoked";
    if (now >= found.expires) return "expired";
    if (!policy.rotates) return undefined;
    if (found.used === undefined) {
      found.used = now;
      return undefined;
    }
    if (policy.grace > 0 && now - found.used <= policy.grace * 1000) return undefined;
    if (policy.detectsReuse) found.grant.family.revoked = true;
    return "used";
  }

  /** The grant behind a request's bearer token (RFC 6750), if the token is known and alive. */
  ofBearer(request: Request): Grant | undefined {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    return token === undefined ? undefined : this.ofAccessToken(token);
  }

  /** The grant behind an access token, if the token is known and alive. */
  ofAccessToken(token: string): Grant | undefined {
    const issued = this.#accessTokens.get(token);
    return issued && this.#isAlive(issued) ? issued.grant : undefined;
  }

  /** A token of either kind, if it works. */
  find(token: string): LiveToken | undefined {
    const access = this.#accessTokens.get(token);
    if (access) return this.#isAlive(access) ? { ...access, type: "access_token" } : undefined;
    const refresh = this.#refreshTokens.get(token);
    if (!refresh || refresh.used !== undefined || !this.#isAlive(refresh)) return undefined;
    return { ...refresh, type: "refresh_token" };
  }

  /** How a token of either kind stands in this provider's books. */
  standingOf(token: string): TokenStanding | undefined {
    const issued = this.#accessTokens.get(token) ?? this.#refreshTokens.get(token);
    if (!issued) return undefined;
    const { grant, expires, used } = issued;
    const state = grant.family.revoked
      ? "revoked"
      : this.#clock.now() >= expires
        ? "expired"
        : used === undefined
          ? "active"
          : "used";
    return { state, grant, issued: issued.issued, expires };
  }

  /** Revokes one access token. */
  revokeAccessToken(token: string): void {
    this.#accessTokens.delete(token);
  }

  /** Revokes all tokens, of one person or of everybody. Whoever has some finds them invalid. */
  revokeAll(persona?: Pick<Persona, "id">): void {
    for (const issued of [this.#codes, this.#accessTokens, this.#refreshTokens]) {
      for (const { grant } of issued.values()) {
        if (!persona || grant.persona.id === persona.id) grant.family.revoked = true;
      }
    }
  }

  #issue(kept: Map<string, Issued>, grant: Grant, token: string, lifetime: number): string {
    const now = this.#clock.now();
    forgetOld(kept, now);
    kept.set(token, { grant, issued: now, expires: now + lifetime });
    return token;
  }

  #isAlive({ grant, expires }: Issued): boolean {
    return !grant.family.revoked && this.#clock.now() < expires;
  }
}

/** How long a provider remembers what has expired, in milliseconds. */
const MEMORY = 30 * 86_400_000;

/** Drops what expired long ago, from the oldest on: a world may live for thousands of sign-ins. */
function forgetOld(kept: Map<string, Issued>, now: number): void {
  for (const [token, { expires }] of kept) {
    if (now - expires <= MEMORY) return;
    kept.delete(token);
  }
}
