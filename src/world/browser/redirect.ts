import type { Outgoing } from "./browser";

/** Chromium gives up at 20 redirects in a row. */
export const MAX_REDIRECTS = 20;

/**
 * The request to which a response redirects, if it does (Fetch standard, "HTTP-redirect fetch").
 *
 * @throws TypeError if the redirect leads to something that is no page
 */
export function redirectOf(request: Outgoing, response: Response): Outgoing | undefined {
  const { status } = response;
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  const url = resolve(location, request.url);
  const keepsMethod =
    status >= 307 || request.method === "GET" || (status < 303 && request.method !== "POST");
  if (keepsMethod) return { ...request, url };
  const headers = request.headers?.filter(([name]) => !name.toLowerCase().startsWith("content-"));
  return { ...request, url, method: "GET", body: undefined, headers };
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
    throw new TypeError(`A redirect leads to "${location}", which is no page.`);
  }
  url.hash ||= new URL(base).hash;
  return url.href;
}
