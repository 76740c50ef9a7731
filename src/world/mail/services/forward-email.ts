import { parseMailboxes } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { asks, basicCredentials, jsonObject, text } from "../requests";
import { type ApiAccount, isVerified } from "./sender";

/**
 * Forward Email's API: the key is the user of a Basic header without password, and a message that
 * is taken is answered with its record. Errors have the form of `@hapi/boom`.
 */
export function forwardEmail(account: ApiAccount) {
  const definition: MailApiDefinition = {
    name: "Forward Email",
    origins: ["https://api.forwardemail.net"],
    async answer(request, outbox) {
      if (!asks(request, "POST", "/v1/emails")) {
        return refuse(404, "Not Found", "Page does not exist.");
      }
      const { user, password } = basicCredentials(request);
      if (user !== account.apiKey || password !== "") {
        return refuse(401, "Unauthorized", "Invalid API token.");
      }
      const body = await jsonObject(request);
      if (!body) return refuse(400, "Bad Request", "The body is no valid JSON.");
      const from = parseMailboxes(text(body.from));
      const to = parseMailboxes([body.to].flat().map(text).join(","));
      if (from?.length !== 1 || !from[0]) {
        return refuse(400, "Bad Request", "From header must have one e-mail address.");
      }
      if (!to) return refuse(400, "Bad Request", "There are no recipients.");
      if (!isVerified(from[0].address, account)) {
        return refuse(404, "Not Found", `No domain of the account matches ${from[0].address}.`);
      }
      const recipients = to.map(({ address }) => address);
      const subject = text(body.subject);
      const id = outbox.send({
        from: text(body.from),
        to: recipients,
        subject,
        text: text(body.text),
        html: text(body.html),
      });
      return Response.json({
        object: "email",
        id,
        envelope: { from: from[0].address, to: recipients },
        message_id: `<${id}@${account.domain}>`,
        date: new Date(outbox.now()).toISOString(),
        subject,
        status: "queued",
      });
    },
    outage: () => refuse(503, "Service Unavailable", "Please try again later."),
  };
  return mailApi(definition);
}

function refuse(statusCode: number, error: string, message: string): Response {
  return Response.json({ statusCode, error, message }, { status: statusCode });
}
