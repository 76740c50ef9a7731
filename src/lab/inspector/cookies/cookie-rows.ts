import type { CookieEvent, CookieKey, CookieRecord, TraceEvent } from "../../../sandbox/messages";
import type { EventList } from "../../state/lab-store";
import { sinceStep } from "../step";

/** A cookie of a browser, or one that the current step took away or the browser refused. */
export interface CookieRow {
  /** The same as long as the cookie does not change. */
  id: string;
  cookie: CookieRecord;
  /** What happened to it in the current step last. */
  change?: CookieEvent["change"];
  /** Why the browser refused it, or took it away. */
  reason?: string;
}

/**
 * The rows of a browser's cookies: those that it has, in the jar's order, then those that ended in
 * the current step, then those that it refused to take.
 */
export function toCookieRows(
  cookies: readonly CookieRecord[],
  events: EventList,
  browser: string,
): CookieRow[] {
  const changes = lastChanges(events, browser);
  const rows = cookies.map((cookie): CookieRow => {
    const change = changes.get(keyOf(cookie));
    const isHeld = change?.change === "set" || change?.change === "changed";
    return {
      id: `${keyOf(cookie)} ${isHeld ? change.id : ""}`,
      cookie,
      ...(isHeld && { change: change.change }),
    };
  });
  const held = new Set(cookies.map(keyOf));
  const gone = [...changes.values()].filter(
    ({ change, cookie }) =>
      change === "rejected" ||
      ((change === "deleted" || change === "expired") && !held.has(keyOf(cookie))),
  );
  gone.sort((a, b) => Number(a.change === "rejected") - Number(b.change === "rejected"));
  return rows.concat(
    gone.map(({ id, cookie, change, reason }) => ({
      id: `${id}`,
      cookie,
      change,
      ...(reason !== undefined && { reason }),
    })),
  );
}

type Change = CookieEvent & Pick<TraceEvent, "id">;

/** Of each cookie of a browser the last change of the current step; refusals count by themselves. */
function lastChanges(events: EventList, browser: string): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const event of sinceStep(events)) {
    if (event.kind !== "cookie" || event.browser !== browser) continue;
    const key = keyOf(event.cookie);
    if (event.change === "rejected") changes.set(`rejected ${key}`, event);
    // A cookie that is new in this step stays new, whatever else the step does to it.
    else if (event.change === "changed" && changes.get(key)?.change === "set") {
      changes.set(key, { ...event, change: "set" });
    } else changes.set(key, event);
  }
  return changes;
}

/** What tells a cookie from the others of its browser. */
function keyOf({ name, domain, hostOnly, path }: CookieKey): string {
  return JSON.stringify([name, domain, hostOnly, path]);
}
