import { base64url } from "jose";

import type { Grant } from "./grants";

/** Base64url of the SHA-256 digest of a text. */
export async function sha256(text: string, bytes = 32): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest).subarray(0, bytes));
}

/**
 * PKCE (RFC 7636, section 4.6). A request without a challenge asks for no proof, and a proof that
 * nobody asked for is a sign of an attack (RFC 9700, section 2.1.1).
 *
 * @returns why the proof fails, or nothing if it holds
 */
export async function failureOfProof(
  { codeChallenge, codeChallengeMethod }: Grant,
  verifier: string | null,
): Promise<string | undefined> {
  if (codeChallenge === undefined) {
    return verifier === null
      ? undefined
      : "There is a code_verifier, but the authorization request had no code_challenge.";
  }
  if (verifier === null) return "The code_verifier is missing.";
  const challenge = codeChallengeMethod === "plain" ? verifier : await sha256(verifier);
  return challenge === codeChallenge ? undefined : "code_verifier does not match code_challenge.";
}
