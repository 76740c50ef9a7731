import type { TraceEvent } from "../../sandbox/messages";

/** What has happened since the tour's current step began, what was done by hand after it included. */
export function sinceStep(events: readonly TraceEvent[]): readonly TraceEvent[] {
  return events.slice(events.findLastIndex(({ kind }) => kind === "step") + 1);
}
