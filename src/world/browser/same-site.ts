import type { SameSiteContext } from "./cookie-jar";
import type { Outgoing } from "./outgoing";
import { isSameSite } from "./site";

/**
 * Which SameSite cookies go along (RFC 6265bis, section 5.2). What counts is the page that started
 * the request, not through whom redirects led: browsers do not do yet what the draft says of them.
 */
export function contextOfRequest({
  url,
  method,
  initiator,
  navigation,
}: Outgoing): SameSiteContext {
  if (initiator === null || isSameSite(initiator, url)) return "strict";
  if (!navigation) return "none";
  return method === "GET" || method === "HEAD" ? "lax" : "lax-unsafe";
}

/** Which SameSite cookies the answer may set: all, if it becomes the page of a tab. */
export function contextOfResponse(outgoing: Outgoing): SameSiteContext {
  return outgoing.navigation ? "strict" : contextOfRequest(outgoing);
}
