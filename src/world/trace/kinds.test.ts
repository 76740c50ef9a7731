import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";

import type { WorldEvent } from "./events";
import { excerpt } from "./excerpt";
import { TELLINGS } from "./kinds";
import { requestFinder, summarize } from "./summary";
import { traceEvents } from "./testing/arbitrary";

describe("the kinds of events", () => {
  test("are told by a table that does not compile without one of them", () => {
    expectTypeOf<keyof typeof TELLINGS>().toEqualTypeOf<WorldEvent["kind"]>();
    expectTypeOf<Omit<typeof TELLINGS, "log">>().not.toExtend<typeof TELLINGS>();
  });

  test("are each told in a line of their own and in an excerpt, whatever they hold", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(traceEvents, (events) => {
        const requestOf = requestFinder(events);
        for (const event of events) {
          seen.add(event.kind);
          expect(summarize(event, requestOf)).not.toBe("");
          expect(excerpt([event], { width: 1_000_000, lines: 1_000_000 })).toEqual(
            expect.any(String),
          );
        }
      }),
      { seed: 5, numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(Object.keys(TELLINGS).sort());
  });
});
