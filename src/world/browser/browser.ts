import { getDomain } from "tldts";

import type { Clock } from "../clock";
import type { Network } from "../network";
import type { Actor, Purpose } from "../trace/events";
import type { Trace } from "../trace/trace";
import { CookieJar, type SameSiteContext } from "./cookie-jar";
import { Tab } from "./tab";

/** What the parts of a world share. */
export interface WorldParts {
  clock: Clock;
  network: Network;
  trace: Trace;
}

/** A request as the browser's own machinery makes it, before cookies are added. */
export interface Outgoing {
  url: string;
  method: string;
  headers?: [string, string][];
  body?: string;
  purpose: Purpose;
  /** Origin of the page that makes the request; null when a person typed the address. */
  initiator: string | null;
  /** Whether the response replaces the page of a tab. */
  navigation: boolean;
  credentials?: boolean;
}

/** A user agent: one cookie jar and its tabs. */
export class Browser {
  readonly id: string;
  readonly actor: Actor;
  readonly jar: CookieJar;
  readonly tab: Tab;
  readonly #parts: WorldParts;

  /**
   * @param id short name, unique in the world, used in code ("alice")
   * @param name what readers see ("Alice's laptop")
   */
  constructor(id: string, name: string, parts: WorldParts) {
    this.id = id;
    this.actor = { role: "browser", name };
    this.jar = new CookieJar(id, parts.trace);
    this.#parts = parts;
    this.tab = new Tab(this, parts.trace);
    parts.clock.onChange((now, cause) => this.jar.sweep(now, cause));
  }

  /** Sends one request with this browser's cookies and keeps the cookies of the answer. */
  async send(outgoing: Outgoing): Promise<Response> {
    const { url, method, body, initiator, credentials = true } = outgoing;
    const headers = new Headers(outgoing.headers);
    const context = sameSiteContext(outgoing);
    const cookies = credentials ? this.jar.header(url, context) : undefined;
    if (cookies) headers.set("cookie", cookies);
    if (initiator !== null && method !== "GET" && method !== "HEAD") {
      headers.set("origin", initiator);
    }
    const request = new Request(url, { method, headers, ...(body ? { body } : {}) });
    const { response, event } = await this.#parts.network.exchange(request, {
      from: this.actor,
      purpose: outgoing.purpose,
      browser: this.id,
    });
    for (const header of credentials ? response.headers.getSetCookie() : []) {
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
