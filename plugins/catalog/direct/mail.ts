import type { MailSetup } from "../../../src/world/mail/post-office";
import { forwardEmail } from "../../../src/world/mail/services/forward-email";
import { loops } from "../../../src/world/mail/services/loops";
import { mailgun } from "../../../src/world/mail/services/mailgun";
import { postmark } from "../../../src/world/mail/services/postmark";
import { resend } from "../../../src/world/mail/services/resend";
import { sendgrid } from "../../../src/world/mail/services/sendgrid";
import { smtpServer } from "../../../src/world/mail/smtp-server";

export const ALICE = "alice@mail.example";
export const FROM = "no-reply@app.example";
export const API_KEY = "fake-mail-api-key";
export const SMTP_URL = "smtp://app:fake-smtp-password@smtp.mail.example:587";
export const LOOPS_TEMPLATE = "fake-transactional-id";

/** Mail for Alice, with an account of app.example at every service. */
export const MAIL: MailSetup = {
  addresses: { alice: ALICE },
  services: [
    ...[forwardEmail, mailgun, postmark, resend, sendgrid].map((service) =>
      service({ apiKey: API_KEY, domain: "app.example" }),
    ),
    loops({
      apiKey: API_KEY,
      templates: {
        [LOOPS_TEMPLATE]: {
          from: "App <hello@app.example>",
          subject: "Sign in to app.example",
          text: "Welcome back. This link signs you in: {url}",
        },
      },
    }),
    smtpServer({
      host: "smtp.mail.example",
      auth: { user: "app", pass: "fake-smtp-password" },
    }),
  ],
};
