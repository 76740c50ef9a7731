import { afterEach, describe, expect, test, vi } from "vitest";

import { loadSize, saveSize } from "./remembered-size";

/** A store as browsers have it, on a plain map. */
function stub(stored: Record<string, string> = {}): Map<string, string> {
  const map = new Map(Object.entries(stored));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  });
  return map;
}

afterEach(() => vi.unstubAllGlobals());

describe("a size", () => {
  test("is remembered by its name, until it is forgotten", () => {
    const map = stub();
    saveSize("code", 41.5);
    saveSize("top", 60);
    expect([loadSize("code"), loadSize("top"), loadSize("other")]).toEqual([41.5, 60, undefined]);
    saveSize("code", undefined);
    expect(loadSize("code")).toBeUndefined();
    expect([...map.keys()]).toEqual(["lab-size:top"]);
  });

  test.each(["", " ", "wide", "NaN", "Infinity", "-1", "101", "{}"])(
    "that is stored as %j is none",
    (text) => {
      stub({ "lab-size:code": text });
      expect(loadSize("code")).toBeUndefined();
    },
  );

  test("is lost without a store, and nothing else is", () => {
    vi.stubGlobal("localStorage", {
      getItem() {
        throw new Error("forbidden");
      },
      setItem() {
        throw new Error("full");
      },
    });
    expect(() => saveSize("code", 40)).not.toThrow();
    expect(loadSize("code")).toBeUndefined();
  });
});
