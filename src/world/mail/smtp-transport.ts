import { crossDistance } from "./mail-service";
import type { OutgoingMail, PostOffice } from "./post-office";
import { SmtpError, SmtpServer, type SmtpReceipt } from "./smtp-server";

/** Where and as whom to connect: what nodemailer reads from a URL or from options. */
export interface SmtpAddress {
  host: string;
  port: number;
  auth: { user: string; pass: string } | undefined;
}

/** The parts of nodemailer's `MailMessage` that a transport uses. */
interface MailMessage {
  message: { getEnvelope(): { from: string | false; to: string[] } };
  normalize(done: (error: Error | null, data: NormalizedMail) => void): void;
}

interface NormalizedMail {
  from?: { name: string; address: string };
  subject?: string;
  text?: string;
  html?: string;
}

/** A transport by nodemailer's plugin interface (nodemailer.com/plugins/create, "Transports"). */
export interface NodemailerTransport {
  name: string;
  version: string;
  send: (
    mail: MailMessage,
    done: (error: Error | null, info?: SmtpReceipt & { envelope: object }) => void,
  ) => void;
}

/**
 * A transport that reaches the world's SMTP servers. It is a plain object: core merges a provider's
 * options member by member (`lib/utils/merge.ts`), and would lose methods of a class.
 *
 * @param causeOf the request that is being answered, to which a message belongs
 */
export function worldTransport(
  address: SmtpAddress,
  office: PostOffice,
  causeOf: () => number | undefined,
): NodemailerTransport {
  return {
    name: "World",
    version: "1",
    send(mail, done) {
      const cause = causeOf();
      mail.normalize((error, data) => {
        if (error) return done(error);
        void crossDistance().then(() => {
          try {
            const envelope = mail.message.getEnvelope();
            const message = toMessage(data, envelope.to);
            const server = findServer(office, address);
            done(null, { ...server.submit({ ...address, message }, cause), envelope });
          } catch (failure) {
            done(failure instanceof Error ? failure : new Error(String(failure)));
          }
        });
      });
    },
  };
}

function toMessage(data: NormalizedMail, to: string[]): OutgoingMail {
  const { name = "", address = "" } = data.from ?? {};
  const { subject = "", text = "", html = "" } = data;
  return { from: name ? `${name} <${address}>` : address, to, subject, text, html };
}

/** The address in a provider's `server`: a URL, or options. Undefined if it is something else. */
export function readSmtpAddress(server: unknown): SmtpAddress | undefined {
  if (typeof server === "string") return readUrl(server);
  if (typeof server !== "object" || server === null || "send" in server) return undefined;
  const { url, service, host = service, port, secure, auth } = server as Record<string, unknown>;
  if (typeof url === "string") return readUrl(url);
  if (typeof host !== "string") return undefined;
  const { user, pass } = (auth ?? {}) as Record<string, unknown>;
  return {
    host,
    port: Number(port ?? (secure ? 465 : 587)),
    auth: typeof user === "string" ? { user, pass: String(pass ?? "") } : undefined,
  };
}

function readUrl(text: string): SmtpAddress | undefined {
  if (!/^smtps?:/i.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname,
    port: Number(port || (protocol === "smtps:" ? 465 : 587)),
    auth: username ? auth : undefined,
  };
}

function findServer(office: PostOffice, { host, port }: SmtpAddress): SmtpServer {
  const servers = office.services.filter((service) => service instanceof SmtpServer);
  const found = servers.find((server) => server.listensAt(host, port));
  if (found) return found;
  const known = servers.map(({ name }) => name).join(", ") || "none";
  throw new SmtpError(
    `getaddrinfo ENOTFOUND ${host}: no SMTP server in this world listens at ${host}:${port}. It has ${known}; add smtpServer({ host: "${host}", port: ${port} }) to the mail services of the scenario.`,
    "EDNS",
    "CONN",
  );
}

/** What is looked at of a config's e-mail provider. */
interface SmtpProvider {
  type?: unknown;
  options?: { server?: unknown };
}

/**
 * Gives the config's SMTP providers a transport into the world in place of the address of a server,
 * as the world gives `fetch` another network. A transport of the reader's own stays.
 *
 * @returns the way back to the config as it was
 */
export function routeSmtp(
  config: { providers?: unknown },
  office: PostOffice,
  causeOf: () => number | undefined,
): () => void {
  const undo: (() => void)[] = [];
  for (const provider of Array.isArray(config.providers) ? config.providers : []) {
    const { type, options } = (provider ?? {}) as SmtpProvider;
    const address = type === "email" ? readSmtpAddress(options?.server) : undefined;
    if (!address) continue;
    (provider as SmtpProvider).options = {
      ...options,
      server: worldTransport(address, office, causeOf),
    };
    undo.push(() => Object.assign(provider as SmtpProvider, { options }));
  }
  return () => {
    for (const step of undo) step();
  };
}
