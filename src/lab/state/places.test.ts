import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { loadPlace, savePlace } from "./places";

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("a place is that of one lab on one page, until it is forgotten", () => {
  savePlace("/faq/", "checks", 3);
  savePlace("/faq/", "roles", 1);
  expect(loadPlace("/faq/", "checks")).toEqual({ done: 3, isSameDocument: true });
  expect(loadPlace("/", "checks")).toBeUndefined();
  savePlace("/faq/", "checks", undefined);
  expect(loadPlace("/faq/", "checks")).toBeUndefined();
  expect(loadPlace("/faq/", "roles")?.done).toBe(1);
});

test("a place tells whether the page has been loaded anew since", () => {
  savePlace("/", "checks", 3);
  for (const [key, text] of stored) stored.set(key, text.replace(/ .*/, " 1"));
  expect(loadPlace("/", "checks")).toEqual({ done: 3, isSameDocument: false });
});

test("a place that is corrupt, or in a browser that forbids storage, counts as none", () => {
  savePlace("/", "checks", 3);
  for (const text of ["", "-1", "3", "1e9 1", "9999 1", "x 1"]) {
    for (const key of stored.keys()) stored.set(key, text);
    expect(loadPlace("/", "checks")).toBeUndefined();
  }
  vi.stubGlobal("sessionStorage", undefined);
  savePlace("/", "checks", 3);
  expect(loadPlace("/", "checks")).toBeUndefined();
});
