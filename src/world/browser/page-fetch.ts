import type { Browser } from "./browser";
import {
  type CorsRequest,
  exposedHeaders,
  isSafeHeader,
  isSafeMethod,
  needsPreflight,
  readPermission,
  refusal,
  unsafeHeaderNames,
} from "./cors";
import type { Outgoing } from "./outgoing";
import { isRedirect, MAX_REDIRECTS, redirectOf } from "./redirect";
import { originFor } from "./request-headers";
import { isLoopback, isSameOrigin } from "./site";

/** What a page gives to `fetch`. Defaults are those of the Fetch standard. */
export interface PageFetchInit {
  method?: string;
  headers?: [name: string, value: string][];
  body?: string;
  credentials?: RequestCredentials;
  mode?: RequestMode;
  redirect?: RequestRedirect;
}

/** How much of a response a page may see (Fetch standard, "response tainting"). */
type Tainting = "basic" | "cors" | "opaque";

/** A page's call of `fetch`, as it stands after the redirects so far. */
interface Call {
  browser: Browser;
  page: string;
  outgoing: Outgoing;
  tainting: Tainting;
  mode: RequestMode;
  credentials: RequestCredentials;
  redirect: RequestRedirect;
}

/**
 * What a page's own `fetch` does: cookies by the credentials mode, other origins by the CORS
 * protocol (Fetch standard, "main fetch" and "HTTP fetch").
 *
 * @param page address of the page
 * @param url where to, already resolved against the page
 * @returns the response as the page may see it
 * @throws TypeError that names what is missing; a page in a real browser learns only that it failed
 */
export async function fetchForPage(
  browser: Browser,
  page: string,
  url: string,
  init: PageFetchInit,
): Promise<Response> {
  const { mode = "cors", credentials = "same-origin", redirect = "follow" } = init;
  const method = normalizeMethod(init.method ?? "GET");
  if (mode === "no-cors" && !isSafeMethod(method)) {
    throw new TypeError(`A request with mode "no-cors" cannot use the method ${method}.`);
  }
  const headers = (init.headers ?? []).filter(
    ([name, value]) => isSettable(name) && (mode !== "no-cors" || isSafeHeader(name, value)),
  );
  let call: Call = {
    browser,
    page,
    outgoing: {
      url,
      method,
      headers: withDefaults(headers, init.body),
      ...(init.body === undefined ? {} : { body: init.body }),
      purpose: "fetch",
      initiator: page,
      navigation: false,
    },
    tainting: "basic",
    mode,
    credentials,
    redirect,
  };
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    call = { ...call, tainting: nextTainting(call) };
    const response = await exchange(call);
    if (!isRedirect(response.status)) return visible(call, response, redirects > 0);
    if (redirect === "error") {
      throw new TypeError(`${call.outgoing.url} redirects, and the request forbids that.`);
    }
    if (redirect === "manual") return hidden("opaqueredirect", call.outgoing.url);
    const next = redirectOf(call.outgoing, response);
    if (!next) return visible(call, response, redirects > 0);
    refuseUserInfo(call, next.url);
    call = { ...call, outgoing: next };
  }
  throw new TypeError(
    `More than ${MAX_REDIRECTS} redirects in a row; the last one is to ${call.outgoing.url}.`,
  );
}

/** Sends one request of a call, after a preflight where it needs one, and checks the answer. */
async function exchange(call: Call): Promise<Response> {
  const { browser, tainting } = call;
  const outgoing = {
    ...call.outgoing,
    cors: tainting === "cors",
    credentials:
      call.credentials === "include" ||
      (call.credentials === "same-origin" && tainting === "basic"),
  };
  refuseMixedContent(call.page, outgoing.url);
  if (tainting !== "cors") return browser.send(outgoing);
  const request = corsRequest(call, outgoing);
  if (needsPreflight(request)) await preflight(browser, outgoing, request);
  const response = await browser.send(outgoing);
  const reason = refusal(request, response.headers);
  if (reason !== undefined) throw new TypeError(reason);
  return response;
}

function corsRequest({ credentials }: Call, outgoing: Outgoing): CorsRequest {
  return {
    url: outgoing.url,
    origin: originFor(outgoing) ?? "null",
    method: outgoing.method,
    headers: outgoing.headers ?? [],
    withCredentials: credentials === "include",
  };
}

/** Asks another origin for leave (Fetch standard, "CORS-preflight fetch"). */
async function preflight(browser: Browser, outgoing: Outgoing, request: CorsRequest) {
  if (browser.preflights.allows(request)) return;
  const names = unsafeHeaderNames(request.headers);
  const response = await browser.send({
    ...outgoing,
    method: "OPTIONS",
    body: undefined,
    headers: [
      ["accept", "*/*"],
      ["access-control-request-method", request.method],
      ...(names.length > 0
        ? [["access-control-request-headers", names.join(",")] as [string, string]]
        : []),
    ],
    credentials: false,
  });
  const permission = readPermission(request, response.status, response.headers);
  if (typeof permission === "string") throw new TypeError(permission);
  browser.preflights.add(request, permission);
}

/** How much of the answer the page may see, given where the request goes next. */
function nextTainting({ page, outgoing, tainting, mode, redirect }: Call): Tainting {
  const { url } = outgoing;
  if (tainting === "basic" && isSameOrigin(page, url)) return "basic";
  if (mode === "same-origin") {
    throw new TypeError(`${url} is of another origin, and the request's mode is "same-origin".`);
  }
  if (mode !== "no-cors") return "cors";
  if (redirect !== "follow") {
    throw new TypeError(`A request with mode "no-cors" to another origin must follow redirects.`);
  }
  return "opaque";
}

/** The response as the page sees it, with what `fetch` tells of it. */
function visible(
  { outgoing, tainting, credentials }: Call,
  response: Response,
  redirected: boolean,
) {
  if (tainting === "opaque") return hidden("opaque", "");
  const headers =
    tainting === "cors"
      ? exposedHeaders(response.headers, credentials === "include")
      : [...response.headers].filter(([name]) => name !== "set-cookie" && name !== "set-cookie2");
  const { status, statusText, body } = response;
  const seen = new Response(body, { status, statusText, headers });
  return describe(seen, { type: tainting, url: withoutFragment(outgoing.url), redirected });
}

/** A response of which the page sees nothing but that there was one. */
function hidden(type: "opaque" | "opaqueredirect", url: string): Response {
  return describe(new Response(null), { type, url, redirected: false, status: 0, ok: false });
}

/** Sets what no constructor of `Response` takes. */
function describe(response: Response, parts: Partial<Response>): Response {
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(response, name, { value, configurable: true });
  }
  return response;
}

/** A redirect must not lead to another origin with a name and a password in the address. */
function refuseUserInfo({ mode, page, tainting }: Call, url: string): void {
  const { username, password } = new URL(url);
  if (username === "" && password === "") return;
  if (tainting === "cors" || (mode === "cors" && !isSameOrigin(page, url))) {
    throw new TypeError(`A redirect leads to ${url}, which holds a name or a password.`);
  }
}

/** A page that came over TLS cannot fetch without it (Mixed Content, section 4.4). */
function refuseMixedContent(page: string, url: string): void {
  const to = new URL(url);
  if (new URL(page).protocol !== "https:" || to.protocol === "https:" || isLoopback(to.hostname)) {
    return;
  }
  throw new TypeError(`${page} came over TLS, so it cannot fetch ${url}, which is mixed content.`);
}

/** Names that a page may not set (Fetch standard, "forbidden request-header"), as far as we send them. */
const FORBIDDEN =
  /^(accept-charset|accept-encoding|access-control-request-(headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

function isSettable(name: string): boolean {
  return !FORBIDDEN.test(name);
}

/** What `fetch` adds by itself. */
function withDefaults(headers: [string, string][], body: string | undefined): [string, string][] {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  return [
    ...headers,
    ...(has("accept") ? [] : [["accept", "*/*"] as [string, string]]),
    ...(body === undefined || has("content-type")
      ? []
      : [["content-type", "text/plain;charset=UTF-8"] as [string, string]]),
  ];
}

/** Methods in their usual spelling (Fetch standard, "normalize"). PATCH is left as it is. */
function normalizeMethod(method: string): string {
  const upper = method.toUpperCase();
  return ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].includes(upper) ? upper : method;
}

function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? url;
}
