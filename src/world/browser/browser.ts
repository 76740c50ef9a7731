import { getDomain } from "tldts";

import type { Clock } from "../clock";
import type { Network } from "../network";
import { SeededRandom } from "../random";
import type { Actor, Purpose } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { AuthenticatorSetup } from "../webauthn/authenticator";
import { BrowserCredentials } from "../webauthn/credentials";
import { CookieJar, type SameSiteContext } from "./cookie-jar";
import { MAX_REDIRECTS, redirectOf } from "./redirect";
import { Tab } from "./tab";

/** What the parts of a world share. */
export interface WorldParts {
  clock: Clock;
  network: Network;
  trace: Trace;
  /** Where authenticators take the ids of credentials from; by default a sequence of their own. */
  random?: SeededRandom;
}

/** A request as the browser's own machinery makes it, before cookies are added. */
export interface Outgoing {
  url: string;
  method: string;
  headers?: [string, string][];
  body?: string;
  purpose: Purpose;
  /** Address of the page that makes the request; null when a person typed the address. */
  initiator: string | null;
  /** Whether the response replaces the page of a tab. */
  navigation: boolean;
  /** Whether cookies are sent and kept (Fetch standard, "credentials mode"); by default always. */
  credentials?: RequestCredentials;
}

/** A user agent: one cookie jar and its tabs. */
export class Browser {
  readonly id: string;
  readonly actor: Actor;
  readonly jar: CookieJar;
  readonly tab: Tab;
  /** Its authenticators, and what is behind `navigator.credentials` in its pages. */
  readonly credentials: BrowserCredentials;
  readonly #parts: WorldParts;

  /**
   * @param id short name, unique in the world, used in code ("alice")
   * @param name what readers see ("Alice's laptop")
   * @param authenticators by default one that is built in
   */
  constructor(
    id: string,
    name: string,
    parts: WorldParts,
    authenticators: AuthenticatorSetup[] = [{ name: `Built into ${name}` }],
  ) {
    this.id = id;
    this.actor = { role: "browser", name };
    this.jar = new CookieJar(id, parts.trace);
    this.#parts = parts;
    const { random = new SeededRandom(1), trace } = parts;
    this.credentials = new BrowserCredentials(authenticators, { browser: id, random, trace });
    this.tab = new Tab(this, parts.trace);
    parts.clock.onChange((now, cause) => this.jar.sweep(now, cause));
  }

  /**
   * Sends a request and follows redirects.
   *
   * @param onRedirect hears of each further request before it is sent
   * @throws TypeError if nobody answers, or redirects lead nowhere or do not end
   */
  async load(outgoing: Outgoing, onRedirect?: (next: Outgoing) => void): Promise<Response> {
    let request = outgoing;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await this.#send(request);
      const next = redirectOf(request, response);
      if (!next) return response;
      onRedirect?.(next);
      request = next;
    }
    throw new TypeError(
      `More than ${MAX_REDIRECTS} redirects in a row; the last one is to ${request.url}.`,
    );
  }

  /** Writes what a page's script writes to the console with `console.error`. */
  log(message: string): void {
    const entry = { kind: "log", source: "console", level: "error" } as const;
    this.#parts.trace.record({ ...entry, message: `${this.actor.name}: ${message}` });
  }

  /** Sends one request with this browser's cookies and keeps the cookies of the answer. */
  async #send(outgoing: Outgoing): Promise<Response> {
    const { url, method, body } = outgoing;
    const context = sameSiteContext(outgoing);
    const headers = new Headers(outgoing.headers);
    const cookies = hasCredentials(outgoing) ? this.jar.header(url, context) : undefined;
    if (cookies) headers.set("cookie", cookies);
    describeInitiator(outgoing, headers);
    const request = new Request(withoutFragment(url), {
      method,
      headers,
      ...(body ? { body } : {}),
    });
    const { response, event } = await this.#parts.network.exchange(request, {
      from: this.actor,
      purpose: outgoing.purpose,
      browser: this.id,
    });
    for (const header of hasCredentials(outgoing) ? response.headers.getSetCookie() : []) {
      this.jar.receive(header, url, outgoing.navigation ? "strict" : context, event);
    }
    return response;
  }
}

/**
 * Which SameSite cookies go along (RFC 6265bis, section 5.2): all on a same-site request; `Lax` on a
 * cross-site top-level navigation with a safe method; `None` only on every other one.
 */
function sameSiteContext({ url, method, initiator, navigation }: Outgoing): SameSiteContext {
  if (initiator === null || site(initiator) === site(url)) return "strict";
  return navigation && (method === "GET" || method === "HEAD") ? "lax" : "none";
}

/** Scheme and registrable domain. Unknown top-level domains count as public suffixes. */
function site(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${getDomain(hostname) ?? hostname}`;
}

function hasCredentials({ url, initiator, credentials = "include" }: Outgoing): boolean {
  if (credentials !== "same-origin") return credentials === "include";
  return initiator === null || new URL(initiator).origin === new URL(url).origin;
}

/**
 * Adds what tells a server where a request comes from: `Referer` by the policy that browsers have by
 * default, strict-origin-when-cross-origin, and `Origin` (Fetch standard, "append a request `Origin`
 * header") on every request that may change something and on cross-origin `fetch`.
 */
function describeInitiator({ url, method, initiator, purpose }: Outgoing, headers: Headers): void {
  if (initiator === null) return;
  const from = new URL(initiator);
  const to = new URL(url);
  const sameOrigin = from.origin === to.origin;
  if (sameOrigin) headers.set("referer", from.origin + from.pathname + from.search);
  else if (from.protocol === to.protocol) headers.set("referer", `${from.origin}/`);
  const isSafe = method === "GET" || method === "HEAD";
  if (!isSafe || (purpose === "fetch" && !sameOrigin)) headers.set("origin", from.origin);
}

/** What goes over the wire: the fragment stays in the browser. */
function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? url;
}
