import type { TraceEvent } from "../../sandbox/messages";
import type { EventList } from "../state/lab-store";

/** What has happened since the tour's current step began, what was done by hand after it included. */
export function sinceStep(events: EventList): readonly TraceEvent[] {
  return events.slice(events.findLastIndex(({ kind }) => kind === "step") + 1);
}
