import { sameAddress } from "./address";
import type { MailService, MailServiceFault } from "./mail-service";
import type { MailParts, OutgoingMail } from "./post-office";

/** An SMTP server that takes messages from the app. */
export interface SmtpServerSetup {
  host: string;
  /** By default 587, the port for message submission (RFC 6409). */
  port?: number;
  /** Who may send. Without it, the server asks nobody. */
  auth?: { user: string; pass: string };
  /** Recipients that it refuses at once, in its answer to RCPT TO. */
  refuses?: string[];
}

/** What a client gives in a session: the server's address, its own credentials, the message. */
export interface SmtpSession {
  host: string;
  port: number;
  auth: { user: string; pass: string } | undefined;
  message: OutgoingMail;
}

/** The outcome of a session, in the words of nodemailer's `SentMessageInfo`. */
export interface SmtpReceipt {
  messageId: string;
  accepted: string[];
  rejected: string[];
  response: string;
}

/** An SMTP failure as nodemailer reports it (`smtp-connection`, `_formatError`). */
export class SmtpError extends Error {
  override readonly name = "SmtpError";

  constructor(
    message: string,
    readonly code: "EDNS" | "ESOCKET" | "EAUTH" | "EENVELOPE" | "EMESSAGE",
    readonly command: string,
    /** The server's reply code, if it replied. */
    readonly responseCode?: number,
  ) {
    super(message);
  }
}

/**
 * A mail submission server. It speaks no SMTP over a socket, which the realm does not have: a
 * session is one call, and ends as a session with these commands would end (RFC 5321).
 */
export class SmtpServer implements MailService {
  readonly name: string;
  fault: MailServiceFault | undefined;
  readonly #setup: SmtpServerSetup;
  readonly #parts: MailParts;

  constructor(setup: SmtpServerSetup, parts: MailParts) {
    this.name = setup.host;
    this.#setup = setup;
    this.#parts = parts;
  }

  /** Whether it listens at this host and port. */
  listensAt(host: string, port: number): boolean {
    return sameAddress(host, this.#setup.host) && port === (this.#setup.port ?? 587);
  }

  /**
   * Takes a message.
   *
   * @param cause the event that led to it
   * @throws SmtpError if the session fails, with the code that nodemailer gives the failure
   */
  submit({ host, port, auth, message }: SmtpSession, cause: number | undefined): SmtpReceipt {
    if (this.fault === "unreachable") {
      throw new SmtpError(`connect ECONNREFUSED ${host}:${port}`, "ESOCKET", "CONN");
    }
    if (this.fault === "down") {
      const reply = "Invalid greeting. response=421 4.3.2 Service not available";
      throw new SmtpError(reply, "ESOCKET", "CONN", 421);
    }
    const wanted = this.#setup.auth;
    if (wanted && (auth?.user !== wanted.user || auth.pass !== wanted.pass)) {
      const reply = "535 5.7.8 Authentication credentials invalid";
      throw new SmtpError(`Invalid login: ${reply}`, "EAUTH", "AUTH PLAIN", 535);
    }
    const refused = this.#setup.refuses ?? [];
    const isRefused = (to: string) => refused.some((address) => sameAddress(address, to));
    const accepted = message.to.filter((to) => !isRefused(to));
    const rejected = message.to.filter(isRefused);
    if (accepted.length === 0) {
      const reply = "Can't send mail - all recipients were rejected: 550 5.1.1 User unknown";
      throw new SmtpError(reply, "EENVELOPE", "RCPT TO", 550);
    }
    const [id = ""] = this.#parts.office.send({ ...message, to: accepted }, this.name, cause);
    return { messageId: `<${id}@${host}>`, accepted, rejected, response: `250 2.0.0 Ok: ${id}` };
  }
}

/** An SMTP server, as a member of `MailSetup.services`. */
export function smtpServer(setup: SmtpServerSetup): (parts: MailParts) => SmtpServer {
  return (parts) => new SmtpServer(setup, parts);
}
