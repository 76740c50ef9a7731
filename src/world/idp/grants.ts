import type { Clock } from "../clock";
import type { SeededRandom } from "../random";
import type { Persona } from "./personas";

/** A validated authorization request (RFC 6749, section 4.1.1). */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scope: string;
  state: string | undefined;
  nonce: string | undefined;
  codeChallenge: string | undefined;
}

/** What a persona allowed a client. */
export interface Grant extends AuthorizationRequest {
  persona: Persona;
  /** When the persona consented, in milliseconds since the epoch. */
  consentedAt: number;
}

/** RFC 6749, section 4.1.2 recommends ten minutes at most. */
const CODE_LIFETIME = 10 * 60_000;

/** Authorization codes and access tokens that one provider has issued. */
export class Grants {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #codes = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, { grant: Grant; expires: number }>();

  constructor(clock: Clock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Issues a code for a persona's consent. */
  issueCode(request: AuthorizationRequest, persona: Persona): string {
    const code = `code_${this.#random.token(15)}`;
    this.#codes.set(code, { ...request, persona, consentedAt: this.#clock.now() });
    return code;
  }

  /** Takes a code back: it works once (RFC 6749, section 4.1.2) and for a limited time. */
  redeemCode(code: string): Grant | undefined {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    const fresh = grant && this.#clock.now() - grant.consentedAt <= CODE_LIFETIME;
    return fresh ? grant : undefined;
  }

  /** Issues an access token that lives for `lifetime` milliseconds; by default for ever. */
  issueAccessToken(grant: Grant, prefix: string, lifetime = Infinity): string {
    const token = prefix + this.#random.token(24);
    this.#accessTokens.set(token, { grant, expires: this.#clock.now() + lifetime });
    return token;
  }

  /** The grant behind a request's bearer token (RFC 6750), if the token is known and alive. */
  ofBearer(request: Request): Grant | undefined {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const issued = token === undefined ? undefined : this.#accessTokens.get(token);
    return issued && this.#clock.now() < issued.expires ? issued.grant : undefined;
  }
}
