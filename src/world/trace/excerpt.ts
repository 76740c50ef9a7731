import type { TraceEvent } from "./events";
import { type RequestOf, tellingOf } from "./kinds";
import { requestFinder } from "./summary";

/** How much of a trace an excerpt shows. */
export interface ExcerptLimits {
  /** Lines about the last two steps; beyond, the middle is left out. By default 60. */
  lines?: number;
  /** Characters of a line. By default 200. */
  width?: number;
}

/** Earlier steps that are named. */
const NAMED_STEPS = 6;

/**
 * The end of a trace for people who look for a fault: some steps before by their captions, and the
 * last two in full, each event below what caused it: requests and answers, cookies that were set,
 * deleted or rejected, calls of the app's code, log lines and errors.
 */
export function excerpt(
  events: readonly TraceEvent[],
  { lines: most = 60, width = 200 }: ExcerptLimits = {},
): string {
  const requestOf = requestFinder(events);
  const steps = events.flatMap((event) => (event.kind === "step" ? [event] : []));
  const start = Math.max(
    0,
    events.findIndex((event) => event === (steps.at(-2) ?? steps[0])),
  );
  const earlier = steps.slice(0, -2).map(({ index, caption }) => `${index + 1}. ${caption}`);
  const before = earlier.length > NAMED_STEPS ? ["…", ...earlier.slice(-NAMED_STEPS)] : earlier;
  const depths = depthsOf(events);
  const lines = events.slice(start).flatMap((event) => {
    const margin = "  ".repeat(Math.min(depths.get(event.id) ?? 0, 8));
    return describe(event, requestOf).map((line) => margin + cut(line, width));
  });
  return [...before, ...withoutMiddle(lines, most)].join("\n");
}

/** For each event, how many causes it has: a request inside what is answered stands deeper. */
function depthsOf(events: readonly TraceEvent[]): Map<number, number> {
  const depths = new Map<number, number>();
  for (const event of events) {
    const outer = event.cause === undefined ? undefined : depths.get(event.cause);
    const isAnswer = event.kind === "response" || event.kind === "network-error";
    depths.set(event.id, outer === undefined ? 0 : isAnswer ? outer : outer + 1);
  }
  return depths;
}

function describe(event: TraceEvent, requestOf: RequestOf): string[] {
  const { excerpt, summary } = tellingOf(event);
  return (excerpt ?? summary)(event, requestOf).split("\n");
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function withoutMiddle(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  const head = Math.ceil(most / 4);
  const tail = most - head;
  return [
    ...lines.slice(0, head),
    `  … ${lines.length - most} more lines …`,
    ...lines.slice(lines.length - tail),
  ];
}
