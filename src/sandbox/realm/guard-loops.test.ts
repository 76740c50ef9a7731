import { describe, expect, test } from "vitest";

import { guardLoops } from "./guard-loops";

const guarded = (code: string) => guardLoops(code, "g");

describe("the guard stands in the condition of", () => {
  test.each([
    ["while", "while (a) b();", "while (g(1)&&(a)) b();"],
    ["while with a comma", "while (a(), b) {}", "while (g(1)&&(a(), b)) {}"],
    ["while with an assignment", "while (a = b()) {}", "while (g(1)&&(a = b())) {}"],
    ["while with ||", "while (a || b) {}", "while (g(1)&&(a || b)) {}"],
    ["while with a function", "while (() => a) {}", "while (g(1)&&(() => a)) {}"],
    ["while with parentheses", "while ((a) && (b)) {}", "while (g(1)&&((a) && (b))) {}"],
    ["do", "do a(); while (b)", "do a(); while (g(1)&&(b))"],
    ["do with a block", "do { a() } while(b); c()", "do { a() } while(g(1)&&(b)); c()"],
    ["for", "for (let i = 0; i < 9; i++) a();", "for (let i = 0; g(1)&&(i < 9); i++) a();"],
    [
      "for with commas",
      "for (i = 0, j = 1; i, j; i++, j--);",
      "for (i = 0, j = 1; g(1)&&(i, j); i++, j--);",
    ],
    ["for without anything", "for (;;) {}", "for (;g(1);) {}"],
    ["for without a condition", "for (let i = 0;; i++) {}", "for (let i = 0;g(1); i++) {}"],
    ["for with a comment only", "for (; /* ever */ ;) {}", "for (;g(1) /* ever */ ;) {}"],
    [
      "for with a semicolon inside",
      "for (f(() => { a; b; }); c; ) {}",
      "for (f(() => { a; b; }); g(1)&&(c); ) {}",
    ],
    [
      "a labeled loop",
      "outer: for (;;) { continue outer; }",
      "outer: for (;g(1);) { continue outer; }",
    ],
    [
      "loops in loops",
      "while (a) for (;b;) do c(); while (d)",
      "while (g(1)&&(a)) for (;g(1)&&(b);) do c(); while (g(1)&&(d))",
    ],
    [
      "a loop in a condition",
      "while (() => { while (a); }) b();",
      "while (g(1)&&(() => { while (g(1)&&(a)); })) b();",
    ],
    [
      "a loop in an empty for's start",
      "for (f(() => { for (;;); });;);",
      "for (f(() => { for (;g(1);); });g(1););",
    ],
    [
      "a loop in a template",
      "`${(() => { while (a); })()}`",
      "`${(() => { while (g(1)&&(a)); })()}`",
    ],
    ["a template in a condition", "while (`${a}) {`) {}", "while (g(1)&&(`${a}) {`)) {}"],
    [
      "a regular expression in a condition",
      "while (/[)]\\)/.test(a)) {}",
      "while (g(1)&&(/[)]\\)/.test(a))) {}",
    ],
    [
      "an async loop",
      "async () => { while (true) await null; }",
      "async () => { while (g(1)&&(true)) await null; }",
    ],
  ])("%s", (_name, code, expected) => {
    expect(guarded(code)).toBe(expected);
  });

  test("each loop, with the line of its keyword; nothing moves to another line", () => {
    const code =
      "// while (a) {}\nwhile (\n  a // stays true (always)\n) {\n  for (\n    ;; // ever\n  ) {}\n}\n";
    expect(guarded(code)).toBe(
      "// while (a) {}\nwhile (\n  g(2)&&(a) // stays true (always)\n) {\n  for (\n    ;g(5); // ever\n  ) {}\n}\n",
    );
  });
});

describe("no guard stands in", () => {
  test.each([
    ["loops over items", "for (const a of b) c(a); for (const a in b) c(a);"],
    ["asynchronous loops over items", "async () => { for await (const a of b) c(a); }"],
    ["text", "\"while (a)\"; 'for (;;)'; `while (a) for (;;)`; /while (a)/;"],
    ["comments", "/* for (;;) */ // while (a)\na();"],
    ["names of members", "a.while(b); a.for(b); a?.while(b); a = { while: 1, for(b) {}, do: 2 };"],
    [
      "names of methods",
      "class A { while(a) {} for(a) {} static do(a) {} get while() { return 1; } }",
    ],
    ["names of exports", "export { a as while, b as for };"],
  ])("%s", (_name, code) => {
    expect(guarded(code)).toBe(code);
  });
});

test("what is no program is an error that says so", () => {
  expect(() => guarded("while (")).toThrow(/Unexpected token/);
});
