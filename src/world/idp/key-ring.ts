import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";

import { type SigningAlgorithm, type SigningKey, SIGNING_KEYS } from "./signing-key";

/** Members of a key that everybody may know (RFC 7518, sections 6.2.1 and 6.3.1). */
const PUBLIC_MEMBERS = ["kty", "n", "e", "crv", "x", "y"] as const;

/**
 * The keys of one OpenID provider: one that signs, and those that verify what was signed before.
 * An RS256 signature is equal in every run; an ES256 signature has a random part that no world
 * controls, so that the same token differs from run to run.
 */
export class KeyRing {
  readonly algorithm: SigningAlgorithm;
  #signing = 0;
  /** Indexes of the published keys, the newest first. */
  #published = [0];
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  constructor(algorithm: SigningAlgorithm) {
    this.algorithm = algorithm;
  }

  /** The name of the key that signs. */
  get kid(): string {
    return this.#key(this.#signing).kid;
  }

  /** The public keys (RFC 7517), the newest first. */
  get publicKeys(): JWK[] {
    return this.#published.map((index) => {
      const key = this.#key(index);
      const known = PUBLIC_MEMBERS.flatMap((name) =>
        key[name] === undefined ? [] : [[name, key[name]] as const],
      );
      return { ...Object.fromEntries(known), kid: key.kid, use: "sig", alg: key.alg };
    });
  }

  /**
   * Lets the other key sign from now on. There are two: a further rotation goes back to the first.
   *
   * @param keepsOld whether the old key stays published, so that older tokens can be verified
   */
  rotate({ keepsOld = true } = {}): void {
    const old = this.#signing;
    this.#signing = 1 - old;
    this.#published = keepsOld ? [this.#signing, old] : [this.#signing];
  }

  /** Signs claims as a JWT (RFC 7519). */
  async sign(claims: JWTPayload): Promise<string> {
    const { kid, alg } = this.#key(this.#signing);
    return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(await this.#import());
  }

  /** The claims of a JWT that a published key signed, however old it is; undefined if none did. */
  async read(token: string): Promise<JWTPayload | undefined> {
    try {
      // Signed by this provider is all that is asked, so any time between iat and exp will do.
      const options = { algorithms: [this.algorithm], clockTolerance: Number.MAX_SAFE_INTEGER };
      const keys = createLocalJWKSet({ keys: this.publicKeys });
      return (await jwtVerify(token, keys, options)).payload;
    } catch {
      return undefined;
    }
  }

  #key(index: number): SigningKey {
    return SIGNING_KEYS[this.algorithm][index === 0 ? 0 : 1];
  }

  /** The signing key in the platform's form; importing takes time, so it is done once. */
  #import(): Promise<CryptoKey> {
    const key = this.#key(this.#signing);
    const known = this.#imported.get(key.kid);
    if (known) return known;
    const algorithm =
      key.alg === "RS256"
        ? { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }
        : { name: "ECDSA", namedCurve: "P-256" };
    const imported = crypto.subtle.importKey("jwk", key, algorithm, false, ["sign"]);
    this.#imported.set(key.kid, imported);
    return imported;
  }
}

/** Signs claims with a client's secret: HS256 (OpenID Connect Core 1.0, section 10.1). */
export function signWithSecret(claims: JWTPayload, secret: string): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
}

/** A signature that no key of the provider made: one bit of it is turned. */
export function breakSignature(token: string): string {
  const at = token.lastIndexOf(".") + 1;
  const first = token[at] === "A" ? "B" : "A";
  return token.slice(0, at) + first + token.slice(at + 1);
}
