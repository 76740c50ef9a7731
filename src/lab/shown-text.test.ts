import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { hostileText } from "../world/trace/testing/arbitrary";
import { shown } from "./shown-text";

describe("a text of a run", () => {
  test.each([
    ["Alice’s laptop\n\tñ 日本 👩‍🚀", "Alice’s laptop\n\tñ 日本 👩‍🚀"],
    ["\u001b[31m red\u0000", "⟨U+001B⟩[31m red⟨U+0000⟩"],
    ["\u202egnp.exe\u2069", "⟨U+202E⟩gnp.exe⟨U+2069⟩"],
    ["\u0085", "⟨U+0085⟩"],
    ["a\ud800b", "a⟨U+D800⟩b"],
  ])("%j is shown as %j", (text, seen) => expect(shown(text)).toBe(seen));

  test("is cut where it is too long, between two characters, and says so", () => {
    expect(shown("abcdef", 3)).toBe("abc… (3 more characters)");
    expect(shown("a".repeat(501))).toBe(`${"a".repeat(500)}… (1 more characters)`);
    expect(shown("a".repeat(500))).toBe("a".repeat(500));
  });

  test("has nothing that is not seen", () => {
    fc.assert(
      fc.property(hostileText, fc.nat({ max: 50 }), (text, most) => {
        expect(shown(text, most)).not.toMatch(
          /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u,
        );
      }),
      { seed: 1 },
    );
  });
});
