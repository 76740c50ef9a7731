import type { TokenState } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import type { EventList } from "../../state/lab-store";

export const KIND: Record<TokenState["kind"], string> = {
  id_token: "ID token",
  access_token: "Access token",
  refresh_token: "Refresh token",
};

/** What a token is worth now, in a word or two. */
export function standingText({ standing, expires }: TokenState): string {
  if (standing !== "unknown") return standing;
  return expires === null ? "not known" : "not expired";
}

/** What is known of the signature of a token; undefined: it has none that could be looked at. */
export function signatureText({
  kind,
  signature,
  header,
  provider,
}: TokenState): string | undefined {
  if (signature === "valid") return `Valid: a key that ${shown(provider)} publishes made it.`;
  if (signature === "invalid")
    return `Not valid: no key that ${shown(provider)} publishes made it.`;
  return kind === "id_token" || header ? "Not checked here." : undefined;
}

/**
 * What Auth.js checks of an ID token. Core redeems codes; what an app gets for a refresh token, its
 * own code asks for, and core never sees.
 */
export function checksText(token: TokenState, events: EventList): string | undefined {
  if (token.kind !== "id_token") return undefined;
  if (grantTypeOf(token, events) === "refresh_token") {
    return "Core checks nothing of this one: it came with a refresh, for which the app’s own code asked.";
  }
  return "Core checks the issuer, the audience, the times and, if it asked for one, the nonce. It does not check the signature, because the token comes straight from the token endpoint.";
}

/** What was exchanged for a token: the `grant_type` of the request that brought it. */
function grantTypeOf({ event }: TokenState, events: EventList): string | null {
  const response = events.find(({ id }) => id === event);
  if (response?.kind !== "response") return null;
  const request = events.find(({ id }) => id === response.request);
  return request?.kind === "request" ? new URLSearchParams(request.body).get("grant_type") : null;
}
