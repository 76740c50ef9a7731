import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { TraceEvent } from "./events";
import { excerpt } from "./excerpt";
import { toHar } from "./har";
import { toMermaid } from "./mermaid";
import { parseTrace, serializeTrace } from "./serialize";
import { traceEvents } from "./testing/arbitrary";
import { transcript } from "./transcript";

const log: TraceEvent = {
  id: 1,
  at: 5,
  kind: "log",
  source: "console",
  level: "info",
  message: "hello",
};

function problemWith(change: object): string | undefined {
  return parseTrace(serializeTrace([{ ...log, ...change } as TraceEvent])).problem;
}

describe("a trace as text", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(traceEvents, (events) => {
        const plain = JSON.parse(JSON.stringify(events)) as TraceEvent[];
        expect(parseTrace(serializeTrace(events))).toEqual({ events: plain });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    ["", "This is no trace: it is not JSON."],
    ["null", 'This is no trace: its format is not "round-trip-trace".'],
    ["[]", 'This is no trace: its format is not "round-trip-trace".'],
    [
      '{"format":"round-trip-trace","version":2,"events":[]}',
      "This trace has version 2; this page reads version 1.",
    ],
    [
      '{"format":"round-trip-trace","events":[]}',
      "This trace has version undefined; this page reads version 1.",
    ],
    ['{"format":"round-trip-trace","version":1}', "The trace has no list of events."],
    ['{"format":"round-trip-trace","version":1,"events":[7]}', "Event 1 is damaged: is no object."],
  ])("%s is refused with a reason", (text, problem) => {
    expect(parseTrace(text)).toEqual({ problem });
  });

  test.each([
    [{ id: 2 }, "Event 1 is damaged: id is not 1."],
    [{ at: "now" }, "Event 1 is damaged: at is no number."],
    [{ cause: 1 }, "Event 1 is damaged: cause does not come before it."],
    [{ kind: 3 }, "Event 1 is damaged: kind is no text."],
    [{ level: "loud" }, "Event 1 is damaged: level is none of error, warn, info, debug."],
    [{ message: undefined }, "Event 1 is damaged: message is no text."],
    [{ kind: "request", from: {} }, "Event 1 is damaged: from role is no text."],
    [{ kind: "clock", from: 1 }, "Event 1 is damaged: to is no number."],
  ])("an event with %j is refused", (change, problem) => {
    expect(problemWith(change)).toBe(problem);
  });

  test("keeps events of a kind that is not known here", () => {
    expect(problemWith({ kind: "from the future", message: 7 })).toBeUndefined();
    expect(problemWith({ kind: "toString" })).toBeUndefined();
  });

  test("ends in a trace that everything can be made of, or in a message, whatever it is", () => {
    const damaged = fc
      .tuple(traceEvents, fc.nat(), fc.nat(), fc.oneof(fc.json(), fc.string({ unit: "binary" })))
      .map(([events, start, length, patch]) => {
        const text = serializeTrace(events);
        const at = start % (text.length + 1);
        return text.slice(0, at) + patch + text.slice(at + (length % 20));
      });
    const retyped = fc
      .tuple(traceEvents, fc.nat(), fc.nat(), fc.jsonValue())
      .map(([events, which, member, value]) => {
        const copy = structuredClone(events) as unknown as Record<string, unknown>[];
        const event = copy[which % Math.max(1, copy.length)];
        const keys = Object.keys(event ?? {});
        if (event) event[keys[member % keys.length] ?? ""] = value;
        return serializeTrace(copy as unknown as TraceEvent[]);
      });
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), damaged, retyped), (text) => {
        const { events, problem } = parseTrace(text);
        if (events === undefined) return void expect(problem).toMatch(/\.$/);
        read++;
        expect(transcript(events)).toMatch(/\n$/);
        for (const result of [excerpt(events), toMermaid(events), toHar(events).log.version]) {
          expect(typeof result).toBe("string");
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(50);
  });
});
