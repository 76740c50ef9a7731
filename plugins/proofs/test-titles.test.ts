import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { testTitles } from "./test-titles";

/** The titles in a file with this text. */
function titlesIn(text: string, makers?: string[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "titles-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "some.test.ts");
  writeFileSync(file, text);
  return testTitles(file, makers);
}

test.each([
  ["a test", `import { test } from "vitest"; test("one", run);`],
  ["a test by its other name", `import { it } from "vitest"; it('one', run);`],
  ["a test in a template", 'import { it } from "vitest"; it(`one`, run);'],
  ["a test under another name", `import { it as example } from "vitest"; example("one", run);`],
  ["a test of a fixture", `import { test } from "../fixtures"; test("one", run);`],
  [
    "a test of a constant",
    `import { test as base } from "@playwright/test"; const test = base.extend({}); test("one", run);`,
  ],
  ["a test that has modifiers", `import { it } from "vitest"; it.concurrent("one", run);`],
  [
    "a test in a group with a row for each",
    `import { describe, it } from "vitest"; describe.each([1])("%s", () => { it("one", run); });`,
  ],
  [
    "a test that has a row for each and an equal title",
    `import { test } from "vitest"; test.each([1, 2])("one", run);`,
  ],
])("finds %s", (_name, text) => {
  expect(titlesIn(text)).toEqual(["one"]);
});

test.each([
  ["in a comment", `import { test } from "vitest"; // test("one", run);`],
  ["in a string", `import { test } from "vitest"; const code = 'test("one", run)';`],
  ["in a function of another name", `const test = String; test("one");`],
  ["that is skipped", `import { test } from "vitest"; test.skip("one", run);`],
  ["that is to be written", `import { test } from "vitest"; test.todo("one");`],
  ["that is expected to fail", `import { test } from "vitest"; test.fails("one", run);`],
  ["under a condition", `import { test } from "vitest"; test.skipIf(isFast)("one", run);`],
  [
    "in a group that is skipped",
    `import { describe, test } from "vitest"; describe.skip("all", () => { test("one", run); });`,
  ],
  ["with a placeholder", `import { test } from "vitest"; test.each([1])("one %s", run);`],
  ["with a name of a row's", `import { test } from "vitest"; test.each([{ a: 1 }])("$a", run);`],
  ["with a computed title", `import { test } from "vitest"; test(title, run);`],
])("does not take for a test what is %s", (_name, text) => {
  expect(titlesIn(text)).toEqual([]);
});

test("finds the calls of another function by its name", () => {
  const text = `import { shows } from "./shows"; describe("all", () => { shows("V1.x", run); });`;
  expect(titlesIn(text, ["shows"])).toEqual(["V1.x"]);
});

test("reads a file anew when it has changed", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "titles-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "some.test.ts");
  for (const title of ["one", "two"]) {
    writeFileSync(file, `import { test } from "vitest"; test("${title}", run);`);
    expect(testTitles(file)).toEqual([title]);
  }
});
