import { encodeCBOR } from "@levischuck/tiny-cbor";

import type { SeededRandom } from "../random";
import { type Bytes, concat, equal, sha256, utf8 } from "./bytes";
import { CredentialKeyPair, ES256 } from "./key-pair";

/** What kind of authenticator a browser has. */
export interface AuthenticatorSetup {
  /** What readers see: "Fingerprint reader of Alice's laptop". */
  name: string;
  /** Built into the device, or carried to it. By default built in. */
  attachment?: "platform" | "cross-platform";
  /** Whether it can hold discoverable credentials, also called resident keys. By default it can. */
  residentKeys?: boolean;
  /** Whether it can tell who its user is, by PIN or fingerprint. By default it can. */
  userVerification?: boolean;
  /** Whether its credentials are copied to its owner's other devices. By default they are not. */
  synced?: boolean;
  /** Whether it counts signatures; those of synced credentials stay at zero. By default it does. */
  countsSignatures?: boolean;
}

/** A credential as its authenticator keeps it. */
export interface StoredCredential {
  id: Bytes;
  rpId: string;
  /** `user.id` of the registration. */
  userHandle: Bytes;
  userName: string;
  keys: CredentialKeyPair;
  /** Can be found by its relying party alone, without its id. */
  discoverable: boolean;
  counter: number;
}

/** What the browser hands to an authenticator (WebAuthn level 2, sections 6.3.2 and 6.3.3). */
export interface MakeCredentialRequest {
  rpId: string;
  user: { id: Bytes; name: string };
  discoverable: boolean;
  verifyUser: boolean;
  /** "none" hides which make of authenticator it is; anything else asks it to sign for itself. */
  attestation: "none" | "self";
  clientDataHash: Bytes;
}

export interface NewCredential {
  credential: StoredCredential;
  authenticatorData: Bytes;
  attestationObject: Bytes;
}

export interface Assertion {
  credential: StoredCredential;
  authenticatorData: Bytes;
  signature: Bytes;
}

/** Flags of authenticator data (WebAuthn level 2, section 6.1; BE and BS: level 3). */
const FLAGS = { userPresent: 1, userVerified: 4, backupEligible: 8, backedUp: 16, attested: 64 };

/** Identifies the make. It is nobody's, and hidden where the relying party does not ask for it. */
const AAGUID = utf8("simulated-device");
const NO_AAGUID = new Uint8Array(16);

/** A software authenticator: real keys and signatures, kept in memory. */
export class Authenticator {
  readonly setup: Required<AuthenticatorSetup>;
  readonly #random: SeededRandom;
  #credentials: StoredCredential[] = [];

  constructor(setup: AuthenticatorSetup, random: SeededRandom) {
    const synced = setup.synced ?? false;
    this.setup = {
      attachment: "platform",
      residentKeys: true,
      userVerification: true,
      countsSignatures: !synced,
      ...setup,
      synced,
    };
    this.#random = random;
  }

  /** What it holds, oldest first. */
  get credentials(): readonly StoredCredential[] {
    return this.#credentials;
  }

  /** How the browser reaches it, as `getTransports()` tells. */
  get transports(): string[] {
    return this.setup.attachment === "platform" ? ["hybrid", "internal"] : ["usb"];
  }

  /** Makes a credential. The user's consent is the browser's to get. */
  async makeCredential(request: MakeCredentialRequest): Promise<NewCredential> {
    const { rpId, user, discoverable, clientDataHash } = request;
    const id = new Uint8Array(16);
    this.#random.fill(id);
    const credential: StoredCredential = {
      id,
      rpId,
      userHandle: user.id,
      userName: user.name,
      keys: await CredentialKeyPair.generate(),
      discoverable,
      counter: 0,
    };
    // A discoverable credential takes the place of the one for the same account (section 6.3.2).
    this.#credentials = this.#credentials.filter(
      (other) =>
        !(discoverable && other.discoverable && other.rpId === rpId) ||
        !equal(other.userHandle, user.id),
    );
    this.#credentials.push(credential);

    const isNone = request.attestation === "none";
    const length = Uint8Array.of(id.length >> 8, id.length & 0xff);
    const attested = concat(
      isNone ? NO_AAGUID : AAGUID,
      length,
      id,
      await credential.keys.toCose(),
    );
    const authenticatorData = await this.#authenticatorData(credential, request, attested);
    const signed = concat(authenticatorData, clientDataHash);
    const statement: Map<string, number | Bytes> = isNone
      ? new Map()
      : new Map<string, number | Bytes>([
          ["alg", ES256],
          ["sig", await credential.keys.sign(signed)],
        ]);
    const attestationObject = encodeCBOR(
      new Map<string, string | Map<string, number | Bytes> | Bytes>([
        ["fmt", isNone ? "none" : "packed"],
        ["attStmt", statement],
        ["authData", authenticatorData],
      ]),
    );
    return {
      credential,
      authenticatorData,
      attestationObject: new Uint8Array(attestationObject),
    };
  }

  /** Signs with a credential that it holds, and counts the signature. */
  async getAssertion(
    credential: StoredCredential,
    request: { verifyUser: boolean; clientDataHash: Bytes },
  ): Promise<Assertion> {
    if (this.setup.countsSignatures) credential.counter++;
    const authenticatorData = await this.#authenticatorData(credential, request);
    const signature = await credential.keys.sign(concat(authenticatorData, request.clientDataHash));
    return { credential, authenticatorData, signature };
  }

  /**
   * A copy with the same keys and the counters as they stand now: what somebody has who got the
   * secrets out of an authenticator. Counters are there to let that be seen.
   */
  clone(name: string): Authenticator {
    const copy = new Authenticator({ ...this.setup, name }, this.#random);
    copy.#credentials = this.#credentials.map((credential) => ({ ...credential }));
    return copy;
  }

  async #authenticatorData(
    { rpId, counter }: StoredCredential,
    { verifyUser }: { verifyUser: boolean },
    attested?: Bytes,
  ): Promise<Bytes> {
    const flags =
      FLAGS.userPresent |
      (verifyUser && this.setup.userVerification ? FLAGS.userVerified : 0) |
      (this.setup.synced ? FLAGS.backupEligible | FLAGS.backedUp : 0) |
      (attested ? FLAGS.attested : 0);
    const head = new Uint8Array(5);
    head[0] = flags;
    new DataView(head.buffer).setUint32(1, counter);
    return concat(await sha256(utf8(rpId)), head, attested ?? new Uint8Array());
  }
}
