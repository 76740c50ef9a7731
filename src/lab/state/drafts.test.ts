import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { hasEndedBadly, loadDraft, loadSql, noteEnd, noteRun, saveDraft, saveSql } from "./drafts";

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

describe("a run with a draft", () => {
  const example = { slug: "first-sign-in" };

  test("has ended badly if nobody has noted its end", () => {
    saveDraft(example, { "app.ts": "for (;;);" });
    expect(hasEndedBadly(example)).toBe(false);
    noteRun(example);
    expect(hasEndedBadly(example)).toBe(true);
    expect(hasEndedBadly({ slug: "roles" })).toBe(false);
    noteEnd(example);
    expect(hasEndedBadly(example)).toBe(false);
  });

  test("that the reader has taken back says nothing about the example", () => {
    saveDraft(example, { "app.ts": "for (;;);" });
    noteRun(example);
    saveDraft(example, {});
    expect(hasEndedBadly(example)).toBe(false);
  });

  test("is not noted where storage is forbidden", () => {
    vi.stubGlobal("sessionStorage", undefined);
    noteRun(example);
    noteEnd(example);
    expect(hasEndedBadly(example)).toBe(false);
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
