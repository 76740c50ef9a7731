import { describe, expect, it } from "vitest";

import { codeHtml, layout, nothing, text, type Code, type Group } from "./layout";

/** Laid out code as text, two spaces a step. */
function print(code: Code): string {
  return layout(code)
    .map(({ indent, tokens }) => "  ".repeat(indent) + tokens.map((token) => token.text).join(""))
    .join("\n");
}

const params = (...items: Code[]): Group => ({
  items,
  open: text("("),
  close: text(")"),
  separator: ", ",
  trail: ",",
});
const object = (...items: Code[]): Group => ({
  items,
  open: text("{"),
  close: text("}"),
  separator: "; ",
  padding: " ",
});
const union = (...items: Code[]): Group => ({
  items,
  open: nothing,
  close: nothing,
  separator: " | ",
  lead: "| ",
});
const long = (letter: string) => text(letter.repeat(40));

describe("layout", () => {
  it("keeps on one line what fits", () => {
    expect(print([text("f"), params(text("a"), text("b")), text(": void")])).toBe("f(a, b): void");
    expect(print(object(text("a: string"), text("b: string")))).toBe("{ a: string; b: string }");
    expect(print(object())).toBe("{}");
  });

  it("gives each item a line when they do not fit", () => {
    expect(print([text("f"), params(long("a"), long("b"))])).toBe(
      `f(\n  ${"a".repeat(40)},\n  ${"b".repeat(40)}\n)`,
    );
    expect(print([text("type T = "), union(long("a"), long("b"))])).toBe(
      `type T = \n  | ${"a".repeat(40)}\n  | ${"b".repeat(40)}`,
    );
  });

  it("breaks parameters before the result is too long for the line", () => {
    const code = print([text("f"), params(text("a"), text("b")), text(`: ${"R".repeat(72)}`)]);
    expect(code).toBe(`f(\n  a,\n  b\n): ${"R".repeat(72)}`);
  });

  it("lets an object alone in brackets hug them", () => {
    const parameter = [text("params: "), object(long("a"), long("b"))];
    expect(print([params(parameter), text(" => void")])).toBe(
      `(params: {\n  ${"a".repeat(40)}\n  ${"b".repeat(40)}\n}) => void`,
    );
  });

  it("breaks what must be broken and all that is around it", () => {
    const code = object({ ...object(text("a")), broken: true });
    expect(print(code)).toBe("{\n  {\n    a\n  }\n}");
  });
});

describe("codeHtml", () => {
  it("escapes text and marks links, names and kinds", () => {
    const html = codeHtml(
      layout([
        { text: "a<b>", url: "/x/?a&b" },
        { text: "name", kind: "name" },
        { text: '"s"', kind: "string" },
      ]),
    );
    expect(html).toBe(
      '<div class="ref-i0"><a href="/x/?a&amp;b">a&lt;b&gt;</a><b>name</b><span class="ref-string">&quot;s&quot;</span></div>',
    );
  });
});
