import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { hasEndedBadly, loadDraft, loadSql, noteEnd, noteRun, saveDraft, saveSql } from "./drafts";

/** What this browser keeps, and what it keeps for the tab only. */
let stored: Map<string, string>;
let ofTab: Map<string, string>;

const storage = (entries: Map<string, string>) => ({
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
  removeItem: (key: string) => void entries.delete(key),
});

beforeEach(() => {
  stored = new Map();
  ofTab = new Map();
  vi.stubGlobal("localStorage", storage(stored));
  vi.stubGlobal("sessionStorage", storage(ofTab));
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

  test("outlives the tab, unless it is one of code from a link", () => {
    saveDraft({ slug: "roles" }, { "auth.ts": "// mine" });
    const linked = { slug: "roles", shared: { "auth.ts": "// theirs" } };
    saveDraft(linked, { "auth.ts": "// edited" });
    expect(loadDraft(linked)).toEqual({ "auth.ts": "// edited" });
    ofTab.clear();
    expect(loadDraft(linked)).toEqual({});
    expect(loadDraft({ slug: "roles" })).toEqual({ "auth.ts": "// mine" });
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
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
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
