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

const headerList: fc.Arbitrary<HeaderList> = fc.array(
  fc.tuple(
    fc.constantFrom("set-cookie", "location", "content-type", "cookie", "x-other"),
    fc.oneof(
      hostileText,
      hostileText.map((text) => `multipart/form-data; boundary=${text}`),
      fc.constant("application/x-www-form-urlencoded"),
    ),
  ),
  fewer,
);

/** Values of the schemas that consist of no others. */
const LEAVES = new Map<Schema<unknown>, fc.Arbitrary<unknown>>([
  [text, hostileText],
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
      hostileText.map(
        (text) =>
          `https://a.example/${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ""))}?${text}`,
      ),
    ),
  ],
  [headers, headerList],
  [sqlValue, fc.oneof(hostileText, fc.integer(), fc.constant(null))],
]);

/**
 * Values that a schema accepts, of every kind that it names, with texts that nobody would expect.
 *
 * @param leaves values of further schemas that consist of no others
 * @throws if there are none of such a schema
 */
export function arbitraryOf<Value>(
  schema: Schema<Value>,
  leaves: ReadonlyMap<Schema<unknown>, fc.Arbitrary<unknown>> = new Map(),
): fc.Arbitrary<Value> {
  const of = (part: Schema<unknown>): fc.Arbitrary<unknown> => {
    const { form } = part;
    const known = leaves.get(part) ?? LEAVES.get(part);
    if (known) return known;
    if ("oneOf" in form) return fc.constantFrom(...form.oneOf);
    if ("anyOf" in form) return fc.oneof(...form.anyOf.map(of));
    if ("optional" in form) return of(form.optional);
    if ("list" in form) return fc.array(of(form.list), fewer);
    if ("key" in form) {
      return fc.dictionary(of(form.key) as fc.Arbitrary<string>, of(form.value), { maxKeys: 3 });
    }
    if ("leaf" in form) throw new Error(`No values are known of a schema: ${form.leaf.toString()}`);
    const members = Object.entries(form.members);
    return fc.record(Object.fromEntries(members.map(([name, member]) => [name, of(member)])), {
      requiredKeys: members.flatMap(([name, member]) => ("optional" in member.form ? [] : [name])),
    });
  };
  return of(schema) as fc.Arbitrary<Value>;
}

const event: fc.Arbitrary<WorldEvent> = arbitraryOf(worldEvent);

/** Whole traces: well-formed, but with contents that nobody would expect. */
export const traceEvents: fc.Arbitrary<TraceEvent[]> = fc
  .array(fc.tuple(event, arbitraryOf(time), fc.option(fc.nat())), { maxLength: 12 })
  .map((list) =>
    list.map(([event, at, cause], index): TraceEvent => {
      const id = index + 1;
      if (cause === null || index === 0) return { ...event, id, at };
      return { ...event, id, at, cause: (cause % index) + 1 };
    }),
  );
