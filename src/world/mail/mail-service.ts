import type { Host } from "../network";
import type { Actor } from "../trace/events";
import type { MailParts, OutgoingMail } from "./post-office";

/** How a service fails: nobody answers at its address, or it answers that it is out of order. */
export type MailServiceFault = "unreachable" | "down";

/** Something that takes messages from the app. */
export interface MailService {
  readonly name: string;
  /** How it fails now, if it does. */
  fault: MailServiceFault | undefined;
}

/** What a mail API's own code may do with a message. */
export interface Outbox {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** A fresh UUID, for ids that no message has. */
  uuid: () => string;
  /** Hands a message to the post office; returns the id of its first copy. */
  send: (message: OutgoingMail) => string;
}

/** What makes one mail API differ from another. */
export interface MailApiDefinition {
  name: string;
  origins: string[];
  /** Answers in the vendor's form: checks the key and the message, and sends it. */
  answer: (request: Request, outbox: Outbox) => Promise<Response>;
  /** What the vendor answers when it is out of order. */
  outage: () => Response;
}

/**
 * Milliseconds for which a mail service keeps the app waiting: of the world's time, which goes on when
 * what the app computes meanwhile has come to rest.
 */
const DISTANCE = 5;

/**
 * Lets time pass as a server at some distance takes at least, and a hash never does.
 * Core begins to send, then hashes the token, and only then waits for both (`send-token.ts`): a
 * service that fails before the hash is done is a rejection that nobody handles, which ends a Node
 * process. Over a network that does not happen, so it must not happen here.
 */
export function crossDistance(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, DISTANCE));
}

/** A vendor's HTTP API for sending mail, as a host. */
export class MailApi implements Host, MailService {
  readonly actor: Actor;
  readonly name: string;
  readonly origins: readonly string[];
  fault: MailServiceFault | undefined;
  readonly #definition: MailApiDefinition;
  readonly #parts: MailParts;

  constructor(definition: MailApiDefinition, parts: MailParts) {
    this.actor = { role: "mail-service", name: definition.name };
    this.name = definition.name;
    this.origins = definition.origins;
    this.#definition = definition;
    this.#parts = parts;
  }

  /** @throws TypeError, as the network does, while the service is unreachable */
  async fetch(request: Request): Promise<Response> {
    const cause = this.#parts.answeredBy(this.name);
    await crossDistance();
    if (this.fault === "unreachable") {
      throw new TypeError(`fetch failed: ${new URL(request.url).host} does not answer`);
    }
    if (this.fault === "down") return this.#definition.outage();
    return this.#definition.answer(request, {
      now: () => this.#parts.clock.now(),
      uuid: () => this.#parts.random.uuid(),
      send: (message) => this.#parts.office.send(message, this.name, cause)[0] ?? "",
    });
  }
}

/** An API of this definition, as a member of `MailSetup.services`. */
export function mailApi(definition: MailApiDefinition): (parts: MailParts) => MailApi {
  return (parts) => new MailApi(definition, parts);
}
