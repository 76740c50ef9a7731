import type { TraceEvent } from "./events";
import { problemOf } from "./shapes";

/** Version of the format. It grows when an older reader would misread a newer trace. */
const VERSION = 1;

const FORMAT = "round-trip-trace";

/** What reading a serialized trace comes to. */
export type ParsedTrace =
  { events: TraceEvent[]; problem?: undefined } | { events?: undefined; problem: string };

/** A trace as text, for a file or a link. It holds every secret in full; all are fake (`FakeSecret`). */
export function serializeTrace(events: readonly TraceEvent[]): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, events });
}

/**
 * Reads what `serializeTrace` wrote. Text from anywhere ends in a trace or in a message for the
 * reader; nothing is thrown. Events of a kind that this version does not know stay as they are.
 */
export function parseTrace(text: string): ParsedTrace {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: "This is no trace: it is not JSON." };
  }
  if (!isRecord(data) || data.format !== FORMAT) {
    return { problem: `This is no trace: its format is not "${FORMAT}".` };
  }
  if (data.version !== VERSION) {
    return {
      problem: `This trace has version ${JSON.stringify(data.version)}; this page reads version ${VERSION}.`,
    };
  }
  if (!Array.isArray(data.events)) return { problem: "The trace has no list of events." };
  for (const [index, event] of data.events.entries()) {
    const problem = problemOf(event, index + 1);
    if (problem !== undefined) return { problem: `Event ${index + 1} is damaged: ${problem}.` };
  }
  return { events: data.events as TraceEvent[] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
