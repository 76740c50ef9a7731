import { asRecord, asText, parseJson } from "../config/values";
import type { History } from "../trace/history";

/** A version 4 UUID (RFC 9562, section 5.4): what core makes up where `profile` returns no `id`. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * Whether an account's id was made up for one sign-in: it looks like a UUID, and stands nowhere in what
 * the provider sent while the request was answered. (Some providers have UUIDs for ids.)
 */
export function isMadeUp(id: string, history: History, request: number | undefined): boolean {
  if (!UUID.test(id)) return false;
  return !history
    .exchangesDuring(request)
    .some(
      ({ answer }) => answer && (answer.body.includes(id) || idTokenText(answer.body).includes(id)),
    );
}

/** The claims of the ID token in a token response, as text; empty if there is none. */
function idTokenText(body: string): string {
  if (!body.includes("id_token")) return "";
  const claims = asText(asRecord(parseJson(body)).id_token)?.split(".")[1] ?? "";
  try {
    return atob(claims.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
