import { HeadersAdapter } from "next/dist/server/web/spec-extension/adapters/headers";
import {
  appendMutableCookies,
  createCookiesWithMutableAccessCheck,
  getModifiedCookieValues,
  MutableRequestCookiesAdapter,
  RequestCookiesAdapter,
  responseCookiesToRequestCookies,
} from "next/dist/server/web/spec-extension/adapters/request-cookies";
import { RequestCookies } from "next/dist/server/web/spec-extension/cookies";

/** Where the code of an app runs: cookies can be written in an action, and not while a page is rendered. */
export type Phase = "action" | "render";

/**
 * What `next/headers` gives for one request, made of Next.js's own adapters: the errors are theirs.
 * An action covers Server Actions, Route Handlers and the proxy.
 */
export class RequestStore {
  phase: Phase;
  readonly headers: Headers;
  /** What `cookies()` writes. */
  readonly mutableCookies: ReturnType<typeof MutableRequestCookiesAdapter.wrap>;
  readonly #writable: ReturnType<typeof createCookiesWithMutableAccessCheck>;
  #readable: RequestCookies;

  /** @param headers of the request, as the code is to see them */
  constructor(headers: Headers, phase: Phase) {
    this.phase = phase;
    this.headers = HeadersAdapter.seal(headers) as Headers;
    this.#readable = new RequestCookies(headers);
    this.mutableCookies = MutableRequestCookiesAdapter.wrap(new RequestCookies(headers));
    this.#writable = createCookiesWithMutableAccessCheck(
      this as unknown as Parameters<typeof createCookiesWithMutableAccessCheck>[0],
    );
  }

  /** What `cookies()` resolves to. */
  get cookies(): object {
    return this.phase === "action" ? this.#writable : RequestCookiesAdapter.seal(this.#readable);
  }

  /** Whether `cookies()` has written anything. */
  get hasWritten(): boolean {
    return getModifiedCookieValues(this.mutableCookies).length > 0;
  }

  /** The header by which a request after this one would send all cookies. */
  get cookiesAfter(): string {
    const cookies = new RequestCookies(new Headers(this.headers));
    for (const { name, value } of getModifiedCookieValues(this.mutableCookies)) {
      cookies.set(name, value);
    }
    return cookies.toString();
  }

  /** Goes on to the page: it reads what the action has written. */
  beginRender(): void {
    this.phase = "render";
    this.#readable = responseCookiesToRequestCookies(this.mutableCookies);
  }

  /** Puts what was written into the headers of a response; what it sets itself counts more. */
  appendCookies(headers: Headers): void {
    appendMutableCookies(headers, this.mutableCookies);
  }
}
