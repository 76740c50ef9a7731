import { defaultPath, domainMatch, pathMatch } from "tough-cookie";

import type { CookieEvent, CookieRecord } from "../trace/events";
import type { Trace } from "../trace/trace";
import { isPublicSuffix, isSecure, registrableDomain } from "./site";
import { pairSize, parseSetCookie, type SetCookie } from "./set-cookie";

/**
 * How a request relates to the site of the page that makes it (RFC 6265bis, section 5.2):
 * `strict` a same-site one, `lax` a cross-site navigation by a safe method, `lax-unsafe` a
 * cross-site navigation by another method, `none` every other one.
 */
export type SameSiteContext = "strict" | "lax" | "lax-unsafe" | "none";

/** What picks cookies: those that have all of these parts. */
export type CookieFilter = Partial<Pick<CookieRecord, "name" | "domain" | "path" | "hostOnly">>;

/** A cookie in the store, with what decides about its order and its end. */
interface Stored {
  record: CookieRecord;
  /** World time at which it was made. */
  created: number;
  /** Place in the order in which cookies were made. */
  order: number;
  /** Place in the order in which cookies were last sent or set. */
  used: number;
}

/** Cookies that Chromium keeps for a registrable domain, and how many of them a purge leaves. */
const MOST_PER_DOMAIN = 180;
const LEFT_BY_PURGE = 150;

/** How long Chromium sends a cookie without SameSite on a cross-site POST, in milliseconds. */
const LAX_UNSAFE_AGE = 2 * 60_000;

/**
 * One browser's cookies, kept as RFC 6265bis tells a user agent to; where Chromium does otherwise,
 * so does the jar (tests/conformance/browser compares them). Every change goes to the trace.
 * The store is ours, because tough-cookie's follows RFC 6265 (decisions/0003-cookie-jar.md).
 */
export class CookieJar {
  readonly #store = new Map<string, Stored>();
  readonly #browser: string;
  readonly #trace: Trace;
  readonly #now: () => number;
  #sequence = 0;

  /**
   * @param browser id of the browser, for the trace
   * @param now the world's time in milliseconds since the epoch; by default `Date`, which reads it
   */
  constructor(browser: string, trace: Trace, now: () => number = () => Date.now()) {
    this.#browser = browser;
    this.#trace = trace;
    this.#now = now;
  }

  /** The `Cookie` header for a request, or undefined if no cookie matches (section 5.8.3). */
  header(url: string, context: SameSiteContext): string | undefined {
    const target = new URL(url);
    const matches = [...this.#live()]
      .filter((cookie) => goesTo(cookie.record, target) && this.#isAllowed(cookie, context))
      .sort((a, b) => b.record.path.length - a.record.path.length || a.order - b.order);
    for (const cookie of matches) cookie.used = ++this.#sequence;
    return matches.map(({ record }) => pairOf(record)).join("; ") || undefined;
  }

  /**
   * Takes one `Set-Cookie` header that came with the response from `url` (section 5.7).
   *
   * @param cause the event that brought it
   */
  receive(header: string, url: string, context: SameSiteContext, cause?: number): void {
    const { cookie, refusal } = parseSetCookie(header, this.#now());
    const from = new URL(url);
    const record = toRecord(cookie, from);
    const reason = refusal ?? this.#refuse(cookie, record, from, context);
    if (reason !== undefined) return this.#report("rejected", record, cause, reason);
    this.#keep(record, cause);
    this.#evict(record, cause);
  }

  /** All cookies that have not expired, oldest first. */
  list(): CookieRecord[] {
    return [...this.#live()].sort((a, b) => a.order - b.order).map(({ record }) => ({ ...record }));
  }

  /** Puts a cookie into the jar as it is, as somebody with the browser's developer tools can. */
  put(cookie: CookieRecord, cause?: number): void {
    this.#keep({ ...cookie, size: pairSize(cookie) }, cause);
  }

  /** Copies cookies, all or those that match, into the jar of another browser: a theft. */
  copyTo(jar: CookieJar, filter: CookieFilter = {}, cause?: number): CookieRecord[] {
    const copied = this.list().filter((cookie) => matches(cookie, filter));
    for (const cookie of copied) jar.put(cookie, cause);
    return copied;
  }

  /** Removes cookies, all or those that match, as a person can in the settings; tells which. */
  delete(filter: CookieFilter = {}, cause?: number): CookieRecord[] {
    const deleted = this.list().filter((cookie) => matches(cookie, filter));
    for (const cookie of deleted) this.#remove(cookie, "deleted", cause);
    return deleted;
  }

  /** Drops the cookies that last as long as the browser runs: it was closed. */
  endSession(cause?: number): void {
    for (const cookie of this.list()) {
      if (cookie.expires === null) this.#remove(cookie, "expired", cause);
    }
  }

  /**
   * Drops what has expired.
   *
   * @param now the world's time in milliseconds since the epoch
   * @param cause the event that moved it
   */
  sweep(now: number, cause?: number): void {
    for (const { record } of [...this.#store.values()]) {
      if (hasExpired(record, now)) this.#remove(record, "expired", cause);
    }
  }

  *#live(): Iterable<Stored> {
    const now = this.#now();
    for (const cookie of this.#store.values()) if (!hasExpired(cookie.record, now)) yield cookie;
  }

  /** Whether SameSite lets a cookie go along (section 5.8.3; Chromium's exception for POST). */
  #isAllowed({ record, created }: Stored, context: SameSiteContext): boolean {
    if (context === "strict" || record.sameSite === "None") return true;
    if (context === "lax") return record.sameSite !== "Strict";
    if (context === "none" || record.sameSite !== null) return false;
    return this.#now() - created <= LAX_UNSAFE_AGE;
  }

  /** Why a cookie is not taken, if it is not. */
  #refuse(
    cookie: SetCookie,
    record: CookieRecord,
    from: URL,
    context: SameSiteContext,
  ): string | undefined {
    return (
      refuseDomain(cookie, from) ??
      refuseSecure(record, from) ??
      refuseSameSite(record, context) ??
      refusePrefix(cookie, from) ??
      this.#refuseOverwriting(record, from)
    );
  }

  /** A response without TLS cannot change or hide a cookie that came over TLS (section 5.7). */
  #refuseOverwriting(record: CookieRecord, from: URL): string | undefined {
    if (isSecure(from)) return undefined;
    for (const { record: other } of this.#live()) {
      if (
        other.secure &&
        other.name === record.name &&
        (isWithin(record.domain, other.domain) || isWithin(other.domain, record.domain)) &&
        pathMatch(record.path, other.path)
      ) {
        return "It would overwrite a cookie with Secure, and the connection is not secure.";
      }
    }
    return undefined;
  }

  #keep(record: CookieRecord, cause: number | undefined): void {
    const now = this.#now();
    const key = keyOf(record);
    const old = this.#store.get(key);
    if (hasExpired(record, now)) {
      if (old) this.#remove(old.record, "deleted", cause);
      return;
    }
    const place = ++this.#sequence;
    // Chromium, unlike the draft, takes a cookie with another value for a newer one.
    const isSame = old?.record.value === record.value;
    const { created, order } = isSame ? old : { created: now, order: place };
    this.#store.set(key, { record, created, order, used: place });
    if (!old) this.#report("set", record, cause);
    else if (JSON.stringify(old.record) !== JSON.stringify(record)) {
      this.#report("changed", record, cause);
    }
  }

  /** Makes room as Chromium does: insecure cookies first, then by when they were last used. */
  #evict({ domain }: CookieRecord, cause: number | undefined): void {
    if (this.#store.size <= MOST_PER_DOMAIN) return;
    const party = registrableDomain(domain);
    const own = [...this.#live()].filter(
      ({ record }) => registrableDomain(record.domain) === party,
    );
    if (own.length <= MOST_PER_DOMAIN) return;
    own.sort((a, b) => Number(a.record.secure) - Number(b.record.secure) || a.used - b.used);
    const reason = `${party} has more than ${MOST_PER_DOMAIN} cookies.`;
    for (const { record } of own.slice(0, own.length - LEFT_BY_PURGE)) {
      this.#remove(record, "deleted", cause, reason);
    }
  }

  #remove(
    cookie: CookieRecord,
    change: "deleted" | "expired",
    cause: number | undefined,
    reason?: string,
  ): void {
    this.#store.delete(keyOf(cookie));
    this.#report(change, cookie, cause, reason);
  }

  #report(
    change: CookieEvent["change"],
    cookie: CookieRecord,
    cause: number | undefined,
    reason?: string,
  ): void {
    const event: CookieEvent = { kind: "cookie", browser: this.#browser, change, cookie };
    if (reason !== undefined) event.reason = reason;
    this.#trace.record(event, cause);
  }
}

/** What tells cookies apart (section 5.7, step 23): host-only is a part of it. */
function keyOf({ name, domain, hostOnly, path }: CookieRecord): string {
  return JSON.stringify([name, domain, hostOnly, path]);
}

function matches(cookie: CookieRecord, filter: CookieFilter): boolean {
  return Object.entries(filter).every(
    ([key, value]) => value === undefined || cookie[key as keyof CookieFilter] === value,
  );
}

function hasExpired({ expires }: CookieRecord, now: number): boolean {
  return expires !== null && expires <= now;
}

/** A cookie without a name is sent as its value alone (section 5.8.3, step 4). */
function pairOf({ name, value }: CookieRecord): string {
  return name === "" ? value : `${name}=${value}`;
}

function goesTo(cookie: CookieRecord, target: URL): boolean {
  const { hostname, pathname } = target;
  return (
    (cookie.hostOnly ? hostname === cookie.domain : isWithin(hostname, cookie.domain)) &&
    pathMatch(pathname, cookie.path) &&
    (!cookie.secure || isSecure(target))
  );
}

/** Whether a host is a domain or below it (section 5.1.3). */
function isWithin(host: string, domain: string): boolean {
  return domainMatch(host, domain, false) === true;
}

function toRecord(cookie: SetCookie, from: URL): CookieRecord {
  const { name, value, domain, path, expires, httpOnly, secure, sameSite } = cookie;
  const hostOnly = domain === "" || (domain === from.hostname && isPublicSuffix(domain));
  return {
    name,
    value,
    domain: domain === "" ? from.hostname : domain,
    hostOnly,
    path: path ?? defaultPath(from.pathname),
    expires,
    httpOnly,
    secure,
    sameSite,
    size: pairSize(cookie),
  };
}

function refuseDomain({ domain }: SetCookie, from: URL): string | undefined {
  if (domain === "" || domain === from.hostname) return undefined;
  if (isPublicSuffix(domain)) {
    return `Its Domain, ${domain}, is a public suffix, below which unrelated parties live.`;
  }
  if (!isWithin(from.hostname, domain)) {
    return `Its Domain, ${domain}, is neither ${from.hostname} nor a domain above it.`;
  }
  return undefined;
}

function refuseSecure({ secure }: CookieRecord, from: URL): string | undefined {
  if (!secure || isSecure(from)) return undefined;
  return "It has Secure, and did not come over a secure connection.";
}

function refuseSameSite(
  { sameSite, secure }: CookieRecord,
  context: SameSiteContext,
): string | undefined {
  if (sameSite === "None") return secure ? undefined : "SameSite=None needs Secure.";
  if (context !== "none") return undefined;
  return "The request is cross-site, so it can only set cookies with SameSite=None.";
}

/**
 * What the names of cookies promise (section 4.1.3; the last two by the draft on layered cookies).
 * The longer of two that fit counts.
 */
const PREFIXES = [
  { prefix: "__Host-Http-", needs: ["Secure", "HttpOnly", "Path=/", "no Domain"] },
  { prefix: "__Host-", needs: ["Secure", "Path=/", "no Domain"] },
  { prefix: "__Http-", needs: ["Secure", "HttpOnly"] },
  { prefix: "__Secure-", needs: ["Secure"] },
] as const;

/** A name that starts as a prefix promises what the prefix says; a value without a name too. */
function refusePrefix(cookie: SetCookie, from: URL): string | undefined {
  const text = (cookie.name || cookie.value).toLowerCase();
  const found = PREFIXES.find(({ prefix }) => text.startsWith(prefix.toLowerCase()));
  if (!found) return undefined;
  const { prefix, needs } = found;
  if (cookie.name === "") return `It has no name, and its value looks like the prefix ${prefix}.`;
  if (!isSecure(from)) return `The prefix ${prefix} needs a secure connection.`;
  const holds = {
    Secure: cookie.secure,
    HttpOnly: cookie.httpOnly,
    "Path=/": cookie.path === "/",
    "no Domain": cookie.domain === "",
  };
  const missing = needs.filter((need) => !holds[need]);
  if (missing.length === 0) return undefined;
  return `The prefix ${prefix} needs ${missing.join(" and ")}.`;
}
