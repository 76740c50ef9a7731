import fc from "fast-check";

import { stateShape } from "../../../src/sandbox/reports";
import type { LabState } from "../../../src/sandbox/messages";
import { object, type Schema, text } from "../../../src/world/schema";
import {
  arbitraryOf,
  hostileText,
  type Leaves,
  leavesOf,
  partsOf,
  traceEventsOf,
} from "../../../src/world/trace/testing/arbitrary";
import { type TraceEvent, worldEvent } from "../../../src/world/trace/events";

/** Names that several things of a report have in common, so that they refer to each other. */
const NAMES = ["a", "b", "user", "__proto__", "constructor", "toString", ""];

/** Texts that look like something else, or change what stands around them. */
const DISGUISED = [
  `<img src=x onerror="top.pwn=1"><script>alert(1)</script>`,
  "<frameset><frame></frameset>",
  "\u001b[31m red\u001b[0m\u0007\u0000",
  "\u202egnp.exe\u2066",
  "\ud800",
  "[".repeat(3_000),
  "`".repeat(3_000),
  "a".repeat(30_000),
  "javascript:alert(1)",
  "a\r\nb\tc",
  "#".repeat(100),
];

export const runText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.constantFrom(...DISGUISED) },
  { weight: 2, arbitrary: hostileText },
);

const state: Schema<LabState> = object(stateShape);

const known = leavesOf(runText);

/** What a leaf may accept that is known by its check alone. */
const GUESSES = [
  "/faq/",
  "/security/#csrf",
  "a",
  "",
  0,
  1,
  2 ** 31,
  1e300,
  Infinity,
  -1,
  true,
  null,
];

/** What is only asked to be an object, such as the claims of a token. */
const anyObject = fc
  .dictionary(
    runText,
    fc.oneof(runText, fc.jsonValue({ maxDepth: 3 }), fc.array(runText, { maxLength: 4 })),
    { maxKeys: 8 },
  )
  // As it comes out at the other end of a port: with the usual prototypes.
  .map((one) => structuredClone(one));

/** Values of the schemas' leaves. Of one with a check of its own, whatever passes it. */
const leaves: Leaves = new Map([
  ...partsOf(state).flatMap((part): [Schema<unknown>, fc.Arbitrary<unknown>][] => {
    if (!("leaf" in part.form) || known.has(part)) return [];
    const fitting = GUESSES.filter((guess) => part(guess) === undefined);
    const takesTexts = NAMES.every((name) => part(name) === undefined);
    const accepts = (one: unknown) => part(one) === undefined;
    if (takesTexts) return [[part, runText.filter(accepts)]];
    if (accepts({})) return [[part, anyObject.filter(accepts)]];
    if (fitting.length === 0) throw new Error(`No value fits ${part.form.leaf.toString()}`);
    return [[part, fc.constantFrom(...fitting)]];
  }),
  ...known,
]);

/** What a run reports: the state of its world, and its trace. */
export interface Report {
  state: LabState;
  events: TraceEvent[];
}

/** What of a report is to be long, and how long: a list of the schemas, or the trace. */
interface Length {
  schema?: Schema<unknown>;
  size: number;
}

export function reportOf({ schema, size = 0 }: Partial<Length> = {}): fc.Arbitrary<Report> {
  const making = { leaves, ...(schema && { long: { schema, size } }) };
  const trace = traceEventsOf({ ...making, ...(!schema && size > 0 && { size }) });
  return fc
    .tuple(arbitraryOf(state, making), trace, fc.option(fc.nat()))
    .map(([made, events, front]): Report => {
      // Mostly the page of a browser that there is.
      const browser = front === null ? undefined : made.browsers[front % made.browsers.length];
      return { state: browser ? { ...made, front: browser.id } : made, events };
    });
}

/** The lists, and the objects with any names, of which a report consists. */
export const LISTS: readonly Schema<unknown>[] = [
  ...new Set([...partsOf(state), ...partsOf(worldEvent)]),
].filter(({ form }) => "list" in form || ("key" in form && form.key === text));

/** A schema in a few words, by what its items are. */
export function nameOf({ form }: Schema<unknown>): string {
  const item = "list" in form ? form.list : "value" in form ? form.value : undefined;
  const inside =
    item && "members" in item.form ? Object.keys(item.form.members).join(", ") : "values";
  return `${"list" in form ? "" : "named "}${inside}`;
}

/** A copy of a value in which lists, and objects with any names, of this size have the first half. */
export function halved<Value>(value: Value, size: number): Value {
  const copy = (one: unknown): unknown => {
    if (typeof one !== "object" || one === null) return one;
    if (Array.isArray(one)) return (one.length < size ? one : one.slice(0, size / 2)).map(copy);
    const members = Object.entries(one);
    const kept = members.length < size ? members : members.slice(0, size / 2);
    // As they came: a member may be called "__proto__".
    return Object.fromEntries(kept.map(([name, member]) => [name, copy(member)]));
  };
  return copy(value) as Value;
}
