import { describe, expect, test } from "vitest";

import { parseDuration, parseInstant } from "./duration";

describe("durations", () => {
  test.each([
    ["250 ms", 250],
    ["90 s", 90_000],
    ["90 sec", 90_000],
    ["61 min", 3_660_000],
    ["1 h", 3_600_000],
    ["1.5 h", 5_400_000],
    ["30 d", 2_592_000_000],
    [" 2min ", 120_000],
    [1500, 1500],
    [0, 0],
  ])("%j is %i ms", (duration, milliseconds) => {
    expect(parseDuration(duration)).toBe(milliseconds);
  });

  test("are whole milliseconds, as Date counts them", () => {
    expect(parseDuration("0.0015 s")).toBe(2);
    expect(parseDuration(1.4)).toBe(1);
  });

  test.each([
    "",
    "5",
    "h",
    "-1 h",
    "1 week",
    "1 h 30 min",
    "1e3 s",
    "Infinity d",
    -1,
    NaN,
    Infinity,
  ])("%j is refused with the accepted forms", (duration) => {
    expect(() => parseDuration(duration)).toThrow(
      `"${duration}" is not a duration. Write a number and a unit: 90 s, 61 min, 1.5 h or 30 d.`,
    );
  });
});

describe("instants", () => {
  test.each([
    ["2026-01-05T09:00:00Z", Date.UTC(2026, 0, 5, 9)],
    ["2026-01-05t09:00z", Date.UTC(2026, 0, 5, 9)],
    ["2026-01-05T09:00:00.250-08:00", Date.UTC(2026, 0, 5, 17, 0, 0, 250)],
    [new Date(7), 7],
    [1.6, 2],
  ])("%j is %i ms since the epoch", (instant, milliseconds) => {
    expect(parseInstant(instant)).toBe(milliseconds);
  });

  test.each(["", "tomorrow", "2026-01-05", "2026-01-05T09:00:00", new Date(NaN), 8.64e15 + 1])(
    "%j is none",
    (instant) => {
      expect(() => parseInstant(instant)).toThrow(RangeError);
    },
  );
});
