import { MOST_EVENTS } from "../sandbox/reports";
import { traceEvent, type Actor, type CookieRecord, type TraceEvent } from "../world/trace/events";
import { purposeOf, type Parties } from "./parties";
import type { Exchange } from "./read-har";
import { browserState, type Replayed } from "./replay";

/** What is made of each text of an event. */
export type Clean = (text: string) => string;

/**
 * The trace of a file that this site wrote, as it was: with the ids, and with what happened beside the
 * exchanges. Anybody can write such a file; what is no event is left out.
 *
 * @returns undefined if the file has no trace of ours
 */
export function restore(
  log: Record<string, unknown>,
  exchanges: readonly Exchange[],
  parties: Parties,
  clean: Clean,
): Replayed | undefined {
  if (!Array.isArray(log._trace)) return undefined;
  const others: unknown[] = log._trace.slice(0, MOST_EVENTS);
  const events = new Map<number, TraceEvent>();
  const add = (event: unknown) => {
    if (traceEvent(event) !== undefined) return;
    const checked = event as TraceEvent;
    if (!events.has(checked.id)) events.set(checked.id, checked);
  };
  for (const exchange of exchanges) for (const event of eventsOf(exchange, parties)) add(event);
  for (const event of others) {
    if (traceEvent(event) === undefined) add(cleaned(event, clean));
  }
  const inOrder = [...events.values()].sort((a, b) => a.id - b.id);
  return { events: inOrder, browsers: browsersOf(inOrder) };
}

function eventsOf(exchange: Exchange, parties: Parties): unknown[] {
  const { entry, at, time, method, url, headers, body, status, answerHeaders, answerBody } =
    exchange;
  const { _event: id, _answer: answer, _cause: cause, _browser: browser } = entry;
  const request = {
    id,
    at,
    ...(cause !== undefined && { cause }),
    kind: "request",
    from: entry._from,
    to: entry._to ?? parties.at(url),
    purpose: entry._purpose ?? purposeOf(exchange),
    method,
    url,
    headers,
    body,
    ...(browser !== undefined && { browser }),
  };
  const place = { id: answer, at: at + time, cause: id, request: id };
  const outcome =
    status === 0
      ? { ...place, kind: "network-error", message: exchange.error ?? "No answer." }
      : { ...place, kind: "response", status, headers: answerHeaders, body: answerBody };
  return [request, outcome];
}

/** The same, with each of its texts cleaned. It has been found to be plain data, and not deep. */
function cleaned(value: unknown, clean: Clean): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, cleaned(member, clean)]),
  );
}

/** The browsers of a trace with the cookies that they hold at its end, as its events tell. */
function browsersOf(events: readonly TraceEvent[]): Replayed["browsers"] {
  const actors = new Map<string, Actor>();
  const pages = new Map<string, string>();
  const jars = new Map<string, Map<string, CookieRecord>>();
  for (const event of events) {
    if (event.kind === "request" && event.browser !== undefined) {
      actors.set(event.browser, event.from);
    } else if (event.kind === "page") pages.set(event.browser, event.url);
    else if (event.kind === "cookie" && event.change !== "rejected") {
      const { name, domain, path, hostOnly } = event.cookie;
      const key = JSON.stringify([name, domain, path, hostOnly]);
      const jar = jars.get(event.browser) ?? new Map<string, CookieRecord>();
      if (event.change === "set" || event.change === "changed") jar.set(key, event.cookie);
      else jar.delete(key);
      jars.set(event.browser, jar);
    }
  }
  return [...actors].map(([id, { name }]) =>
    browserState({ id, name }, pages.get(id) ?? "", [...(jars.get(id)?.values() ?? [])]),
  );
}
