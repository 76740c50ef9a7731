// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { safeDocument } from "./safe-html";

/** What the frame of a message gets to read. */
function bodyOf(html: string): string {
  const { document } = safeDocument(html);
  return document ? (/<body>(.*)<\/body>/s.exec(document)?.[1] ?? "") : "(not shown)";
}

describe("the HTML of a message", () => {
  test("is shown without what leads elsewhere, or does something", () => {
    const html = `<base href="https://evil.example/"><p onclick="a()" class="x">Hello
      <a href="https://evil.example/">there</a><script>b()</script><img src="data:," onerror=c()></p>`;
    expect(bodyOf(html)).toBe(
      `<p data-onclick="a()" class="x">Hello\n      <a>there</a><img src="data:," data-onerror="c()"></p>`,
    );
  });

  test("keeps its own styles, and no handler that is hidden from a look at the text", () => {
    expect(bodyOf(`<style>p { color: red }</style><p title="<" onclick="a()">Hi</p>`)).toBe(
      `<style>p { color: red }</style><p title="<">Hi</p>`,
    );
  });

  test.each([
    ["<frameset><frame></frameset>", "is made to deceive"],
    ["<p>".repeat(40_000), "is longer than 100,000 characters"],
    ["<a href=x><b><i>".repeat(6_000), "has more markup than a message needs"],
    ["<div>".repeat(6_000), "has more markup than a message needs"],
    [
      `<b a=1><b a=2><b a=3>`.repeat(20) + "<p>x</p>".repeat(4_000),
      "has more markup than a message needs",
    ],
  ])("is not shown if it is %.20s…, and why is said", (html, refusal) => {
    expect(safeDocument(html)).toEqual({ refusal });
  });
});
