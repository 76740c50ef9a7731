import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { TOKEN_KINDS, tokenKind } from "./code-theme";

test("every kind of token has a rule in the style sheet, and no rule is without a kind", () => {
  const css = readFileSync("src/css/code.css", "utf8");
  const rules = [...css.matchAll(/^\.code-(\w+) \{/gm)].map(([, kind]) => kind);
  expect(rules.sort()).toEqual([...TOKEN_KINDS].sort());
});

test.each([
  [["plain"], undefined],
  [["keyword", "module"], "keyword"],
  [["assign-left", "variable"], "constant"],
  [["template-string", "string"], "string"],
  // Of an interpolation, its own kind and not that of the string around it.
  [["template-string", "interpolation", "punctuation"], "punctuation"],
] as const)("%j looks like %s", (types, kind) => {
  expect(tokenKind(types)).toBe(kind);
});
