import { parseDuration, type Clock } from "../clock";
import { HtmlDocument } from "../html/document";
import type { SeededRandom } from "../random";
import type { MailEvent, MailRecord } from "../trace/events";
import type { Trace } from "../trace/trace";
import { sameAddress } from "./address";
import type { MailService, MailServiceFault } from "./mail-service";

/** A message that has come into a mailbox. */
export type Mail = MailRecord & { receivedAt: number };

/** A message as a mail service takes it from its customer. */
export interface OutgoingMail {
  from: string;
  /** Addresses of the recipients. */
  to: string[];
  subject: string;
  text?: string;
  html?: string;
}

/** What the mail of a world consists of. */
export interface MailSetup {
  /** The e-mail address of each browser's owner, by the browser's id. */
  addresses?: Record<string, string>;
  /** Services through which the app can send: `resend({ apiKey })`, `smtpServer({ host })`. */
  services?: ((parts: MailParts) => MailService)[];
}

/** What the world hands to its post office, and that to the services. */
export interface MailParts {
  clock: Clock;
  trace: Trace;
  random: SeededRandom;
  /** The id of the request that an actor of this name is answering, if any. */
  answeredBy: (name: string) => number | undefined;
  office: PostOffice;
}

/** A message on its way. */
interface InTransit {
  mail: MailRecord;
  due: number;
  cause: number | undefined;
}

/**
 * The mail of a world: its mailboxes, the services that send to them, and what can go wrong on the
 * way. A service that takes a message promises nothing: it may come late, or bounce.
 */
export class PostOffice {
  readonly #inboxes = new Map<string, Mail[]>();
  readonly #services: MailService[];
  readonly #parts: Omit<MailParts, "office">;
  #inTransit: InTransit[] = [];
  #delay = 0;
  readonly #bouncing = new Map<string, string>();

  constructor(setup: MailSetup, parts: Omit<MailParts, "office">) {
    this.#parts = parts;
    for (const address of Object.values(setup.addresses ?? {})) {
      this.#inboxes.set(address.toLowerCase(), []);
    }
    this.#services = (setup.services ?? []).map((create) => create({ ...parts, office: this }));
    parts.clock.onChange((now, cause) => this.#deliverDue(now, cause));
  }

  /** The services through which the app can send. */
  get services(): readonly MailService[] {
    return this.#services;
  }

  /** Addresses that have a mailbox. */
  get addresses(): string[] {
    return [...this.#inboxes.keys()];
  }

  /**
   * What lies in a mailbox, oldest first.
   *
   * @throws if nobody has this address
   */
  inbox(address: string): readonly Mail[] {
    const inbox = this.#inboxes.get(address.toLowerCase());
    if (inbox) return inbox;
    throw new Error(this.#noMailbox(address));
  }

  /**
   * Takes a message from a service; every recipient gets a copy of their own.
   *
   * @param via name of the service
   * @param cause the event that led to it: the request to the service
   * @returns the id of each copy
   */
  send(message: OutgoingMail, via: string, cause: number | undefined): string[] {
    return message.to.map((to) => {
      const { from, subject, text = "", html = "" } = message;
      const id = this.#parts.random.uuid();
      const links = linksIn(html, text);
      const mail = { id, from, to, subject, text, html, links, receivedAt: null, via };
      const entry: InTransit = { mail, due: this.#parts.clock.now() + this.#delay, cause };
      if (this.#delay === 0) this.#deliver(entry, cause);
      else {
        this.#inTransit.push(entry);
        const reason = `due at ${new Date(entry.due).toISOString()}`;
        const event: MailEvent = { kind: "mail", change: "delayed", mail, reason, due: entry.due };
        this.#parts.trace.record(event, cause);
      }
      return id;
    });
  }

  /** From now on, messages take this long (`"10 min"`; `0` for at once) to arrive. */
  delaysDelivery(duration: string | number): void {
    this.#delay = parseDuration(duration);
  }

  /** From now on, messages to this address come back. */
  bounces(address: string, reason = "550 5.2.2 The mailbox is full"): void {
    this.#bouncing.set(address.toLowerCase(), reason);
  }

  /**
   * Lets a service fail from now on.
   *
   * @throws if the world has no such service
   */
  breaks(service: string, fault: MailServiceFault): void {
    this.service(service).fault = fault;
  }

  /** Lets a service work again. */
  repairs(service: string): void {
    this.service(service).fault = undefined;
  }

  /** The service of this name. @throws if the world has none */
  service(name: string): MailService {
    const found = this.#services.find((service) => service.name === name);
    if (found) return found;
    const names = this.#services.map((service) => service.name).join(", ") || "none";
    throw new Error(`No mail service "${name}" in this world; it has ${names}.`);
  }

  #deliverDue(now: number, cause: number | undefined): void {
    const due = this.#inTransit.filter((entry) => entry.due <= now);
    if (due.length === 0) return;
    this.#inTransit = this.#inTransit.filter((entry) => entry.due > now);
    for (const entry of due) this.#deliver(entry, entry.cause ?? cause);
  }

  #deliver({ mail, due }: InTransit, cause: number | undefined): void {
    const inbox = this.#inboxes.get(mail.to.toLowerCase());
    const reason =
      this.#bouncing.get(mail.to.toLowerCase()) ?? (inbox ? undefined : this.#noMailbox(mail.to));
    const { trace } = this.#parts;
    if (!inbox || reason !== undefined) {
      trace.record({ kind: "mail", change: "bounced", mail, ...(reason && { reason }) }, cause);
      return;
    }
    const delivered: Mail = { ...mail, receivedAt: due };
    inbox.push(delivered);
    trace.record({ kind: "mail", change: "delivered", mail: delivered }, cause);
  }

  #noMailbox(address: string): string {
    const known = this.addresses.filter((other) => !sameAddress(other, address));
    return `550 5.1.1 Nobody in this world has the address ${address}; there is ${known.join(", ") || "no mailbox at all"}`;
  }
}

/** The links of a message: those of its HTML, or where it has none, the addresses in its text. */
export function linksIn(html: string, text: string): string[] {
  const found = html
    ? new HtmlDocument(html, "about:blank").clickables.flatMap((clickable) =>
        clickable.kind === "link" ? [clickable.href] : [],
      )
    : (text.match(/\bhttps?:\/\/[^\s<>"]+/g) ?? []);
  return [...new Set(found.filter((address) => /^https?:/.test(address)))];
}
