import { describe, expect, it } from "vitest";

import { markWords, snippetOf } from "./snippet";
import { stem } from "./words";

const marked = (text: string, ...words: string[]) =>
  markWords(text, new Set(words.map(stem)))
    .map((piece) => (piece.isMarked ? `<${piece.text}>` : piece.text))
    .join("");

describe("marks", () => {
  it("are on whole words, in any form", () => {
    expect(marked("Cookies, cookie-size and a cook", "cookie")).toBe(
      "<Cookies>, <cookie-size> and a cook",
    );
  });

  it("are on no word of one or two letters", () => {
    expect(marked("an e-mail is e and mail, id", "e", "id", "email")).toBe(
      "an <e-mail> is e and mail, id",
    );
  });
});

describe("a snippet", () => {
  const filler = "Some words that nobody has looked for stand here in a row. ".repeat(10);
  const text = `${filler}Then the secret of the cookie is told.${filler}`;
  const show = (...words: string[]) =>
    snippetOf(text, new Set(words.map(stem)))
      .map((piece) => piece.text)
      .join("");

  it("is around the words, and ends where words do", () => {
    const snippet = show("secret", "cookie");
    expect(snippet).toContain("the secret of the cookie");
    expect(snippet.length).toBeLessThan(170);
    for (const word of snippet.replaceAll("…", "").trim().split(/\s+/)) {
      expect(text.split(/[\s.]+/)).toContain(word.replaceAll(".", " ").trim().split(" ")[0]);
    }
  });

  it("is the beginning if the words are not there", () => {
    expect(show("zebra")).toMatch(/^Some words/);
  });
});
