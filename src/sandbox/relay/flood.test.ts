import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { StrayMessages } from "./flood";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The window of a frame that is there. */
const frame = {} as MessageEventSource;

function counting(): { strays: StrayMessages; floods: () => number } {
  let count = 0;
  return { strays: new StrayMessages(() => count++), floods: () => count };
}

test("a few messages past the reader are none too many: extensions of a browser send some", () => {
  const { strays, floods } = counting();
  for (let minute = 0; minute < 60; minute++) {
    for (let count = 0; count < 6; count++) strays.count(frame);
    vi.advanceTimersByTime(60_000);
  }
  expect(floods()).toBe(0);
});

test.each([frame, null])(
  "one a second is a flood, whether their sender is there or not",
  (source) => {
    const { strays, floods } = counting();
    for (let count = 0; count < 30; count++) {
      strays.count(source);
      vi.advanceTimersByTime(1_000);
    }
    expect(floods()).toBe(1);
  },
);

test("what a frame sent before it was removed does not count against the next one", () => {
  const { strays, floods } = counting();
  strays.expectRest();
  for (let count = 0; count < 100_000; count++) strays.count(null);
  expect(floods()).toBe(0);
});
