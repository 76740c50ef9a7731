import { describe, expect, test } from "vitest";

import { formatDate, formatDistance, formatSpan, formatTime } from "./format";

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

test("a date is that of the world's clock, in UTC", () => {
  expect(formatDate(Date.UTC(2026, 1, 4, 10))).toBe("Wed, 04 Feb 2026 10:00:00 UTC");
});

test("a moment is so far ahead, or so long ago", () => {
  const now = Date.UTC(2026, 0, 5);
  expect(formatDistance(now + 30 * DAY - HOUR, now)).toBe("in 29 d 23 h");
  expect(formatDistance(now, now)).toBe("in 0 s");
  expect(formatDistance(now - 5 * MINUTE, now)).toBe("5 min ago");
});
