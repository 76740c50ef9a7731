import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TestCase } from "@playwright/test/reporter";
import { afterAll, describe, expect, it } from "vitest";
import type { TestModule } from "vitest/node";

import { countCases } from "./playwright-reporter";
import { NONE, readResults, writeResults } from "./results";
import { countModules } from "./vitest-reporting";

const folder = mkdtempSync(path.join(tmpdir(), "results-"));
const file = path.join(folder, "results.json");

afterAll(() => rmSync(folder, { recursive: true }));

/** What of Vitest's file its reporter looks at. */
function module(state: string, tests: string[]): TestModule {
  const cases = tests.map((one) => ({ result: () => ({ state: one }) }));
  const allTests = (only?: string) => cases.filter((one) => !only || one.result().state === only);
  return {
    moduleId: path.resolve("src/some.test.ts"),
    state: () => state,
    children: { allTests },
    diagnostic: () => ({ collectDuration: 200, setupDuration: 0, duration: 300 }),
  } as unknown as TestModule;
}

/** What of Playwright's test its reporter looks at. */
function testCase(outcome: string, durations: number[]): TestCase {
  return {
    outcome: () => outcome,
    location: { file: path.resolve("tests/e2e/some.spec.ts") },
    results: durations.map((duration) => ({ duration })),
    titlePath: () => ["", "e2e", "some.spec.ts", `is ${outcome}`],
  } as unknown as TestCase;
}

describe("countModules", () => {
  it("counts Vitest's tests, and how long each file took", () => {
    expect(countModules([module("failed", ["passed", "passed", "failed", "skipped"])])).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      flaky: [],
      files: [{ file: "src/some.test.ts", seconds: 0.5 }],
    });
  });

  it("counts a test file that does not load as a failure", () => {
    expect(countModules([module("failed", []), module("failed", ["passed"])]).failed).toBe(2);
  });
});

describe("countCases", () => {
  it("counts Playwright's tests, and names those that passed only when run again", () => {
    const cases = [
      testCase("expected", [1000]),
      testCase("unexpected", [500, 500]),
      testCase("flaky", [2000, 1000]),
      testCase("skipped", []),
    ];
    expect(countCases(cases)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      flaky: ["e2e › some.spec.ts › is flaky"],
      files: [{ file: "tests/e2e/some.spec.ts", seconds: 5 }],
    });
  });
});

describe("readResults", () => {
  it("reads what a reporter wrote", () => {
    const results = { passed: 2, failed: 0, skipped: 1, flaky: ["a"], files: [] };
    writeResults(file, results);
    expect(readResults(file, true)).toEqual(results);
  });

  it.each([
    ["no file", undefined, true],
    ["a file cut short", '{"passed": ', true],
    ["a file of another shape", "[]", true],
    ["no tests at all", JSON.stringify(NONE), true],
    ["only skipped tests", JSON.stringify({ ...NONE, skipped: 4 }), true],
    ["an error outside the tests", JSON.stringify({ ...NONE, passed: 7 }), false],
  ])("never passes in silence: %s", (_, text, succeeded) => {
    rmSync(file, { force: true });
    if (text !== undefined) writeFileSync(file, text);
    expect(readResults(file, succeeded).failed).toBe(1);
  });
});
