import { fromBase64Url, toBase64Url, utf8 } from "./bytes";
import type {
  AuthenticationResult,
  CreationOptions,
  CredentialDescriptor,
  RegistrationResult,
  RequestOptions,
} from "./options";

/**
 * The JSON that goes between a page and its server, as `@simplewebauthn/browser` 9 reads and writes
 * it (`startRegistration`, `startAuthentication`): bytes are base64url, except the user's id, which
 * is text.
 */
export interface CreationOptionsJson extends Omit<
  CreationOptions,
  "challenge" | "user" | "excludeCredentials"
> {
  challenge: string;
  user: { id: string; name: string; displayName?: string };
  excludeCredentials?: DescriptorJson[];
}

export interface RequestOptionsJson extends Omit<RequestOptions, "challenge" | "allowCredentials"> {
  challenge: string;
  allowCredentials?: DescriptorJson[];
}

interface DescriptorJson {
  id: string;
  type: string;
}

export function creationOptions(json: CreationOptionsJson): CreationOptions {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: utf8(json.user.id) },
    excludeCredentials: (json.excludeCredentials ?? []).map(descriptor),
  };
}

export function requestOptions(json: RequestOptionsJson): RequestOptions {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    allowCredentials: (json.allowCredentials ?? []).map(descriptor),
  };
}

/** A registration as the page posts it to its server. */
export function registrationJson(result: RegistrationResult): object {
  const id = toBase64Url(result.id);
  return {
    id,
    rawId: id,
    response: {
      attestationObject: toBase64Url(result.attestationObject),
      clientDataJSON: toBase64Url(result.clientDataJSON),
      transports: result.transports,
      publicKeyAlgorithm: result.publicKeyAlgorithm,
      publicKey: toBase64Url(result.publicKey),
      authenticatorData: toBase64Url(result.authenticatorData),
    },
    type: "public-key",
    clientExtensionResults: {},
    authenticatorAttachment: result.authenticatorAttachment,
  };
}

/** An assertion as the page posts it to its server. */
export function authenticationJson(result: AuthenticationResult): object {
  const id = toBase64Url(result.id);
  const { userHandle } = result;
  return {
    id,
    rawId: id,
    response: {
      authenticatorData: toBase64Url(result.authenticatorData),
      clientDataJSON: toBase64Url(result.clientDataJSON),
      signature: toBase64Url(result.signature),
      ...(userHandle ? { userHandle: new TextDecoder().decode(userHandle) } : {}),
    },
    type: "public-key",
    clientExtensionResults: {},
    authenticatorAttachment: result.authenticatorAttachment,
  };
}

function descriptor({ id, type }: DescriptorJson): CredentialDescriptor {
  return { id: fromBase64Url(id), type };
}
