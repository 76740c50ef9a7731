import type { CallTableData, ShownCall } from "../../src/components/CallTable/calls";
import type { LabExample } from "../../src/lab/example";
import { readConstant } from "../../src/config-code/constants";
import type { CallEvent, TraceEvent } from "../../src/world/trace/events";
import { type ExampleTraces, traceKey } from "./play";

/** Characters of a text in arguments that are shown, and members of a list. */
const LONGEST = 36;

/** Called with almost every request; a page says so once. */
const LEFT_OUT = new Set(["redirect"]);

/**
 * What core calls in each step of an example, with a column for each value of a knob.
 *
 * @throws Error naming the knob, if the example has none of that name with choices
 */
export function callTable(
  { slug, files, knobs = [], steps }: LabExample,
  knobName: string,
  traces: ExampleTraces,
): CallTableData {
  const knob = knobs.find(({ name }) => name === knobName);
  if (!knob?.choices) {
    const names = knobs.map(({ name }) => name).join(", ") || "none";
    throw new Error(`"${slug}" has no knob "${knobName}" with choices; it has ${names}`);
  }
  const current = readConstant(files[knob.file] ?? "", knob.name);
  const columns = Object.entries(knob.choices).map(([value, label]) => {
    const turned = value === current ? undefined : { name: knob.name, value };
    return { label, calls: callsByStep(traces[traceKey(slug, turned)] ?? []) };
  });
  return {
    columns: columns.map(({ label }) => label),
    steps: steps.map(({ caption }, index) => ({
      caption,
      calls: columns.map(({ calls }) => calls[index] ?? []),
    })),
  };
}

function callsByStep(events: readonly TraceEvent[]): ShownCall[][] {
  const steps: ShownCall[][] = [];
  for (const event of events) {
    if (event.kind === "step") steps.push([]);
    else if (event.kind === "call" && !LEFT_OUT.has(event.name)) steps.at(-1)?.push(shown(event));
  }
  return steps;
}

function shown({ type, name, args, result, error }: CallEvent): ShownCall {
  return { type, name, args: shorten(args), result: error ?? shorten(result ?? "undefined") };
}

/** JSON with line breaks, in which no text is longer than what one needs to recognize it. */
function shorten(json: string): string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  const cut = (_key: string, member: unknown) =>
    typeof member === "string" && member.length > LONGEST
      ? `${member.slice(0, LONGEST - 1)}…`
      : member;
  return JSON.stringify(value, cut, 2);
}
