import { parseMailboxes } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { asks, jsonObject, text } from "../requests";
import { type ApiAccount, isVerified } from "./sender";

/**
 * Postmark's API: members in Pascal case, the key in a header of its own, and every answer with an
 * `ErrorCode` beside the HTTP status (postmarkapp.com/developer/api/overview).
 */
export function postmark(account: ApiAccount) {
  const definition: MailApiDefinition = {
    name: "Postmark",
    origins: ["https://api.postmarkapp.com"],
    async answer(request, outbox) {
      if (!asks(request, "POST", "/email")) return new Response("Not found", { status: 404 });
      if (request.headers.get("x-postmark-server-token") !== account.apiKey) {
        return refuse(401, 10, "The request carries no valid server token.");
      }
      const body = await jsonObject(request);
      if (!body) return refuse(422, 402, "The body is no valid JSON.");
      const from = parseMailboxes(text(body.From));
      const to = parseMailboxes(text(body.To));
      if (from?.length !== 1) return refuse(422, 300, "Invalid 'From' address.");
      if (!to) return refuse(422, 300, "Invalid 'To' address.");
      if (!body.TextBody && !body.HtmlBody) {
        return refuse(422, 300, "Provide either 'HtmlBody', 'TextBody' or both.");
      }
      if (!from[0] || !isVerified(from[0].address, account)) {
        const message = `The 'From' address ${text(body.From)} belongs to no verified sender signature.`;
        return refuse(422, 400, message);
      }
      const id = outbox.send({
        from: text(body.From),
        to: to.map(({ address }) => address),
        subject: text(body.Subject),
        text: text(body.TextBody),
        html: text(body.HtmlBody),
      });
      return Response.json({
        To: text(body.To),
        SubmittedAt: new Date(outbox.now()).toISOString(),
        MessageID: id,
        ErrorCode: 0,
        Message: "OK",
      });
    },
    outage: () => refuse(503, 100, "Postmark is offline for maintenance."),
  };
  return mailApi(definition);
}

function refuse(status: number, ErrorCode: number, Message: string): Response {
  return Response.json({ ErrorCode, Message }, { status });
}
