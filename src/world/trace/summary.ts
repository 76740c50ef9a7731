import type { RequestEvent, TraceEvent } from "./events";
import { type RequestOf, tellingOf } from "./kinds";

/** Finds requests of a trace by their id. */
export function requestFinder(events: readonly TraceEvent[]): RequestOf {
  const requests = new Map<number, RequestEvent>();
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
 */
export function summarize(event: TraceEvent, requestOf: RequestOf): string {
  return tellingOf(event).summary(event, requestOf);
}
