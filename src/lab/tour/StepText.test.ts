import { expect, test } from "vitest";

import type { Target } from "../../sandbox/messages";
import { piecesOf } from "./StepText";

const to = (words: string): Target => ({ kind: "browser", browser: "alice", words });

test("a text is cut at the words that lead somewhere, in the order in which they stand", () => {
  const [page, form] = [to("the page"), to("a form")];
  expect(piecesOf("She sees the page with a form.", [form, page])).toEqual([
    { words: "She sees " },
    { words: "the page", target: page },
    { words: " with " },
    { words: "a form", target: form },
    { words: "." },
  ]);
});

test("nothing of a text is lost or said twice, whatever the words are", () => {
  for (const words of [["other"], [""], ["aa", "aaa"], ["a", "a"], ["aaa."]]) {
    const pieces = piecesOf("aaa.", words.map(to));
    expect(pieces.map((piece) => piece.words).join("")).toBe("aaa.");
  }
});
