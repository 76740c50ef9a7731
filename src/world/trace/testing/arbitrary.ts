import fc from "fast-check";

import { count, flag, id, nothing, number, type Schema, text, time, url } from "../../schema";
import { type HeaderList, type TraceEvent, type WorldEvent, worldEvent } from "../events";
import { headers, sqlValue } from "../records";

/** Text that breaks out of things: line ends, separators, markup, lone surrogates, long runs. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "\n",
        "\r",
        ";",
        "#",
        "#59;",
        "%%",
        "%%{init: {}}%%",
        "<br/>",
        "<script>",
        "end",
        "->>",
        "participant",
        ":",
        "wrap:",
        "note over",
        '"',
        "&lt;",
        "\u0000",
        "\u2028",
        "\ud800",
        "{}",
        "`",
        "```",
        "p1",
        "loop",
        "\\",
        "'",
        "a".repeat(200),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);

const fewer = { maxLength: 4 };

function headerListOf(anyText: fc.Arbitrary<string>): fc.Arbitrary<HeaderList> {
  return fc.array(
    fc.tuple(
      fc.constantFrom("set-cookie", "location", "content-type", "cookie", "x-other"),
      fc.oneof(
        anyText,
        anyText.map((text) => `multipart/form-data; boundary=${text}`),
        fc.constantFrom("application/x-www-form-urlencoded", "application/json"),
      ),
    ),
    fewer,
  );
}

/** Values of schemas that consist of no others, or of which special values are wanted. */
export type Leaves = ReadonlyMap<Schema<unknown>, fc.Arbitrary<unknown>>;

/** @param anyText what texts are made of */
export function leavesOf(anyText: fc.Arbitrary<string>): Leaves {
  return new Map<Schema<unknown>, fc.Arbitrary<unknown>>([
    [text, anyText],
    [flag, fc.boolean()],
    [nothing, fc.constant(null)],
    [number, fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))],
    [time, fc.oneof(fc.integer(), fc.constantFrom(0, -8.64e15, 8.64e15))],
    // The id of some event, which need not exist.
    [id, fc.integer({ min: 1, max: 12 })],
    [count, fc.nat()],
    [
      url,
      fc.oneof(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        anyText.map(
          (text) =>
            `https://a.example/${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ""))}?${text}`,
        ),
      ),
    ],
    [headers, headerListOf(anyText)],
    [sqlValue, fc.oneof(anyText, fc.integer(), fc.constant(null))],
  ]);
}

const LEAVES = leavesOf(hostileText);

/** How values of a schema are made. */
interface Making {
  leaves?: Leaves;
  /** A list, or an object with any names, that gets so many members. */
  long?: { schema: Schema<unknown>; size: number };
}

/** Values that a schema accepts, of every kind that it names, with texts that nobody would expect. */
export function arbitraryOf<Value>(
  schema: Schema<Value>,
  { leaves = LEAVES, long }: Making = {},
): fc.Arbitrary<Value> {
  const sizeOf = (part: Schema<unknown>, most: number) =>
    part === long?.schema
      ? { min: long.size, max: long.size }
      : { min: leadsTo(part, long?.schema) ? 1 : 0, max: most };
  const of = (part: Schema<unknown>): fc.Arbitrary<unknown> => {
    const { form } = part;
    const known = leaves.get(part);
    if (known) return known;
    if ("oneOf" in form) return fc.constantFrom(...form.oneOf);
    if ("anyOf" in form) {
      const leading = form.anyOf.filter((one) => leadsTo(one, long?.schema));
      return fc.oneof(...(leading.length > 0 ? leading : form.anyOf).map(of));
    }
    if ("optional" in form) return of(form.optional);
    if ("list" in form) {
      const { min, max } = sizeOf(part, 4);
      return fc.array(of(form.list), { minLength: min, maxLength: max });
    }
    if ("key" in form) {
      const { min, max } = sizeOf(part, 3);
      const names = of(form.key) as fc.Arbitrary<string>;
      const value = of(form.value);
      // So many names as texts alone would not give.
      const keys =
        min > 3 ? fc.tuple(names, fc.nat()).map(([name, n]) => `${name.slice(0, 9)}${n}`) : names;
      return fc.dictionary(keys, value, { minKeys: min, maxKeys: max, noNullPrototype: true });
    }
    if ("allOf" in form) {
      return fc.tuple(...form.allOf.map(of)).map((parts) => Object.assign({}, ...parts) as unknown);
    }
    if ("leaf" in form && form.longest !== undefined) return leaves.get(text) ?? hostileText;
    // An object that may have any members.
    if ("leaf" in form && form.leaf({}) === undefined) return anyObject(leaves);
    if ("leaf" in form) throw new Error(`No values are known of a schema: ${form.leaf.toString()}`);
    const members = Object.entries(form.members);
    // An object that may have any members.
    if (members.length === 0) return anyObject(leaves);
    return fc.record(Object.fromEntries(members.map(([name, member]) => [name, of(member)])), {
      requiredKeys: members.flatMap(([name, member]) =>
        "optional" in member.form && !leadsTo(member, long?.schema) ? [] : [name],
      ),
      noNullPrototype: true,
    });
  };
  return of(schema) as fc.Arbitrary<Value>;
}

function anyObject(leaves: Leaves): fc.Arbitrary<object> {
  const names = (leaves.get(text) ?? hostileText) as fc.Arbitrary<string>;
  const value = fc.oneof(names, fc.double(), fc.constant(undefined), fc.array(names, fewer));
  return fc.dictionary(names, value, { maxKeys: 4, noNullPrototype: true });
}

/** The schemas that a schema is made of, itself among them: each once. */
export function partsOf(schema: Schema<unknown>): Schema<unknown>[] {
  const parts = new Set<Schema<unknown>>();
  const visit = (part: Schema<unknown>) => {
    if (parts.has(part)) return;
    parts.add(part);
    const { form } = part;
    if ("anyOf" in form) form.anyOf.forEach(visit);
    else if ("allOf" in form) form.allOf.forEach(visit);
    else if ("optional" in form) visit(form.optional);
    else if ("list" in form) visit(form.list);
    else if ("value" in form) visit(form.value);
    else if ("members" in form) Object.values(form.members).forEach(visit);
  };
  visit(schema);
  return [...parts];
}

function leadsTo(part: Schema<unknown>, target: Schema<unknown> | undefined): boolean {
  return target !== undefined && partsOf(part).includes(target);
}

/** Whole traces: well-formed, but with contents that nobody would expect. */
export function traceEventsOf(making: Making & { size?: number } = {}): fc.Arbitrary<TraceEvent[]> {
  const event: fc.Arbitrary<WorldEvent> = arbitraryOf(worldEvent, making);
  return fc
    .array(fc.tuple(event, arbitraryOf(time, making), fc.option(fc.nat())), {
      minLength: making.size ?? 0,
      maxLength: making.size ?? 12,
    })
    .map((list) =>
      list.map(([event, at, cause], index): TraceEvent => {
        const id = index + 1;
        if (cause === null || index === 0) return { ...event, id, at };
        return { ...event, id, at, cause: (cause % index) + 1 };
      }),
    );
}

export const traceEvents = traceEventsOf();
