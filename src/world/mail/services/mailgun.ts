import { parseMailboxes } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { basicCredentials, text } from "../requests";
import type { ApiAccount } from "./sender";

/**
 * Mailgun's v3 API, in both regions: the sending domain stands in the path, the key is the password
 * of the user `api`, and the message comes as form data. A wrong key is answered in plain text.
 */
export function mailgun(account: ApiAccount) {
  const definition: MailApiDefinition = {
    name: "Mailgun",
    origins: ["https://api.mailgun.net", "https://api.eu.mailgun.net"],
    async answer(request, outbox) {
      const { pathname } = new URL(request.url);
      const [, encoded] = /^\/v3\/([^/]+)\/messages$/.exec(pathname) ?? [];
      if (encoded === undefined || request.method !== "POST") {
        return new Response("404 page not found", { status: 404 });
      }
      const { user, password } = basicCredentials(request);
      if (user !== "api" || password !== account.apiKey) {
        return new Response("Forbidden", { status: 401 });
      }
      const domain = decodeURIComponent(encoded);
      if (domain.toLowerCase() !== account.domain.toLowerCase()) {
        return refuse(404, `Domain not found: ${domain}`);
      }
      const form = await formData(request);
      if (!form) return refuse(400, "The body is no form data.");
      const [from, subject] = [text(form.get("from")), text(form.get("subject"))];
      const to = parseMailboxes(form.getAll("to").map(text).join(","));
      if (!from) return refuse(400, "from parameter is missing");
      if (!parseMailboxes(from)) {
        return refuse(400, "from parameter is not a valid address. please check documentation");
      }
      if (!to) {
        return refuse(400, "to parameter is not a valid address. please check documentation");
      }
      const body = { text: text(form.get("text")), html: text(form.get("html")) };
      if (!body.text && !body.html) {
        return refuse(400, "Need at least one of 'text', 'html' parameters specified");
      }
      const recipients = to.map(({ address }) => address);
      const id = outbox.send({ from, to: recipients, subject, ...body });
      return Response.json({ id: `<${id}@${domain}>`, message: "Queued. Thank you." });
    },
    outage: () => refuse(500, "Internal Server Error"),
  };
  return mailApi(definition);
}

async function formData(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
