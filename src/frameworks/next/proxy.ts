import type { NextRequest } from "next/dist/server/web/spec-extension/request";
import { getRelativeURL } from "next/dist/shared/lib/router/utils/relativize-url";

import { type Exports, FrameworkError } from "../framework";
import { readMatcher } from "./matcher";

/** A function of the app that gets Next.js's requests. */
export type NextFunction = (request: NextRequest, context: object) => unknown;

/** `proxy.ts`, read. */
export interface Proxy {
  matches: (pathname: string) => boolean;
  run: NextFunction;
}

/** What the proxy decided. */
export type Verdict =
  /** The browser gets this; nothing else is asked. */
  | { answer: Response }
  /** The request goes on, perhaps as another one. */
  | { pathname: string; headers: Headers; added: Headers };

/** @throws FrameworkError if the file exports no function, or its matcher is none */
export function readProxy(exports: Exports): Proxy {
  const run = exports.proxy ?? exports.default;
  if (typeof run !== "function") {
    throw new FrameworkError(
      "proxy.ts exports no function",
      "Export the function as `proxy`, or as the default export.",
      "proxy.ts",
    );
  }
  const { matcher } = (exports.config ?? {}) as { matcher?: unknown };
  return { matches: readMatcher(matcher), run: run as NextFunction };
}

const INTERNAL = /^x-middleware-/;

/**
 * Reads what a proxy returned, as Next.js's server does: a response answers, unless its headers say
 * that the request goes on (`NextResponse.next()`, `NextResponse.rewrite()`).
 *
 * @param headers of the request, as the route would get them
 * @param appendCookies adds what `cookies()` has written meanwhile
 * @throws TypeError if it is no response; FrameworkError for a rewrite to another origin
 */
export function readVerdict(
  returned: unknown,
  request: NextRequest,
  headers: Headers,
  appendCookies: (headers: Headers) => void,
): Verdict {
  const url = new URL(request.url);
  const response = returned ?? new Response(null, { headers: { "x-middleware-next": "1" } });
  if (!(response instanceof Response)) {
    throw new TypeError("Expected an instance of Response to be returned");
  }
  const added = new Headers(response.headers);
  appendCookies(added);
  const rewrite = added.get("x-middleware-rewrite");
  const goesOn = rewrite !== null || added.has("x-middleware-next");
  const forRoute = overrideHeaders(headers, added);
  for (const name of [...added.keys()]) if (INTERNAL.test(name)) added.delete(name);
  if (goesOn) {
    const target = new URL(rewrite ?? url.href, url);
    if (target.origin !== url.origin) {
      throw new FrameworkError(
        "The lab's Next.js is smaller",
        `proxy.ts rewrites to ${target.origin}: a rewrite stays in the app here. Fetch it in a Route Handler.`,
        "proxy.ts",
      );
    }
    return { pathname: target.pathname, headers: forRoute, added };
  }
  const location = added.get("location");
  // To its own origin, Next.js redirects by a path.
  if (location !== null && new URL(location, url).host === url.host) {
    added.set("location", getRelativeURL(location, url.href));
  }
  return { answer: new Response(response.body, { status: response.status, headers: added }) };
}

/** The request's headers, with what the proxy has set for the route (`NextResponse.next({ request })`). */
function overrideHeaders(headers: Headers, added: Headers): Headers {
  const names = added.get("x-middleware-override-headers");
  const cookies = added.get("x-middleware-set-cookie");
  const result = names === null ? new Headers(headers) : new Headers();
  for (const name of names?.split(",") ?? []) {
    const value = added.get(`x-middleware-request-${name.trim()}`);
    if (value !== null) result.set(name.trim(), value);
  }
  // The route reads the cookies that the proxy sets by `response.cookies`.
  for (const cookie of added.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    if (cookies?.includes(pair)) setCookie(result, pair);
  }
  return result;
}

function setCookie(headers: Headers, pair: string): void {
  const name = pair.slice(0, pair.indexOf("=") + 1);
  const others = (headers.get("cookie") ?? "")
    .split("; ")
    .filter((one) => one !== "" && !one.startsWith(name));
  headers.set("cookie", [...others, pair].join("; "));
}
