/**
 * `navigator.credentials` in a shown page: the simulated browser's authenticators answer in place of
 * the reader's own. The frame's origin is opaque, so the real ones would refuse anyway.
 */
import type {
  AuthenticationResult,
  CreationOptions,
  CredentialDescriptor,
  RegistrationResult,
  RequestOptions,
} from "../../world/webauthn/options";
import type { PageToRealm, RealmToPage } from "../messages";

/** Sends a request to the realm and waits for the answer. */
export type Ask = (
  message: Extract<PageToRealm, { type: "page/create" | "page/get" }> extends infer Message
    ? Message extends unknown
      ? Omit<Message, "id">
      : never
    : never,
) => Promise<RealmToPage>;

/** Puts the simulated browser's credential management in place of the real one. */
export function installCredentials(target: Window & typeof globalThis, ask: Ask): void {
  const container = {
    async create({ publicKey, signal }: CredentialCreationOptions = {}) {
      if (!publicKey) return null;
      signal?.throwIfAborted();
      return registration(result(await ask({ type: "page/create", options: creation(publicKey) })));
    },
    async get({ publicKey, signal, mediation }: CredentialRequestOptions = {}) {
      if (!publicKey) return null;
      signal?.throwIfAborted();
      // The request stays open until somebody chooses a passkey from the list below a field. This
      // browser shows no such list, so it ends when the page asks for something else.
      if (mediation === "conditional") return aborted(signal);
      return assertion(result(await ask({ type: "page/get", options: request(publicKey) })));
    },
    preventSilentAccess: () => Promise.resolve(),
  };
  Object.defineProperty(target.navigator, "credentials", { value: container });
  Object.defineProperty(target, "PublicKeyCredential", {
    value: class PublicKeyCredential {
      static isConditionalMediationAvailable = () => Promise.resolve(true);
      static isUserVerifyingPlatformAuthenticatorAvailable = () => Promise.resolve(true);
    },
  });
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

function result(answer: RealmToPage): RegistrationResult | AuthenticationResult {
  if (answer.type === "page/credential") return answer.result;
  if (answer.type === "page/credential-error") {
    throw answer.name === "TypeError"
      ? new TypeError(answer.message)
      : new DOMException(answer.message, answer.name);
  }
  throw new DOMException("The simulated browser gave another answer.", "UnknownError");
}

function creation(options: PublicKeyCredentialCreationOptions): CreationOptions {
  const { rp, user, pubKeyCredParams, authenticatorSelection, attestation } = options;
  return {
    rp: { name: rp.name, ...(rp.id === undefined ? {} : { id: rp.id }) },
    user: { ...user, id: bytes(user.id) },
    challenge: bytes(options.challenge),
    pubKeyCredParams,
    excludeCredentials: descriptors(options.excludeCredentials),
    ...(authenticatorSelection ? { authenticatorSelection } : {}),
    ...(attestation ? { attestation } : {}),
  };
}

function request(options: PublicKeyCredentialRequestOptions): RequestOptions {
  const { rpId, userVerification } = options;
  return {
    challenge: bytes(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
    ...(rpId === undefined ? {} : { rpId }),
    ...(userVerification ? { userVerification } : {}),
  };
}

function descriptors(list: PublicKeyCredentialDescriptor[] = []): CredentialDescriptor[] {
  return list.map(({ id, type }) => ({ id: bytes(id), type }));
}

/** What `create()` and `get()` resolve to, as far as both have it. */
function credential(from: RegistrationResult | AuthenticationResult, response: object) {
  return {
    id: base64Url(from.id),
    rawId: from.id.buffer,
    type: "public-key",
    authenticatorAttachment: from.authenticatorAttachment,
    getClientExtensionResults: () => ({}),
    response: { clientDataJSON: from.clientDataJSON.buffer, ...response },
  };
}

function registration(from: RegistrationResult | AuthenticationResult) {
  if (!("attestationObject" in from)) throw new DOMException("No registration.", "UnknownError");
  return credential(from, {
    attestationObject: from.attestationObject.buffer,
    getTransports: () => from.transports,
    getPublicKeyAlgorithm: () => from.publicKeyAlgorithm,
    getPublicKey: () => from.publicKey.buffer,
    getAuthenticatorData: () => from.authenticatorData.buffer,
  });
}

function assertion(from: RegistrationResult | AuthenticationResult) {
  if (!("signature" in from)) throw new DOMException("No assertion.", "UnknownError");
  return credential(from, {
    authenticatorData: from.authenticatorData.buffer,
    signature: from.signature.buffer,
    userHandle: from.userHandle?.buffer ?? null,
  });
}

function bytes(source: BufferSource): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source);
}

function base64Url(data: Uint8Array): string {
  const text = btoa(String.fromCharCode(...data));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
