import { describe, expect, test } from "vitest";

import { lagsBehind, type Pacer, placeOf, timesToFollow } from "./lockstep";

function lab(title: string, now: number, done: number, more: object = {}): Pacer {
  return { title, ready: true, state: { now, tour: { done, busy: false, ...more } } };
}

describe("the place where both are", () => {
  test("is that of the slower one, at the later time", () => {
    expect(placeOf([lab("A", 10, 2), lab("B", 30, 2)], 2)).toEqual({
      now: 30,
      tour: { done: 2, busy: false },
    });
  });

  test("is busy until both have come to the goal", () => {
    expect(placeOf([lab("A", 10, 3), lab("B", 10, 2)], 3)?.tour).toEqual({ done: 2, busy: true });
    expect(placeOf([lab("A", 10, 3), lab("B", 10, 3, { busy: true })], 3)?.tour.busy).toBe(true);
  });

  test("says which of them failed", () => {
    const place = placeOf([lab("A", 10, 3), lab("B", 10, 2, { failure: "No button." })], 3);
    expect(place?.tour).toEqual({ done: 2, busy: false, failure: "B: No button." });
  });

  test("is unknown while either has no world", () => {
    expect(placeOf([lab("A", 10, 3), { ...lab("B", 0, 0), state: undefined }], 3)).toBeUndefined();
  });
});

describe("a lab plays on", () => {
  test("when it has done less than both shall have", () => {
    expect(lagsBehind(lab("A", 0, 1), 2)).toBe(true);
    expect(lagsBehind(lab("A", 0, 2), 2)).toBe(false);
    expect(lagsBehind(lab("A", 0, 3), 2)).toBe(false);
  });

  test("not while it plays, after a failure, or before it obeys", () => {
    expect(lagsBehind(lab("A", 0, 1, { busy: true }), 2)).toBe(false);
    expect(lagsBehind(lab("A", 0, 1, { failure: "No." }), 2)).toBe(false);
    expect(lagsBehind({ ...lab("A", 0, 1), ready: false }, 2)).toBe(false);
  });
});

describe("the clock that is behind follows the other", () => {
  test("to its time", () => {
    expect(timesToFollow([lab("A", 10, 1), lab("B", 30, 1)])).toEqual([30, undefined]);
    expect(timesToFollow([lab("A", 30, 1), lab("B", 10, 1)])).toEqual([undefined, 30]);
    expect(timesToFollow([lab("A", 30, 1), lab("B", 30, 1)])).toEqual([undefined, undefined]);
  });

  test("not while something happens in either", () => {
    const none = [undefined, undefined];
    expect(timesToFollow([lab("A", 10, 1, { busy: true }), lab("B", 30, 1)])).toEqual(none);
    expect(timesToFollow([{ ...lab("A", 10, 1), ready: false }, lab("B", 30, 1)])).toEqual(none);
  });
});
