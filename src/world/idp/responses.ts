import type { ResponseMode } from "./definition";
import { formPostPage } from "./pages";

/** A JSON answer that no cache keeps, as token and user endpoints send it. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** A page. */
export function html(body: string, status = 200, headers: [string, string][] = []): Response {
  return new Response(body, {
    status,
    headers: [
      ["content-type", "text/html; charset=utf-8"],
      ["cache-control", "no-store"],
      ...headers,
    ],
  });
}

/**
 * Sends a browser back to an app with parameters: in the query of a redirect, or in a form that
 * submits itself (OAuth 2.0 Form Post Response Mode).
 */
export function sendBack(
  target: string,
  params: Record<string, string>,
  mode: ResponseMode,
  provider: string,
  headers: [string, string][] = [],
): Response {
  if (mode === "form_post") return html(formPostPage(provider, target, params), 200, headers);
  const url = new URL(target);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: [["location", url.href], ...headers] });
}

/** The answer to a request whose method an endpoint does not take (RFC 9110, section 15.5.6). */
export function methodNotAllowed(request: Request, allowed: string[]): Response {
  const message = `${new URL(request.url).pathname} takes ${allowed.join(" and ")}, not ${request.method}.`;
  return json({ error: "invalid_request", error_description: message }, 405, {
    allow: allowed.join(", "),
  });
}
