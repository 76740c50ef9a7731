import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { isFromBelow, StrayMessages } from "./flood";

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

/** A window in a frame of another; without one, it is at the top. */
function windowIn(parent?: Window): Window {
  const made = {} as { parent: unknown };
  made.parent = parent ?? made;
  return made as Window;
}

test("a message counts for the lab whose frame sent it, or whose frame may have sent it", () => {
  const site = windowIn();
  const [relay, other] = [windowIn(site), windowIn(site)];
  const realm = windowIn(relay);
  const shown = windowIn(realm);
  for (const source of [relay, realm, shown, null]) expect(isFromBelow(source, relay)).toBe(true);
  for (const source of [realm, shown, site]) expect(isFromBelow(source, other)).toBe(false);
  expect(isFromBelow(new MessageChannel().port1, relay)).toBe(false);
});
