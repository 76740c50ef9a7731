import { expect, test } from "vitest";

import { readTime } from "./values";

const AT = Date.UTC(2026, 1, 4, 10);

test.each([
  ["expires", AT, AT],
  ["emailVerified", AT, AT],
  ["expires_at", AT / 1000, AT],
  ["createdAt", AT, AT],
  ["counter", AT, undefined],
  ["expires", null, undefined],
  ["expires", "2026-02-04", undefined],
  ["expires_at", 3600, undefined],
  ["flat", AT, undefined],
])("%s %s stands for %s", (column, value, time) => {
  expect(readTime(column, value)).toBe(time);
});
