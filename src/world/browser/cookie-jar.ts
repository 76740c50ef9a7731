import { Cookie, CookieJar as ToughJar, MemoryCookieStore } from "tough-cookie";

import type { CookieRecord } from "../trace/events";
import type { Trace } from "../trace/trace";

/** How a request relates to the site of the page that makes it (RFC 6265bis, section 5.2). */
export type SameSiteContext = "strict" | "lax" | "none";

/**
 * One browser's cookies, as RFC 6265bis tells a user agent to keep them, with `__Secure-` and
 * `__Host-` prefixes enforced. Every change goes to the trace.
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
    return this.#jar.getCookieStringSync(url, { sameSiteContext: context }) || undefined;
  }

  /** Takes one `Set-Cookie` header that came with the response from `url`. */
  receive(header: string, url: string, context: SameSiteContext, cause?: number): void {
    const before = this.list();
    try {
      this.#jar.setCookieSync(header, url, { sameSiteContext: context });
    } catch (error) {
      this.#reject(header, url, error, cause);
      return;
    }
    this.#recordChanges(before, "deleted", cause);
  }

  /** All cookies that have not expired, oldest first. */
  list(): CookieRecord[] {
    return this.#all()
      .filter((cookie) => cookie.TTL() > 0)
      .map(toRecord);
  }

  /** Drops what has expired on the world's clock. */
  sweep(): void {
    for (const cookie of this.#all().filter((candidate) => candidate.TTL() <= 0)) {
      void this.#store.removeCookie(cookie.domain ?? "", cookie.path ?? "/", cookie.key);
      this.#record("expired", toRecord(cookie));
    }
  }

  /** Removes one cookie by hand. */
  delete({ name, domain, path }: Pick<CookieRecord, "name" | "domain" | "path">): void {
    const before = this.list();
    void this.#store.removeCookie(domain, path, name);
    this.#recordChanges(before, "deleted");
  }

  #all(): Cookie[] {
    return this.#jar.serializeSync()?.cookies.flatMap((json) => Cookie.fromJSON(json) ?? []) ?? [];
  }

  #recordChanges(before: CookieRecord[], gone: "deleted" | "expired", cause?: number): void {
    const after = this.list();
    for (const cookie of after) {
      const old = before.find((other) => isSameCookie(other, cookie));
      if (!old) this.#record("set", cookie, cause);
      else if (old.value !== cookie.value || old.expires !== cookie.expires)
        this.#record("changed", cookie, cause);
    }
    for (const cookie of before) {
      if (!after.some((other) => isSameCookie(other, cookie))) this.#record(gone, cookie, cause);
    }
  }

  #reject(header: string, url: string, error: unknown, cause?: number): void {
    const cookie = Cookie.parse(header) ?? new Cookie({ key: header.split("=")[0] ?? "" });
    cookie.domain ??= new URL(url).hostname;
    const reason = error instanceof Error ? error.message : String(error);
    this.#trace.record(
      {
        kind: "cookie",
        browser: this.#browser,
        change: "rejected",
        cookie: toRecord(cookie),
        reason,
      },
      cause,
    );
  }

  #record(change: "set" | "changed" | "deleted" | "expired", cookie: CookieRecord, cause?: number) {
    this.#trace.record({ kind: "cookie", browser: this.#browser, change, cookie }, cause);
  }
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
    size: new TextEncoder().encode(cookie.key + cookie.value).length,
  };
}
