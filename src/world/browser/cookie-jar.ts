import { Cookie, CookieJar as ToughJar, MemoryCookieStore } from "tough-cookie";

import type { CookieEvent, CookieRecord } from "../trace/events";
import type { Trace } from "../trace/trace";

/** How a request relates to the site of the page that makes it (RFC 6265bis, section 5.2). */
export type SameSiteContext = "strict" | "lax" | "none";

/** The longest life that a browser grants a cookie, in milliseconds (RFC 6265bis, section 5.5). */
const LONGEST_LIFE = 400 * 86_400_000;

/** Bytes that name and value may have together (RFC 6265bis, section 5.6). */
const LARGEST_SIZE = 4096;

/**
 * One browser's cookies, as RFC 6265bis tells a user agent to keep them. What tough-cookie, which
 * follows RFC 6265 for the most part, leaves out is added here. Every change goes to the trace.
 */
export class CookieJar {
  readonly #store = new MemoryCookieStore();
  readonly #jar = new ToughJar(this.#store, { prefixSecurity: "strict" });
  readonly #browser: string;
  readonly #trace: Trace;

  constructor(browser: string, trace: Trace) {
    this.#browser = browser;
    this.#trace = trace;
  }

  /** The `Cookie` header for a request, or undefined if no cookie matches. */
  header(url: string, context: SameSiteContext): string | undefined {
    const cookies = this.#jar
      .getCookiesSync(url, { sameSiteContext: context, sort: true })
      .filter((cookie) => context !== "none" || cookie.sameSite === "none");
    return cookies.map((cookie) => cookie.cookieString()).join("; ") || undefined;
  }

  /** Takes one `Set-Cookie` header that came with the response from `url`. */
  receive(header: string, url: string, context: SameSiteContext, cause?: number): void {
    const before = this.list();
    const cookie = Cookie.parse(header);
    const refusal = cookie ? this.#keep(cookie, url, context) : "It is not name=value.";
    if (refusal === undefined) {
      this.#recordChanges(before, cause);
    } else {
      this.#reject(cookie ?? new Cookie({ key: header.split(";")[0] ?? "" }), url, refusal, cause);
    }
  }

  /** All cookies that have not expired, oldest first. */
  list(): CookieRecord[] {
    return this.#all()
      .filter((cookie) => cookie.TTL() > 0)
      .map(toRecord);
  }

  /**
   * Drops what has expired.
   *
   * @param now the world's time in milliseconds since the epoch
   * @param cause the event that moved it
   */
  sweep(now: number, cause?: number): void {
    for (const cookie of this.#all().filter((candidate) => candidate.TTL(now) <= 0)) {
      this.#remove(cookie);
      this.#record("expired", toRecord(cookie), cause);
    }
  }

  #all(): Cookie[] {
    return this.#jar.serializeSync()?.cookies.flatMap((json) => Cookie.fromJSON(json) ?? []) ?? [];
  }

  /** Stores a cookie, or tells why not. */
  #keep(cookie: Cookie, url: string, context: SameSiteContext): string | undefined {
    limitLife(cookie);
    if (sizeOf(cookie) > LARGEST_SIZE) {
      return `Its name and value have more than ${LARGEST_SIZE} bytes together.`;
    }
    if (cookie.sameSite === "none" && !cookie.secure) return "SameSite=None needs Secure.";
    if (context === "none" && cookie.sameSite !== "none") {
      return "The request is cross-site, so it can only set cookies with SameSite=None.";
    }
    try {
      this.#jar.setCookieSync(cookie, url, { sameSiteContext: context });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    if (cookie.TTL() <= 0) this.#remove(cookie);
    return undefined;
  }

  #remove(cookie: Cookie): void {
    // The store in memory is done when this returns; the promise is for stores elsewhere.
    void this.#store.removeCookie(cookie.domain ?? "", cookie.path ?? "/", cookie.key);
  }

  #recordChanges(before: CookieRecord[], cause?: number): void {
    const after = this.list();
    for (const cookie of after) {
      const old = before.find((other) => isSameCookie(other, cookie));
      if (!old) this.#record("set", cookie, cause);
      else if (JSON.stringify(old) !== JSON.stringify(cookie))
        this.#record("changed", cookie, cause);
    }
    for (const cookie of before) {
      if (!after.some((other) => isSameCookie(other, cookie))) {
        this.#record("deleted", cookie, cause);
      }
    }
  }

  #reject(cookie: Cookie, url: string, reason: string, cause?: number): void {
    cookie.domain ??= new URL(url).hostname;
    this.#record("rejected", toRecord(cookie), cause, reason);
  }

  #record(
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

/**
 * Gives a cookie a fixed end: Max-Age before Expires, counted from now, at most 400 days away.
 * (tough-cookie counts Max-Age from the last time the cookie was sent.)
 */
function limitLife(cookie: Cookie): void {
  const end = cookie.expiryTime(new Date());
  cookie.maxAge = null;
  if (end === undefined || end === Infinity) return;
  cookie.expires = new Date(Math.max(0, Math.min(end, Date.now() + LONGEST_LIFE)));
}

function isSameCookie(a: CookieRecord, b: CookieRecord): boolean {
  return a.name === b.name && a.domain === b.domain && a.path === b.path;
}

const SAME_SITE = { strict: "Strict", lax: "Lax", none: "None" } as const;

function toRecord(cookie: Cookie): CookieRecord {
  const expires = cookie.expiryTime();
  return {
    name: cookie.key,
    value: cookie.value,
    domain: cookie.domain ?? "",
    hostOnly: cookie.hostOnly ?? false,
    path: cookie.path ?? "/",
    expires: expires === undefined || !Number.isFinite(expires) ? null : expires,
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    sameSite: SAME_SITE[cookie.sameSite as keyof typeof SAME_SITE] ?? null,
    size: sizeOf(cookie),
  };
}

function sizeOf(cookie: Cookie): number {
  return new TextEncoder().encode(cookie.key + cookie.value).length;
}
