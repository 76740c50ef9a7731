import { encodeCBOR } from "@levischuck/tiny-cbor";

import { type Bytes, concat, fromBase64Url } from "./bytes";

/** COSE algorithm identifier of ECDSA with P-256 and SHA-256 (RFC 9053, section 2.1). */
export const ES256 = -7;

const P256 = { name: "ECDSA", namedCurve: "P-256" };

/**
 * A credential's key pair. Web Crypto draws it, and each signature, from the platform's own
 * randomness: these bytes are the ones that differ between two runs of a scenario.
 */
export class CredentialKeyPair {
  readonly #keys: CryptoKeyPair;

  /** @param keys of ECDSA with P-256, exportable */
  constructor(keys: CryptoKeyPair) {
    this.#keys = keys;
  }

  static async generate(): Promise<CredentialKeyPair> {
    return new CredentialKeyPair(await crypto.subtle.generateKey(P256, true, ["sign", "verify"]));
  }

  /** The public key as a COSE_Key (RFC 9053, section 7.1.1), as relying parties store it. */
  async toCose(): Promise<Bytes> {
    const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", this.#keys.publicKey);
    const cose = new Map<number, number | Bytes>([
      [1, 2], // kty: EC2
      [3, ES256],
      [-1, 1], // crv: P-256
      [-2, fromBase64Url(x)],
      [-3, fromBase64Url(y)],
    ]);
    return new Uint8Array(encodeCBOR(cose));
  }

  /** The public key as SubjectPublicKeyInfo, which `getPublicKey()` returns. */
  async toSpki(): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.exportKey("spki", this.#keys.publicKey));
  }

  /**
   * A signature in the ASN.1 form that WebAuthn asks for (level 2, section 6.5.6).
   *
   * Of its two numbers neither begins with a zero byte: `@simplewebauthn/server` 9, which
   * `@auth/core` asks for, refuses the valid signatures that have one, which are one in 128
   * (`facts/passkeys.test.ts`). A lab would fail that often, for no cause that it shows.
   */
  async sign(data: Bytes): Promise<Bytes> {
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    for (;;) {
      const signed = await crypto.subtle.sign(algorithm, this.#keys.privateKey, data);
      const signature = new Uint8Array(signed);
      if (signature[0] !== 0 && signature[signature.length / 2] !== 0) return toDer(signature);
    }
  }
}

/** `Ecdsa-Sig-Value` of RFC 3279, section 2.2.3, from the two numbers that Web Crypto gives. */
export function toDer(signature: Uint8Array): Bytes {
  const half = signature.length / 2;
  const body = concat(derInteger(signature.slice(0, half)), derInteger(signature.slice(half)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

/** An unsigned number as DER writes it: no leading zeros, but one before a high first bit. */
function derInteger(bytes: Uint8Array): Bytes {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.slice(start);
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return concat(Uint8Array.of(0x02, sign.length + digits.length, ...sign), digits);
}
