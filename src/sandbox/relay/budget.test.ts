import { expect, test } from "vitest";

import { Budget } from "./budget";

test("2,000 at once are within the budget, the next one is not, and is told once", () => {
  const budget = new Budget(2_000, 400, () => 0);
  const told = Array.from({ length: 3_000 }, () => budget.spend());
  expect(told.indexOf(true)).toBe(2_000);
  expect(told.filter(Boolean)).toHaveLength(1);
});

test("what weighs more spends more", () => {
  const budget = new Budget(100, 0, () => 0);
  expect([60, 40, 1].map((amount) => budget.spend(amount))).toEqual([false, false, true]);
});

/** When so much a second is too much, in seconds; undefined if it is not within a minute. */
function exceededAfter(perSecond: number): number | undefined {
  let now = 0;
  const budget = new Budget(2_000, 400, () => now);
  for (let sent = 1; now < 60_000; sent++) {
    now = (sent * 1_000) / perSecond;
    if (budget.spend()) return Math.round(now / 1_000);
  }
  return undefined;
}

test("as much as is forgiven may go on for ever", () => {
  expect(exceededAfter(400)).toBeUndefined();
});

test.each([
  { perSecond: 20_000, seconds: 0 },
  { perSecond: 1_400, seconds: 2 },
  { perSecond: 800, seconds: 5 },
])("$perSecond a second are too much after $seconds seconds", ({ perSecond, seconds }) => {
  expect(exceededAfter(perSecond)).toBe(seconds);
});

test("who pauses may spend as much again", () => {
  let now = 0;
  const budget = new Budget(2_000, 400, () => now);
  for (let burst = 0; burst < 10; burst++) {
    expect(budget.spend(2_000)).toBe(false);
    now += 5_000;
  }
});
