import type { RequestEvent, TraceEvent } from "./events";
import { describeStatement } from "./statement";

/** A request event, with its place in the trace. */
export type RecordedRequest = TraceEvent & RequestEvent;

/** Finds the request that an answer belongs to. */
export type RequestOf = (id: number) => RecordedRequest | undefined;

/** Finds requests of a trace by their id. */
export function requestFinder(events: readonly TraceEvent[]): RequestOf {
  const requests = new Map<number, RecordedRequest>();
  for (const event of events) if (event.kind === "request") requests.set(event.id, event);
  return (id) => requests.get(id);
}

/**
 * An event in a few words, as expectations and lists name it:
 *
 * - `POST github.com/login/oauth/access_token` a request (https is left out, the query is another
 *   matter), `200 POST github.com/login/oauth/access_token` its answer, `failed GET nowhere.example/`
 * - `cookie set authjs.session-token`, `callback jwt`, `event signIn`, `adapter createUser`
 * - `log error CallbackRouteError`, `uncaught TypeError: no`, `clock`, `page app.example/`, `step …`,
 *   `control …`
 * - `mail delivered to alice@mail.example`, `authenticator get app.example`, `sql insert User`, or
 *   the statement itself if it changed nothing
 *
 * Other kinds give their kind.
 */
export function summarize(event: TraceEvent, requestOf: RequestOf): string {
  switch (event.kind) {
    case "request":
      return summarizeRequest(event);
    case "response":
    case "network-error": {
      const request = requestOf(event.request);
      const outcome = event.kind === "response" ? String(event.status) : "failed";
      return request ? `${outcome} ${summarizeRequest(request)}` : outcome;
    }
    case "cookie":
      return `cookie ${event.change} ${event.cookie.name}`;
    case "call":
      return `${event.type} ${event.name}`;
    case "log":
      return `log ${event.level} ${event.code ?? event.message}`;
    case "error":
      return `uncaught ${event.message}`;
    case "page":
      return `page ${withoutScheme(event.url)}`;
    case "step":
      return `step ${event.caption}`;
    case "control":
      return `control ${event.text}`;
    case "mail":
      return `mail ${event.change} to ${event.mail.to}`;
    case "authenticator":
      return `authenticator ${event.operation} ${event.rpId}`;
    case "sql":
      return `sql ${describeStatement(event)}`;
    default:
      return (event as { kind: string }).kind;
  }
}

function summarizeRequest({ method, url }: RequestEvent): string {
  return `${method} ${withoutScheme(url)}`;
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
