import { expect, test } from "vitest";

import { environmentOf, installEnvironment, parseEnvironment } from "./environment";

test.each([
  ["AUTH_GITHUB_ID=abc", { AUTH_GITHUB_ID: "abc" }],
  ["A=1\r\nB=2\n", { A: "1", B: "2" }],
  ["  export A = one two  # why", { A: "one two" }],
  [`A="with # and = in it" # why\nB='x "y"'`, { A: "with # and = in it", B: 'x "y"' }],
  ["# A=1\n\nno variable\n=2\n1A=3", {}],
  ["A=\nB=''", { A: "", B: "" }],
  ["A=1\nA=2", { A: "2" }],
])("%j", (text, variables) => {
  expect(parseEnvironment(text)).toEqual(variables);
});

test("the reader's code finds its variables in process.env", () => {
  const target: { process?: { env: Record<string, string> } } = {};
  const variables = { A: "1" };
  installEnvironment(target, variables);
  if (target.process) target.process.env.B = "2";
  expect(target.process?.env).toEqual({ A: "1", B: "2" });
  expect(environmentOf(target)).toEqual({ A: "1", B: "2" });
  expect(environmentOf({})).toEqual({});
  expect(variables).toEqual({ A: "1" });
});
