import { getDomain } from "tldts";

import type { SeededRandom } from "../random";
import type { Trace } from "../trace/trace";
import { Authenticator, type AuthenticatorSetup, type StoredCredential } from "./authenticator";
import { type Bytes, equal, sha256, toBase64Url, utf8 } from "./bytes";
import { ES256 } from "./key-pair";
import type {
  AuthenticationResult,
  CreationOptions,
  RegistrationResult,
  RequestOptions,
} from "./options";

/** What the world hands to a browser's credential manager. */
export interface CredentialsParts {
  browser: string;
  random: SeededRandom;
  trace: Trace;
}

/**
 * The part of a browser behind `navigator.credentials`: it sees to it that a page asks for its own
 * relying party only, asks the person, and lets one of the browser's authenticators do the rest
 * (WebAuthn level 2, sections 5.1.3 and 5.1.4).
 */
export class BrowserCredentials {
  /** Those built in, and those plugged in now. */
  authenticators: Authenticator[];
  readonly #parts: CredentialsParts;
  #cancels = 0;

  constructor(setups: AuthenticatorSetup[], parts: CredentialsParts) {
    this.authenticators = setups.map((setup) => new Authenticator(setup, parts.random));
    this.#parts = parts;
  }

  /** The person cancels the next prompt instead of touching the authenticator. */
  cancelNextPrompt(): void {
    this.#cancels++;
  }

  /**
   * Registers a credential for the page at `origin`.
   *
   * @throws DOMException or TypeError, as a browser does
   */
  async create(origin: string, options: CreationOptions): Promise<RegistrationResult> {
    const rpId = options.rp.id ?? new URL(origin).hostname;
    return this.#report("create", rpId, async () => {
      if (options.user.id.length < 1 || options.user.id.length > 64) {
        throw new TypeError("user.id must have between 1 and 64 bytes.");
      }
      requireRelyingParty(rpId, origin);
      if (
        !options.pubKeyCredParams.some(({ type, alg }) => type === "public-key" && alg === ES256)
      ) {
        throw failure("NotSupportedError", "No authenticator here knows the algorithms asked for.");
      }
      const selection = options.authenticatorSelection ?? {};
      const residency =
        selection.residentKey ?? (selection.requireResidentKey ? "required" : "discouraged");
      const verification = selection.userVerification ?? "preferred";
      const suitable = this.authenticators.filter(
        ({ setup }) =>
          (selection.authenticatorAttachment ?? setup.attachment) === setup.attachment &&
          (residency !== "required" || setup.residentKeys) &&
          (verification !== "required" || setup.userVerification),
      );
      const [authenticator] = suitable;
      if (!authenticator) throw noAuthenticator("can make such a credential");
      this.#ask();
      const excluded = options.excludeCredentials ?? [];
      if (suitable.some((candidate) => holdsAny(candidate, rpId, excluded))) {
        throw failure("InvalidStateError", "The authenticator holds one of these credentials.");
      }
      const clientDataJSON = clientData("webauthn.create", options.challenge, origin);
      const made = await authenticator.makeCredential({
        rpId,
        user: options.user,
        discoverable: residency !== "discouraged" && authenticator.setup.residentKeys,
        verifyUser: verification !== "discouraged",
        attestation: (options.attestation ?? "none") === "none" ? "none" : "self",
        clientDataHash: await sha256(clientDataJSON),
      });
      return {
        ...made,
        authenticator,
        result: {
          id: made.credential.id,
          clientDataJSON,
          attestationObject: made.attestationObject,
          authenticatorData: made.authenticatorData,
          publicKey: await made.credential.keys.toSpki(),
          publicKeyAlgorithm: ES256,
          transports: authenticator.transports,
          authenticatorAttachment: authenticator.setup.attachment,
        },
      };
    });
  }

  /**
   * Signs a challenge for the page at `origin` with a credential of its relying party: one of those
   * allowed, or without a list, the newest that is discoverable.
   *
   * @throws DOMException, as a browser does
   */
  async get(origin: string, options: RequestOptions): Promise<AuthenticationResult> {
    const rpId = options.rpId ?? new URL(origin).hostname;
    return this.#report("get", rpId, async () => {
      requireRelyingParty(rpId, origin);
      const verification = options.userVerification ?? "preferred";
      const allowed = options.allowCredentials ?? [];
      const found = this.authenticators
        .filter(({ setup }) => verification !== "required" || setup.userVerification)
        .flatMap((authenticator) =>
          authenticator.credentials
            .filter((credential) => credential.rpId === rpId)
            .filter((credential) =>
              allowed.length > 0
                ? allowed.some(({ id }) => equal(id, credential.id))
                : credential.discoverable,
            )
            .map((credential) => ({ authenticator, credential })),
        )
        .at(-1);
      if (!found) throw noAuthenticator(`holds a suitable credential for ${rpId}`);
      this.#ask();
      const { authenticator, credential } = found;
      const clientDataJSON = clientData("webauthn.get", options.challenge, origin);
      const assertion = await authenticator.getAssertion(credential, {
        verifyUser: verification !== "discouraged",
        clientDataHash: await sha256(clientDataJSON),
      });
      return {
        ...assertion,
        authenticator,
        result: {
          id: credential.id,
          clientDataJSON,
          authenticatorData: assertion.authenticatorData,
          signature: assertion.signature,
          userHandle: credential.discoverable ? credential.userHandle : null,
          authenticatorAttachment: authenticator.setup.attachment,
        },
      };
    });
  }

  #ask(): void {
    if (this.#cancels === 0) return;
    this.#cancels--;
    throw failure("NotAllowedError", "The person canceled the prompt, or let it time out.");
  }

  /** Puts what came of a request into the trace. */
  async #report<Result>(
    operation: "create" | "get",
    rpId: string,
    run: () => Promise<{
      result: Result;
      credential: StoredCredential;
      authenticator: Authenticator;
      authenticatorData: Bytes;
    }>,
  ): Promise<Result> {
    const event = { kind: "authenticator" as const, browser: this.#parts.browser, operation, rpId };
    try {
      const { result, credential, authenticator, authenticatorData } = await run();
      this.#parts.trace.record({
        ...event,
        authenticator: authenticator.setup.name,
        credentialId: toBase64Url(credential.id),
        user: credential.userName,
        counter: credential.counter,
        userVerified: ((authenticatorData[32] ?? 0) & 4) !== 0,
      });
      return result;
    } catch (error) {
      this.#parts.trace.record({ ...event, error: String(error) });
      throw error;
    }
  }
}

/**
 * A page may ask for its own host as relying party, or for a domain above it that somebody can
 * register (HTML standard, "is a registrable domain suffix of or is equal to").
 */
function requireRelyingParty(rpId: string, origin: string): void {
  const { hostname, protocol } = new URL(origin);
  if (protocol !== "https:" && hostname !== "localhost") {
    throw failure("SecurityError", `${origin} is not secure; WebAuthn works on https only.`);
  }
  const isAbove = hostname.endsWith(`.${rpId}`) && getDomain(rpId) !== null;
  if (rpId === hostname || isAbove) return;
  throw failure("SecurityError", `A page of ${hostname} must not use the relying party ${rpId}.`);
}

function clientData(type: string, challenge: Bytes, origin: string): Bytes {
  const data = { type, challenge: toBase64Url(challenge), origin, crossOrigin: false };
  return utf8(JSON.stringify(data));
}

function holdsAny(authenticator: Authenticator, rpId: string, list: { id: Bytes }[]): boolean {
  return authenticator.credentials.some(
    (credential) => credential.rpId === rpId && list.some(({ id }) => equal(id, credential.id)),
  );
}

function noAuthenticator(reason: string): DOMException {
  return failure("NotAllowedError", `No authenticator of this browser ${reason}.`);
}

function failure(name: string, message: string): DOMException {
  return new DOMException(message, name);
}
