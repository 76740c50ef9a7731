import type { MailSetup } from "../../world/mail/post-office";
import { forwardEmail } from "../../world/mail/services/forward-email";
import { loops } from "../../world/mail/services/loops";
import { mailgun } from "../../world/mail/services/mailgun";
import { postmark } from "../../world/mail/services/postmark";
import { resend } from "../../world/mail/services/resend";
import type { ApiAccount } from "../../world/mail/services/sender";
import { sendgrid } from "../../world/mail/services/sendgrid";
import { parseMailboxes } from "../../world/mail/address";
import { smtpServer } from "../../world/mail/smtp-server";
import { readSmtpAddress } from "../../world/mail/smtp-transport";
import type { ProviderAtHand } from "./config-at-hand";

type Service = NonNullable<MailSetup["services"]>[number];

/** The mail APIs of the world, by the id of the module that uses each. */
const APIS: Record<string, (account: ApiAccount) => Service> = {
  forwardemail: forwardEmail,
  mailgun,
  postmark,
  resend,
  sendgrid,
};

/** The domain in the provider modules' own sender, for which no app has an account anywhere. */
const NOT_OWN = "authjs.dev";

/**
 * The services through which a config's e-mail providers send: an account with the key that the
 * config has, for the domain that it sends from. SMTP servers listen where the config looks for them.
 *
 * @param app the app's own domain
 */
export function mailServices(providers: readonly ProviderAtHand[], app: string): Service[] {
  const services = new Map<string, Service>();
  for (const { type, ownId, settings } of providers) {
    if (type !== "email") continue;
    const sender = domainOf(text(settings.from));
    const domain = sender === NOT_OWN ? app : sender;
    const account = { apiKey: text(settings.apiKey), domain };
    const api = APIS[ownId];
    if (api) services.set(ownId, api(account));
    if (ownId === "loops") {
      services.set(ownId, loops({ ...account, templates: template(settings.transactionalId) }));
    }
    const smtp = readSmtpAddress(settings.server);
    if (smtp) {
      const { host, port, auth } = smtp;
      services.set(`${host}:${port}`, smtpServer({ host, port, ...(auth && { auth }) }));
    }
  }
  return [...services.values()];
}

/** With Loops the message is written in its editor; the app names it and sends what goes into it. */
function template(id: unknown) {
  return {
    [text(id)]: {
      from: "App <hello@app.example>",
      subject: "Sign in to app.example",
      text: "Welcome back. This link signs you in: {url}",
    },
  };
}

function domainOf(from: string): string {
  const [sender] = parseMailboxes(from) ?? [];
  return sender?.address.split("@")[1] ?? "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
