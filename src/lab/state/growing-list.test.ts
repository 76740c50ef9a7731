import { expect, test } from "vitest";

import { GrowingList } from "./growing-list";

const none = GrowingList.empty<number>();

test("a version never changes, whatever is appended later", () => {
  const one = GrowingList.empty<number>().append([1, 2]);
  const two = one.append([3]);
  expect([...one]).toEqual([1, 2]);
  expect([...two]).toEqual([1, 2, 3]);
  expect([one.length, two.length]).toEqual([2, 3]);
  expect(one.slice(1)).toEqual([2]);
  expect(one.at(2)).toBeUndefined();
  expect(one.find((item) => item === 3)).toBeUndefined();
  expect(one.findLast((item) => item > 0)).toBe(2);
  expect(() => one.append([4])).toThrow("grown");
});

test("it is read as an array is", () => {
  const array = [5, 6, 7, 6];
  const list = GrowingList.empty<number>().append(array);
  for (const index of [0, 3, 4, -1, -4, -5]) expect(list.at(index)).toBe(array.at(index));
  expect(list.findLastIndex((item) => item === 6)).toBe(3);
  expect(list.findLastIndex((item) => item === 9)).toBe(-1);
  expect(list.findLast((item) => item === 9)).toBeUndefined();
  expect(list.flatMap((item) => (item === 6 ? [item, item] : []))).toEqual([6, 6, 6, 6]);
  expect([...none]).toEqual([]);
  expect(none.at(-1)).toBeUndefined();
});
