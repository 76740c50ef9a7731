import { isAddress } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { asks, bearerToken, jsonObject, text } from "../requests";
import { type ApiAccount, isVerified } from "./sender";

/** The parts of a v3 message that are looked at. */
interface Message {
  personalizations?: { to?: { email?: unknown }[] }[];
  from?: { email?: unknown };
  subject?: unknown;
  content?: { type?: unknown; value?: unknown }[];
}

/**
 * SendGrid's v3 API: 202 without a body and the message's id in a header; errors as a list, each
 * with the field it is about. Addresses are bare: a display name has a member of its own.
 */
export function sendgrid(account: ApiAccount) {
  const definition: MailApiDefinition = {
    name: "SendGrid",
    origins: ["https://api.sendgrid.com"],
    async answer(request, outbox) {
      if (!asks(request, "POST", "/v3/mail/send")) return refuse(404, "not found");
      if (bearerToken(request) !== account.apiKey) {
        return refuse(401, "The provided authorization grant is invalid, expired, or revoked");
      }
      const body = (await jsonObject(request)) as Message | undefined;
      if (!body) return refuse(400, "Bad Request");
      const from = text(body.from?.email);
      const to = (body.personalizations ?? []).flatMap(({ to: list = [] }) =>
        list.map(({ email }) => text(email)),
      );
      const content = Object.fromEntries(
        (body.content ?? []).map(({ type, value }) => [text(type), text(value)]),
      );
      if (to.length === 0 || !to.every(isAddress)) {
        return refuse(400, "Does not contain a valid address.", "personalizations.0.to.0.email");
      }
      if (!isAddress(from)) {
        return refuse(400, "The from email does not contain a valid address.", "from.email");
      }
      if (!body.subject) return refuse(400, "The subject is required.", "subject");
      if (Object.keys(content).length === 0) {
        return refuse(400, "The content value must be a string.", "content.0.value");
      }
      if (!isVerified(from, account)) {
        const message = "The from address does not match a verified Sender Identity.";
        return refuse(403, message, "from");
      }
      const id = outbox.send({
        from,
        to,
        subject: text(body.subject),
        text: content["text/plain"] ?? "",
        html: content["text/html"] ?? "",
      });
      return new Response(null, { status: 202, headers: { "x-message-id": id } });
    },
    outage: () => refuse(500, "An internal server error occurred"),
  };
  return mailApi(definition);
}

function refuse(status: number, message: string, field: string | null = null): Response {
  return Response.json({ errors: [{ message, field, help: null }] }, { status });
}
