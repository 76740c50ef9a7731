import { expect, test } from "vitest";

import { MessageCounter } from "./flood";

test("1,000 messages in a second are no flood, the next one is, and is told once", () => {
  const counter = new MessageCounter(() => 0);
  const told = Array.from({ length: 1_500 }, () => counter.add());
  expect(told.indexOf(true)).toBe(1_000);
  expect(told.filter(Boolean)).toHaveLength(1);
});

test("counts each second anew", () => {
  let now = 0;
  const counter = new MessageCounter(() => now);
  for (let index = 0; index < 3_000; index++) {
    now = Math.floor(index / 1_000) * 1_000;
    expect(counter.add()).toBe(false);
  }
});
