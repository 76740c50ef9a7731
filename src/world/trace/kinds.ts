import type { CookieRecord, HeaderList, RequestEvent, SqlEvent, WorldEvent } from "./events";

/** Finds the request that an answer belongs to. */
export type RequestOf = (id: number) => RequestEvent | undefined;

/** How events of a kind are told. */
interface Telling<Event> {
  /** In a few words, as expectations and lists name it. */
  summary: (event: Event, requestOf: RequestOf) => string;
  /** In an excerpt, as text that may have several lines; absent: as in the summary. */
  excerpt?: (event: Event, requestOf: RequestOf) => string;
}

/** How each kind of event is told. What an event of a kind consists of stands in `events.ts`. */
export const TELLINGS: {
  readonly [Kind in WorldEvent["kind"]]: Telling<Extract<WorldEvent, { kind: Kind }>>;
} = {
  request: {
    summary: summarizeRequest,
    excerpt: ({ from, to, method, url, headers }) => {
      const cookies = cookieNames(headers);
      const sent = cookies.length > 0 ? ` (cookies ${cookies.join(", ")})` : "";
      return `${from.name} → ${to.name}: ${method} ${withoutScheme(url)}${parameters(url)}${sent}`;
    },
  },
  response: {
    summary: ({ status, request }, requestOf) => summarizeAnswer(`${status}`, requestOf(request)),
    excerpt: ({ status, headers, request }, requestOf) => {
      const asked = requestOf(request);
      const location = headers.find(([name]) => name === "location")?.[1];
      const to =
        location === undefined ? "" : ` to ${withoutScheme(location)}${parameters(location)}`;
      const parties = asked ? `${asked.from.name} ← ${asked.to.name}: ` : "";
      return `${parties}${status}${to}`;
    },
  },
  "network-error": {
    summary: ({ request }, requestOf) => summarizeAnswer("failed", requestOf(request)),
    excerpt: ({ message }) => `! no answer: ${message}`,
  },
  cookie: {
    summary: ({ change, cookie }) => `cookie ${change} ${cookie.name}`,
    excerpt: ({ change, cookie, reason }) =>
      `cookie ${change} ${cookie.name} (${attributes(cookie)})${because(reason)}`,
  },
  call: {
    summary: ({ type, name }) => `${type} ${name}`,
    excerpt: ({ type, name, error }) =>
      `${type} ${name}${error === undefined ? "" : ` threw ${error}`}`,
  },
  sql: { summary: (event) => `sql ${describeStatement(event)}` },
  log: {
    summary: ({ level, code, message }) => `log ${level} ${code ?? message}`,
    excerpt: ({ level, message }) => `${level}: ${message}`,
  },
  error: {
    summary: ({ message }) => `uncaught ${message}`,
    excerpt: ({ actor, message }) => `! ${actor.name} did not catch ${message}`,
  },
  clock: {
    summary: () => "clock",
    excerpt: ({ from, to }) => `the clock moves from ${time(from)} to ${time(to)}`,
  },
  control: {
    summary: ({ text }) => `control ${text}`,
    excerpt: ({ text }) => `by hand: ${text}`,
  },
  page: {
    summary: ({ url }) => `page ${withoutScheme(url)}`,
    excerpt: ({ browser, url, title }) => `${browser} shows ${withoutScheme(url)} "${title}"`,
  },
  step: {
    summary: ({ caption }) => `step ${caption}`,
    excerpt: ({ index, caption }) => `${index + 1}. ${caption}`,
  },
  mail: {
    summary: ({ change, mail }) => `mail ${change} to ${mail.to}`,
    excerpt: ({ change, mail, reason }) =>
      `mail ${change} to ${mail.to} "${mail.subject}"${because(reason)}`,
  },
  authenticator: {
    summary: ({ operation, rpId }) => `authenticator ${operation} ${rpId}`,
    excerpt: ({ operation, rpId, error }) => `authenticator ${operation} ${rpId}${because(error)}`,
  },
};

/** How an event is told. */
export function tellingOf(event: WorldEvent): Telling<WorldEvent> {
  // The compiler does not see that the entry of a kind is about events of that kind.
  return TELLINGS[event.kind] as Telling<WorldEvent>;
}

/** Host and path of an address; the scheme only if it is another than https. What is relative stays so. */
export function withoutScheme(address: string): string {
  try {
    const { protocol, host, pathname } = new URL(address);
    return protocol === "https:" ? host + pathname : `${protocol}//${host}${pathname}`;
  } catch {
    return address.split(/[?#]/, 1)[0] ?? "";
  }
}

function summarizeRequest({ method, url }: RequestEvent): string {
  return `${method} ${withoutScheme(url)}`;
}

function summarizeAnswer(outcome: string, request: RequestEvent | undefined): string {
  return request ? `${outcome} ${summarizeRequest(request)}` : outcome;
}

/** What a statement did to the tables, or that it failed: `insert User, update Session`. */
function describeStatement({ text, changes, error }: SqlEvent): string {
  if (error !== undefined) return `${text} failed: ${error}`;
  if (changes.length === 0) return text;
  return [...new Set(changes.map(({ operation, table }) => `${operation} ${table}`))].join(", ");
}

function attributes(cookie: CookieRecord): string {
  return [
    cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
    cookie.path,
    cookie.httpOnly ? "HttpOnly" : "",
    cookie.secure ? "Secure" : "",
    cookie.sameSite ?? "",
  ]
    .filter(Boolean)
    .join("; ");
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : `: ${reason}`;
}

function cookieNames(headers: HeaderList): string[] {
  const header = headers.find(([name]) => name === "cookie")?.[1] ?? "";
  return header.split("; ").flatMap((pair) => pair.split("=", 1).filter(Boolean));
}

/** The names of an address's parameters. */
function parameters(address: string): string {
  const query = /\?([^#]*)/.exec(address)?.[1];
  if (query === undefined) return "";
  return ` (query ${[...new Set(new URLSearchParams(query).keys())].join(", ")})`;
}

function time(milliseconds: number): string {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : "no time";
}
