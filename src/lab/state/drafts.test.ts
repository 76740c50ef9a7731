import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { loadDraft, loadSql, saveDraft, saveSql } from "./drafts";

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

describe("a draft", () => {
  test("is what was saved, for each example by itself", () => {
    saveDraft({ slug: "first-sign-in" }, { "auth.ts": "// changed" });
    saveDraft({ slug: "magic-link" }, { "app.ts": "// other" });
    expect(loadDraft({ slug: "first-sign-in" })).toEqual({ "auth.ts": "// changed" });
    expect(loadDraft({ slug: "magic-link" })).toEqual({ "app.ts": "// other" });
    expect(loadDraft({ slug: "roles" })).toEqual({});
  });

  test("is forgotten when nothing is changed any more", () => {
    saveDraft({ slug: "first-sign-in" }, { "auth.ts": "// changed" });
    saveDraft({ slug: "first-sign-in" }, {});
    expect(stored.size).toBe(0);
  });

  test.each(["", "{", "null", "7", '"text"', "[]"])(
    "that is corrupt counts as none: %j",
    (text) => {
      saveDraft({ slug: "first-sign-in" }, { "auth.ts": "" });
      for (const key of stored.keys()) stored.set(key, text);
      expect(loadDraft({ slug: "first-sign-in" })).toEqual({});
    },
  );

  test("brings only what is text", () => {
    saveDraft({ slug: "first-sign-in" }, { "auth.ts": "" });
    for (const key of stored.keys()) stored.set(key, '{"auth.ts":"a","app.ts":7,"x":null}');
    expect(loadDraft({ slug: "first-sign-in" })).toEqual({ "auth.ts": "a" });
  });

  test("of a browser that forbids storage, or has no room left, counts as none", () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    vi.stubGlobal("sessionStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(loadDraft({ slug: "first-sign-in" })).toEqual({});
    expect(() => saveDraft({ slug: "first-sign-in" }, { "auth.ts": "" })).not.toThrow();
    expect(() => saveDraft({ slug: "first-sign-in" }, {})).not.toThrow();
  });
});

describe("the text of an SQL box", () => {
  test("is what was saved, for each example by itself", () => {
    saveSql({ slug: "roles" }, "select 1");
    expect(loadSql({ slug: "roles" })).toBe("select 1");
    expect(loadSql({ slug: "magic-link" })).toBe("");
    expect(loadDraft({ slug: "roles" })).toEqual({});
  });

  test("is empty where storage is forbidden", () => {
    vi.stubGlobal("sessionStorage", undefined);
    saveSql({ slug: "roles" }, "select 1");
    expect(loadSql({ slug: "roles" })).toBe("");
  });
});
