import { describe, expect, test } from "vitest";

import { formatSpan, formatTime } from "./format";

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

describe("a span", () => {
  test.each([
    [0, "0 s"],
    [499, "0 s"],
    [500, "1 s"],
    [59 * SECOND, "59 s"],
    [MINUTE, "1 min"],
    [15 * MINUTE - 24, "15 min"],
    [HOUR + MINUTE + SECOND, "1 h 1 min"],
    [30 * DAY - HOUR, "29 d 23 h"],
    [30 * DAY, "30 d"],
    [DAY + 5 * MINUTE, "1 d 5 min"],
    [400 * DAY, "400 d"],
    [-5 * SECOND, "0 s"],
  ])("of %i ms is %s", (milliseconds, text) => {
    expect(formatSpan(milliseconds)).toBe(text);
  });
});

test("a time is that of the world's clock, to the millisecond, in UTC", () => {
  expect(formatTime(Date.UTC(2026, 0, 5, 9, 0, 0, 24))).toBe("09:00:00.024");
  expect(formatTime(Date.UTC(2026, 0, 5, 23, 59, 59, 999))).toBe("23:59:59.999");
});
