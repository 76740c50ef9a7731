import { expect, test } from "vitest";

import { MessageCounter } from "./flood";

test("2,000 messages at once are no flood, the next one is, and is told once", () => {
  const counter = new MessageCounter(() => 0);
  const told = Array.from({ length: 3_000 }, () => counter.add());
  expect(told.indexOf(true)).toBe(2_000);
  expect(told.filter(Boolean)).toHaveLength(1);
});

/** When a sender's messages are too many, in seconds; undefined if they are not within a minute. */
function floodsAfter(perSecond: number): number | undefined {
  let now = 0;
  const counter = new MessageCounter(() => now);
  for (let sent = 1; now < 60_000; sent++) {
    now = (sent * 1_000) / perSecond;
    if (counter.add()) return Math.round(now / 1_000);
  }
  return undefined;
}

test("400 messages a second may go on for ever", () => {
  expect(floodsAfter(400)).toBeUndefined();
});

test.each([
  { perSecond: 20_000, seconds: 0 },
  { perSecond: 1_400, seconds: 2 },
  { perSecond: 800, seconds: 5 },
])("$perSecond a second are a flood after $seconds seconds", ({ perSecond, seconds }) => {
  expect(floodsAfter(perSecond)).toBe(seconds);
});

test("who pauses may send as many again", () => {
  let now = 0;
  const counter = new MessageCounter(() => now);
  for (let burst = 0; burst < 10; burst++) {
    for (let index = 0; index < 2_000; index++) expect(counter.add()).toBe(false);
    now += 5_000;
  }
});
