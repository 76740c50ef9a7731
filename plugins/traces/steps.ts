import type { LabExample } from "../../src/lab/example";
import { layoutDiagram } from "../../src/lab/inspector/diagram/layout";
import type { RecordedSteps } from "../../src/lab/inspector/diagram/SequenceDiagram";
import type { TraceEvent } from "../../src/world/trace/events";
import { describeSetting } from "../examples/turn";
import { type ExampleTraces, traceKey } from "./play";

/** What a page wants to see of an example, as its author wrote it. */
interface WantedSteps {
  /** A step, or the first and the last one, counted from 1: `2` or `2-3`. */
  steps: string;
  caption: string;
  /** A knob and the value that it is turned to: `checks=none`. */
  turned?: string | undefined;
}

/** Inside the app; between the parties, which a diagram of a page is about, nothing is said. */
const INTERNAL = new Set<TraceEvent["kind"]>(["call", "sql"]);

/**
 * Who says what to whom in some steps of an example.
 *
 * @throws Error naming the steps, if the example has no such, and the knob or value it does not have
 */
export function recordedSteps(
  example: LabExample,
  { steps, caption, turned }: WantedSteps,
  traces: ExampleTraces,
): RecordedSteps {
  const [first, last] = rangeOf(steps, example);
  const [name = "", value = ""] = turned?.split("=") ?? [];
  const trace = traces[traceKey(example.slug, turned === undefined ? undefined : { name, value })];
  if (!trace) throw new Error(describeMissing(example, turned));
  const events = stepsOf(trace, first, last).filter(({ kind }) => !INTERNAL.has(kind));
  return {
    diagram: layoutDiagram(events),
    caption,
    example: { slug: example.slug, title: example.title },
    steps: first === last ? String(first) : `${first} to ${last}`,
    ...(turned !== undefined && { turned: describeSetting(example, name, value) }),
  };
}

function rangeOf(text: string, { slug, steps }: LabExample): [first: number, last: number] {
  const [, from = "", to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (first < 1 || last < first || last > steps.length) {
    throw new Error(
      `steps="${text}" are no steps of "${slug}"; write one or two of 1 to ${steps.length}, such as steps="1-2"`,
    );
  }
  return [first, last];
}

function describeMissing({ slug, knobs = [] }: LabExample, turned = ""): string {
  const known = knobs.flatMap(({ name, choices = {} }) =>
    Object.keys(choices).map((value) => `with="${name}=${value}"`),
  );
  const way = known.length > 0 ? `; write one of ${known.join(", ")}` : "; leave it out";
  return `"${slug}" has not been played with "${turned}"${way}`;
}

/** The events from the beginning of a step to the end of another one, counted from 1. */
function stepsOf(trace: readonly TraceEvent[], first: number, last: number): TraceEvent[] {
  let step = 0;
  return trace.filter((event) => {
    if (event.kind === "step") step = event.index + 1;
    return step >= first && step <= last;
  });
}
