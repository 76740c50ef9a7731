import type { Outgoing } from "./outgoing";
import { referrerFor } from "./request-headers";
import { isSameOrigin } from "./site";

/** Chromium gives up at 20 redirects in a row. */
export const MAX_REDIRECTS = 20;

/** Fields that describe a body, and go with it (Fetch standard, "request-body-header name"). */
const BODY_HEADERS = new Set([
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
]);

/**
 * The request to which a response redirects, if it does (Fetch standard, "HTTP-redirect fetch").
 *
 * @throws TypeError if the redirect leads to something that is no page
 */
export function redirectOf(request: Outgoing, response: Response): Outgoing | undefined {
  const location = response.headers.get("location");
  if (!isRedirect(response.status) || location === null) return undefined;
  const url = resolve(location, request.url);
  const isKept = keepsMethod(response.status, request.method);
  const isDropped = (name: string) =>
    (!isKept && BODY_HEADERS.has(name)) ||
    (name === "authorization" && !isSameOrigin(request.url, url));
  return {
    ...request,
    url,
    ...(isKept ? {} : { method: "GET", body: undefined }),
    headers: request.headers?.filter(([name]) => !isDropped(name.toLowerCase())),
    referrer: referrerFor(referrerOf(request), request.url),
    tainted: request.tainted === true || taints(request, url),
  };
}

/** Whether a status sends the browser elsewhere. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** What the request tells of where it comes from, before the host is looked at. */
export function referrerOf({ referrer, initiator }: Outgoing): string | null {
  return referrer === undefined ? initiator : referrer;
}

function keepsMethod(status: number, method: string): boolean {
  if (method === "GET" || method === "HEAD") return true;
  return status >= 307 || (status < 303 && method !== "POST");
}

/**
 * Whether a redirect makes the request's origin unknown. For a page's `fetch`, as the Fetch standard
 * says: when a host of another origin hands on to a third. For navigations browsers do it whenever
 * the origin changes.
 */
function taints({ url: from, initiator, navigation }: Outgoing, to: string): boolean {
  if (isSameOrigin(from, to)) return false;
  return navigation || (initiator !== null && !isSameOrigin(initiator, from));
}

/** The address of a Location header. It keeps the fragment of the request, unless it has its own. */
function resolve(location: string, base: string): string {
  let url: URL | undefined;
  try {
    url = new URL(location, base);
  } catch {
    // Refused below, as an address of another kind is.
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`A redirect leads to "${location}", which is not a page.`);
  }
  url.hash ||= new URL(base).hash;
  return url.href;
}
