import { describe, expect, test } from "vitest";

import { boundsOf, movedByKey, within } from "./split";

describe("the bounds of a divider", () => {
  test.each([
    [1000, 250, { min: 25, max: 75 }],
    [800, 80, { min: 10, max: 90 }],
    [300, 200, { min: 50, max: 50 }],
    [0, 200, { min: 0, max: 100 }],
  ])("in a room of %d pixels, with %d for each part", (room, least, bounds) => {
    expect(boundsOf(room, least)).toEqual(bounds);
  });

  test("hold a value", () => {
    const bounds = { min: 25, max: 75 };
    expect([0, 25, 40, 90].map((value) => within(bounds, value))).toEqual([25, 25, 40, 75]);
  });
});

describe("a divider is moved by", () => {
  const bounds = { min: 25, max: 75 };
  test.each([
    ["ArrowLeft", true, 38],
    ["ArrowRight", true, 42],
    ["ArrowUp", true, undefined],
    ["ArrowUp", false, 38],
    ["ArrowDown", false, 42],
    ["ArrowRight", false, undefined],
    ["PageUp", false, 30],
    ["PageDown", true, 50],
    ["Home", true, 25],
    ["End", false, 75],
    ["Tab", true, undefined],
    ["a", false, undefined],
  ])("%s (vertical: %s)", (key, isVertical, moved) => {
    expect(movedByKey(key, 40, bounds, isVertical)).toBe(moved);
  });

  test.each([
    ["ArrowLeft", 26, 25],
    ["ArrowRight", 74.5, 75],
    ["PageUp", 30, 25],
  ])("%s no further than to its bounds", (key, value, moved) => {
    expect(movedByKey(key, value, bounds, true)).toBe(moved);
  });
});
