import type { MailEvent, MailRecord, RequestEvent, TraceEvent } from "../../../sandbox/messages";

/** A message that the app sent, and where it is now. */
export interface Message {
  mail: MailRecord;
  change: MailEvent["change"];
  /** When the app sent it, in milliseconds since the epoch. */
  sent: number;
  /** Why it bounced. */
  reason?: string;
  /** When it is to arrive, if it is late. */
  due?: number;
}

/** What the app sent, the newest first. */
export function toMessages(events: Iterable<TraceEvent>): Message[] {
  const messages = new Map<string, Message>();
  for (const event of events) {
    if (event.kind !== "mail") continue;
    const { mail, change, reason, due } = event;
    messages.set(mail.id, {
      mail,
      change,
      sent: messages.get(mail.id)?.sent ?? event.at,
      ...(change === "bounced" && reason !== undefined && { reason }),
      ...(due !== undefined && { due }),
    });
  }
  return [...messages.values()].reverse();
}

/** That a browser opened an address. */
export interface Visit {
  /** Id of the request. */
  id: number;
  /** Name of the browser. */
  by: string;
  at: number;
  /** Status of the answer; undefined: there is none. */
  status: number | undefined;
}

/** Who opened each of these addresses, in the order in which they did. */
export function visitsOf(
  links: readonly string[],
  events: Iterable<TraceEvent>,
): Map<string, Visit[]> {
  const visits = new Map<string, Visit[]>(links.map((link) => [withoutFragment(link), []]));
  const open = new Map<number, Visit>();
  for (const event of events) {
    if (event.kind === "response") {
      const visit = open.get(event.request);
      if (visit) visit.status = event.status;
    }
    const found = isVisit(event) && visits.get(event.url);
    if (!found) continue;
    const visit: Visit = { id: event.id, by: event.from.name, at: event.at, status: undefined };
    open.set(event.id, visit);
    found.push(visit);
  }
  return new Map(links.map((link) => [link, visits.get(withoutFragment(link)) ?? []]));
}

function isVisit(event: TraceEvent): event is TraceEvent & RequestEvent {
  return event.kind === "request" && event.browser !== undefined && event.purpose === "navigation";
}

/** A fragment is not sent. */
function withoutFragment(link: string): string {
  return link.replace(/#.*$/s, "");
}
