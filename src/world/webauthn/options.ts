import type { Bytes } from "./bytes";

/**
 * What a page asks of `navigator.credentials` (WebAuthn level 2, sections 5.4 and 5.5), as far as
 * the world's browsers look at it. The world knows no DOM, and so none of its types.
 */
export interface CredentialDescriptor {
  id: Bytes;
  type: string;
}

export interface CreationOptions {
  rp: { id?: string; name: string };
  user: { id: Bytes; name: string; displayName?: string };
  challenge: Bytes;
  pubKeyCredParams: { type: string; alg: number }[];
  excludeCredentials?: CredentialDescriptor[];
  authenticatorSelection?: {
    authenticatorAttachment?: string;
    residentKey?: string;
    requireResidentKey?: boolean;
    userVerification?: string;
  };
  attestation?: string;
}

export interface RequestOptions {
  challenge: Bytes;
  rpId?: string;
  allowCredentials?: CredentialDescriptor[];
  userVerification?: string;
}

/** What the page gets from `create()`. */
export interface RegistrationResult {
  id: Bytes;
  clientDataJSON: Bytes;
  attestationObject: Bytes;
  authenticatorData: Bytes;
  publicKey: Bytes;
  publicKeyAlgorithm: number;
  transports: string[];
  authenticatorAttachment: string;
}

/** What the page gets from `get()`. */
export interface AuthenticationResult {
  id: Bytes;
  clientDataJSON: Bytes;
  authenticatorData: Bytes;
  signature: Bytes;
  userHandle: Bytes | null;
  authenticatorAttachment: string;
}
