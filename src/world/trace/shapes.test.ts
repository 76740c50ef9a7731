import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { TraceEvent } from "./events";
import { excerpt } from "./excerpt";
import { toHar } from "./har";
import { problemOf } from "./shapes";
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

describe("an event that somebody else reports", () => {
  test("is read as it was recorded", () => {
    fc.assert(
      fc.property(traceEvents, (events) => {
        for (const event of events) expect(problemOf(event, event.id)).toBeUndefined();
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    [{ id: 2 }, "id is not 1"],
    [{ at: "now" }, "at is no number"],
    [{ cause: 1 }, "cause does not come before it"],
    [{ kind: 3 }, "kind is no text"],
    [{ level: "loud" }, "level is none of error, warn, info, debug"],
    [{ message: undefined }, "message is no text"],
    [{ kind: "request", from: {} }, "from role is no text"],
    [{ kind: "clock", from: 1 }, "to is no number"],
  ])("with %j is refused", (change, problem) => {
    expect(problemOf({ ...log, ...change }, 1)).toBe(problem);
  });

  test.each([undefined, null, 7, [], "log"])("is no %j", (value) => {
    expect(problemOf(value, 1)).toBe("is no object");
  });

  test("goes into a transcript, an excerpt and HAR once it is found to be sound", () => {
    const retyped = fc
      .tuple(traceEvents, fc.nat(), fc.nat(), fc.jsonValue())
      .map(([events, which, member, value]) => {
        const copy = structuredClone(events) as unknown as Record<string, unknown>[];
        const event = copy[which % Math.max(1, copy.length)];
        const keys = Object.keys(event ?? {});
        if (event) event[keys[member % keys.length] ?? ""] = value;
        return copy as unknown as TraceEvent[];
      });
    let sound = 0;
    fc.assert(
      fc.property(retyped, (events) => {
        if (events.some((event, index) => problemOf(event, index + 1) !== undefined)) return;
        sound++;
        expect(transcript(events)).toMatch(/\n$/);
        for (const result of [excerpt(events), toHar(events).log.version]) {
          expect(typeof result).toBe("string");
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});
