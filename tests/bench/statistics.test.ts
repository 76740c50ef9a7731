import { describe, expect, test } from "vitest";

import { quantile, slope } from "./statistics";

describe("a quantile", () => {
  const values = [5, 1, 4, 2, 3];
  test.each([
    [0, 1],
    [0.5, 3],
    [0.95, 5],
    [1, 5],
  ])("%d of five values is %d", (share, value) => {
    expect(quantile(values, share)).toBe(value);
  });

  test("of nothing is not a number", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("a slope", () => {
  const line = Array.from({ length: 1000 }, (_, x): [number, number] => [x, 3 + 0.25 * x]);

  test("is how much y grows with x", () => {
    expect(slope(line)).toBeCloseTo(0.25);
    expect(slope(line.map(([x]) => [x, 7]))).toBe(0);
  });

  test("is not bent by a few values far off", () => {
    const noisy = line.map(([x, y], i): [number, number] => [x, i % 7 === 3 ? y + 5000 : y]);
    expect(slope(noisy)).toBeCloseTo(0.25, 1);
  });

  test("needs two points", () => {
    expect(slope([[1, 1]])).toBeNaN();
  });
});
