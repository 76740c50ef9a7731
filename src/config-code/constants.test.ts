import { expect, test } from "vitest";

import { readConstant, writeConstant } from "./constants";

const CODE = `import x from "x";

/** How many requests at once. */
export const parallel = 4;
const MILLION = 1_000_000, other = "o";
export const form: "naive" | "single-flight" = 'naive';
export const rotates = true;
export const computed = parallel * 2;
export const quoted = "say \\"hi\\" it's";
let unset: number;
function inner() { const hidden = 1; return hidden; }
`;

test.each([
  ["parallel", 4],
  ["MILLION", 1_000_000],
  ["other", "o"],
  ["form", "naive"],
  ["rotates", true],
  ["quoted", `say "hi" it's`],
  ["computed", undefined],
  ["unset", undefined],
  ["hidden", undefined],
  ["nowhere", undefined],
])("%s is %j", (name, value) => {
  expect(readConstant(CODE, name)).toBe(value);
});

test("writing changes the value and nothing else", () => {
  expect(writeConstant(CODE, "parallel", 8)).toBe(CODE.replace("= 4", "= 8"));
  expect(writeConstant(CODE, "form", "single-flight")).toBe(
    CODE.replace("'naive'", '"single-flight"'),
  );
  expect(writeConstant(CODE, "rotates", false)).toBe(CODE.replace("= true", "= false"));
  expect(writeConstant(CODE, "other", "p")).toBe(CODE.replace('"o"', '"p"'));
});

test.each(["computed", "unset", "nowhere"])("%s cannot be written", (name) => {
  expect(writeConstant(CODE, name, 1)).toBeUndefined();
});

test("code that is not finished yet is read as far as it goes", () => {
  expect(readConstant("export const a = 1;\nexport const b = {{{", "a")).toBe(1);
  expect(readConstant("export const a =", "a")).toBeUndefined();
});

test("a file that takes the parser minutes holds nothing to turn, and keeps nobody waiting", () => {
  const code = `export const parallel = 4;\n${"async(".repeat(30_000)}`;
  for (let count = 0; count < 100; count++) {
    expect(readConstant(code, "parallel")).toBeUndefined();
    expect(writeConstant(code, "parallel", 5)).toBeUndefined();
  }
});
