import { isAddress } from "../address";
import { type MailApiDefinition, mailApi } from "../mail-service";
import { asks, bearerToken, jsonObject, text } from "../requests";

/** A transactional e-mail as it is composed at Loops; `{name}` stands for a data variable. */
export interface LoopsTemplate {
  from: string;
  subject: string;
  text: string;
}

/** What an account at Loops holds. */
export interface LoopsAccount {
  apiKey: string;
  /** By transactional id. */
  templates: Record<string, LoopsTemplate>;
}

/**
 * Loops' transactional API. The app sends no message, only an id and variables: sender, subject and
 * text are composed at Loops, so what the recipient reads is not in the app's code.
 */
export function loops(account: LoopsAccount) {
  const definition: MailApiDefinition = {
    name: "Loops",
    origins: ["https://app.loops.so"],
    async answer(request, outbox) {
      if (!asks(request, "POST", "/api/v1/transactional")) {
        return Response.json({ success: false, message: "Not found" }, { status: 404 });
      }
      if (bearerToken(request) !== account.apiKey) {
        return Response.json({ error: "Invalid API key" }, { status: 401 });
      }
      const body = await jsonObject(request);
      if (!body) return refuse(400, "body", "The body is no valid JSON.");
      const id = text(body.transactionalId);
      const template = account.templates[id];
      if (!template) {
        return refuse(404, "transactionalId", `There is no transactional e-mail with the id ${id}`);
      }
      const email = text(body.email);
      if (!isAddress(email)) return refuse(400, "email", "The e-mail address is invalid.");
      const variables = (body.dataVariables ?? {}) as Record<string, unknown>;
      const missing = variablesOf(template).filter((name) => text(variables[name]) === "");
      if (missing.length > 0) {
        return refuse(400, "dataVariables", `Missing data variables: ${missing.join(", ")}`);
      }
      outbox.send({
        from: template.from,
        to: [email],
        subject: fill(template.subject, variables),
        text: fill(template.text, variables),
      });
      return Response.json({ success: true });
    },
    outage: () => refuse(500, "", "Something went wrong."),
  };
  return mailApi(definition);
}

const VARIABLE = /\{(\w+)\}/g;

function variablesOf({ subject, text: body }: LoopsTemplate): string[] {
  const names = [...`${subject} ${body}`.matchAll(VARIABLE)].map(([, name = ""]) => name);
  return [...new Set(names)];
}

function fill(template: string, variables: Record<string, unknown>): string {
  return template.replace(VARIABLE, (_, name: string) => text(variables[name]));
}

function refuse(status: number, path: string, message: string): Response {
  return Response.json({ success: false, path, message }, { status });
}
