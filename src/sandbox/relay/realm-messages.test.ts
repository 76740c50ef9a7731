import fc from "fast-check";
import { expect, test } from "vitest";

import { RealmReader } from "./realm-messages";

const log = (id: number) => ({
  kind: "log",
  id,
  at: 0,
  source: "console",
  level: "info",
  message: "text",
});

test("reads events in their order", () => {
  const reader = new RealmReader();
  for (const id of [1, 2]) {
    const message = { type: "lab/events", events: [log(id)] };
    expect(reader.read(message)).toEqual({ message });
  }
  expect(reader.read({ type: "lab/events", events: [log(2)] })).toEqual({
    problem: expect.stringContaining("event 2 comes after event 2"),
  });
});

test("ends a trace that grows without end", () => {
  const reader = new RealmReader();
  const batch = (from: number) => Array.from({ length: 5_000 }, (_, index) => log(from + index));
  for (const from of [1, 5_001, 10_001, 15_001]) {
    expect(reader.read({ type: "lab/events", events: batch(from) })).toHaveProperty("message");
  }
  expect(reader.read({ type: "lab/events", events: [log(20_001)] })).toEqual({
    problem: expect.stringContaining("20,000 events"),
  });
});

test.each([
  undefined,
  "ready",
  {},
  { type: "action" },
  { type: "toString" },
  { type: "lab/state" },
])("refuses what it does not understand: %j", (message) => {
  expect(new RealmReader().read(message)).toHaveProperty("problem");
});

test("ends in a result whatever it is sent", () => {
  const type = fc.constantFrom("ready", "failed", "lab/events", "lab/state", "lab/started", "x");
  const message = fc.oneof(
    fc.anything(),
    fc.record({ type, events: fc.anything(), error: fc.anything(), steps: fc.anything() }),
  );
  fc.assert(
    fc.property(message, (data) => {
      const result = new RealmReader().read(data);
      expect("message" in result || "problem" in result).toBe(true);
    }),
  );
});
