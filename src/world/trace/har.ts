import type { Actor, HeaderList, RequestEvent, TraceEvent } from "./events";
import { type FormPart, formParts } from "./form-parts";
import { type ReadCookie, readSetCookie } from "./read-set-cookie";

/** A request event, with its place in the trace. */
type RecordedRequest = TraceEvent & RequestEvent;

/** Name and value, as HAR lists headers, parameters and form fields. */
interface Named {
  name: string;
  value: string;
}

/** A cookie (HAR 1.2, "cookies"). */
interface HarCookie extends Named {
  path?: string;
  domain?: string;
  /** ISO 8601. */
  expires?: string;
  httpOnly?: boolean;
  secure?: boolean;
  _sameSite?: string;
}

/** A page load (HAR 1.2, "pages"): a navigation with everything that came of it. */
export interface HarPage {
  startedDateTime: string;
  id: string;
  title: string;
  pageTimings: { onLoad: number };
  _browser: string;
}

/** An exchange (HAR 1.2, "entries"). Members with an underscore are ours. */
export interface HarEntry {
  pageref?: string;
  startedDateTime: string;
  /** Milliseconds on the world's clock. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: HarCookie[];
    headers: Named[];
    queryString: Named[];
    /** The fields of a form, or the text of another body: HAR allows only one of them. */
    postData?: { mimeType: string } & ({ params: FormPart[] } | { text: string });
    headersSize: -1;
    bodySize: number;
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: HarCookie[];
    headers: Named[];
    content: { size: number; mimeType: string; text: string };
    redirectURL: string;
    headersSize: -1;
    bodySize: number;
    /** Why there was no answer; the status is 0 then, as browsers export it. */
    _error?: string;
  };
  cache: Record<string, never>;
  timings: { send: number; wait: number; receive: number };
  /** Id of the request's event in the trace. */
  _event: number;
  /** Id of the event of its outcome. */
  _answer: number;
  /** Id of the browser that sent it, if one did. */
  _browser?: string;
  /** Id of the event that led to it: the step, or the request that a server was answering. */
  _cause?: number;
  _from: Actor;
  _to: Actor;
  _purpose: RequestEvent["purpose"];
}

/** A HAR 1.2 document. */
export interface Har {
  log: {
    version: "1.2";
    creator: { name: string; version: string };
    pages: HarPage[];
    entries: HarEntry[];
    comment: string;
    /** What happened beside the exchanges: calls, log lines, cookies that jars took, and so on. */
    _trace: TraceEvent[];
  };
}

/**
 * The HTTP exchanges of a trace as a HAR 1.2 document (HTTP Archive, as specified by Jan Odvarko),
 * which the developer tools of browsers can import. What a server asks while it answers is there
 * too, on the page that led to it. Exchanges without an outcome are left out: they are under way.
 * What else happened is in a member of our own, so that the file can be opened as the same trace.
 *
 * The document holds every cookie and token in full; all of them are fake (see `FakeSecret`).
 */
export function toHar(events: readonly TraceEvent[]): Har {
  const pages = new Pages();
  const requests = new Map<number, RecordedRequest>();
  const entries: HarEntry[] = [];
  const others: TraceEvent[] = [];
  for (const event of events) {
    if (event.kind === "request") {
      requests.set(event.id, event);
      pages.request(event);
    } else if (event.kind === "page") {
      pages.shown(event.browser, event.title, event.at);
    } else if (event.kind === "response" || event.kind === "network-error") {
      const request = requests.get(event.request);
      if (request) entries.push(toEntry(request, event, pages.of(request.id)));
    }
    if (!OF_EXCHANGES.has(event.kind)) others.push(event);
  }
  entries.sort((a, b) => a._event - b._event);
  return {
    log: {
      version: "1.2",
      creator: { name: "Round Trip for Auth.js", version: "1" },
      pages: pages.list,
      entries,
      comment: "Recorded in a simulated world. Every secret in it is fake.",
      _trace: others,
    },
  };
}

/** Events of which entries are made. */
const OF_EXCHANGES: ReadonlySet<TraceEvent["kind"]> = new Set([
  "request",
  "response",
  "network-error",
]);

/** Finds the page that each request belongs to. */
class Pages {
  readonly list: HarPage[] = [];
  /** For each browser, the page that it loads or shows. */
  readonly #current = new Map<string, { page: HarPage; started: number; isLoading: boolean }>();
  readonly #ofEvent = new Map<number, string>();

  request({ id, at, browser, purpose, cause, url }: RecordedRequest): void {
    if (browser === undefined) {
      const outer = cause === undefined ? undefined : this.#ofEvent.get(cause);
      if (outer !== undefined) this.#ofEvent.set(id, outer);
      return;
    }
    let current = this.#current.get(browser);
    if (purpose === "navigation" && !current?.isLoading) {
      const page: HarPage = {
        startedDateTime: timestamp(at),
        id: `page_${this.list.length + 1}`,
        title: url,
        pageTimings: { onLoad: -1 },
        _browser: browser,
      };
      this.list.push(page);
      current = { page, started: at, isLoading: true };
      this.#current.set(browser, current);
    }
    if (current) this.#ofEvent.set(id, current.page.id);
  }

  shown(browser: string, title: string, at: number): void {
    const current = this.#current.get(browser);
    if (!current?.isLoading) return;
    current.isLoading = false;
    if (title !== "") current.page.title = title;
    // Somebody may have set the clock back meanwhile.
    current.page.pageTimings.onLoad = Math.max(-1, at - current.started);
  }

  of(request: number): string | undefined {
    return this.#ofEvent.get(request);
  }
}

function toEntry(
  request: RecordedRequest,
  answer: TraceEvent & { kind: "response" | "network-error" },
  page: string | undefined,
): HarEntry {
  const time = Math.max(0, answer.at - request.at);
  return {
    ...(page === undefined ? {} : { pageref: page }),
    startedDateTime: timestamp(request.at),
    time,
    request: toRequest(request),
    response: toResponse(answer),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _event: request.id,
    _answer: answer.id,
    ...(request.browser === undefined ? {} : { _browser: request.browser }),
    ...(request.cause === undefined ? {} : { _cause: request.cause }),
    _from: request.from,
    _to: request.to,
    _purpose: request.purpose,
  };
}

function toRequest({ method, url, headers, body }: RecordedRequest): HarEntry["request"] {
  const mimeType = valueOf(headers, "content-type") ?? "";
  return {
    method,
    url,
    httpVersion: "HTTP/1.1",
    cookies: sentCookies(valueOf(headers, "cookie") ?? ""),
    headers: toNamed(headers),
    queryString: toNamed([...new URL(url).searchParams]),
    ...(body === "" ? {} : { postData: toPostData(body, mimeType) }),
    headersSize: -1,
    bodySize: byteLength(body),
  };
}

function toPostData(body: string, mimeType: string) {
  const params = formParts(body, mimeType);
  return params.length > 0 ? { mimeType, params } : { mimeType, text: body };
}

function toResponse(
  answer: TraceEvent & { kind: "response" | "network-error" },
): HarEntry["response"] {
  const { status, headers, body } =
    answer.kind === "response" ? answer : { status: 0, headers: [], body: "" };
  const size = byteLength(body);
  return {
    status,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: headers.flatMap(([name, value]) =>
      name === "set-cookie" ? [toCookie(readSetCookie(value))] : [],
    ),
    headers: toNamed(headers),
    content: { size, mimeType: valueOf(headers, "content-type") ?? "", text: body },
    redirectURL: valueOf(headers, "location") ?? "",
    headersSize: -1,
    bodySize: answer.kind === "response" ? size : -1,
    ...(answer.kind === "network-error" ? { _error: answer.message } : {}),
  };
}

function sentCookies(header: string): Named[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("=") };
    });
}

function toCookie({ expires, sameSite, ...cookie }: ReadCookie): HarCookie {
  return {
    ...cookie,
    ...(expires === undefined ? {} : { expires: timestamp(expires) }),
    ...(sameSite === undefined ? {} : { _sameSite: sameSite }),
  };
}

function toNamed(pairs: HeaderList | [string, string][]): Named[] {
  return pairs.map(([name, value]) => ({ name, value }));
}

function valueOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** ISO 8601; a time beyond the range of `Date` becomes its nearest end. */
function timestamp(milliseconds: number): string {
  const limit = 8.64e15;
  return new Date(Math.max(-limit, Math.min(limit, milliseconds))).toISOString();
}
