import { parseMailboxes } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { asks, bearerToken, jsonObject, text } from "../requests";
import { type ApiAccount, isVerified } from "./sender";

/**
 * Resend's API: one endpoint, a Bearer key, JSON in and out. Errors have `statusCode`, `name` and
 * `message` (resend.com/docs/api-reference/errors).
 */
export function resend(account: ApiAccount) {
  const definition: MailApiDefinition = {
    name: "Resend",
    origins: ["https://api.resend.com"],
    async answer(request, outbox) {
      if (!asks(request, "POST", "/emails")) {
        return refuse(404, "not_found", "There is no such endpoint.");
      }
      const key = bearerToken(request);
      if (!key) return refuse(401, "missing_api_key", "The request carries no API key.");
      if (key !== account.apiKey) return refuse(403, "invalid_api_key", "API key is invalid.");
      const body = await jsonObject(request);
      if (!body) return refuse(400, "validation_error", "The body must be a JSON object.");
      const missing = ["from", "to", "subject"].find((field) => !body[field]);
      if (missing) {
        return refuse(422, "missing_required_field", `Missing \`${missing}\` field.`);
      }
      const from = parseMailboxes(text(body.from));
      const to = parseMailboxes([body.to].flat().map(text).join(","));
      if (from?.length !== 1 || !to) {
        const field = to ? "from" : "to";
        return refuse(422, "validation_error", `Invalid \`${field}\` field: no e-mail address.`);
      }
      if (!from[0] || !isVerified(from[0].address, account)) {
        const message = `Only ${account.domain} is verified in this account, not the domain of ${text(body.from)}.`;
        return refuse(403, "validation_error", message);
      }
      const id = outbox.send({
        from: text(body.from),
        to: to.map(({ address }) => address),
        subject: text(body.subject),
        text: text(body.text),
        html: text(body.html),
      });
      return Response.json({ id });
    },
    outage: () => refuse(500, "application_error", "An unexpected error occurred."),
  };
  return mailApi(definition);
}

function refuse(statusCode: number, name: string, message: string): Response {
  return Response.json({ statusCode, name, message }, { status: statusCode });
}
