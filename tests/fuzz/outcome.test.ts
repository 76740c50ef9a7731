import { expect, test } from "vitest";

import { cases, SHARES } from "./cases";
import { outcomeOf } from "./outcome";

test("values and typed errors are outcomes", async () => {
  expect(await outcomeOf(async () => 7)).toEqual({ value: 7 });
  const error = new TypeError("nobody answers");
  expect(
    await outcomeOf(() => {
      throw error;
    }),
  ).toEqual({ error });
});

test.each([
  new Error("something"),
  new TypeError(""),
  new TypeError("Cannot read properties of undefined (reading 'a')"),
  new TypeError("x is not a function"),
  "text",
  undefined,
])("%s is not", async (thrown) => {
  await expect(outcomeOf(() => Promise.reject(thrown))).rejects.toBe(thrown);
});

test("the shares of the families are all there is", () => {
  const sum = Object.values(SHARES).reduce((a, b) => a + b, 0);
  expect(sum).toBeCloseTo(1);
  expect(cases(1).numRuns).toBeGreaterThanOrEqual(500);
});
