import { describe, expect, it } from "vitest";

import { countTests } from "./counts";

const vitest = (changes: object) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
    ...changes,
  });
const playwright = (changes: object) =>
  JSON.stringify({ stats: { expected: 7, unexpected: 0, flaky: 0, skipped: 2, ...changes } });

describe("countTests", () => {
  it("reads Vitest's report", () => {
    expect(countTests("vitest", vitest({}), true)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 2,
      flaky: 0,
    });
    expect(countTests("vitest", vitest({ numFailedTests: 3 }), false).failed).toBe(3);
  });

  it("counts a test file that does not load as a failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(countTests("vitest", vitest({ testResults }), false).failed).toBe(1);
  });

  it("reads Playwright's report and shows which tests passed only when run again", () => {
    expect(countTests("playwright", playwright({}), true)).toEqual({
      passed: 7,
      failed: 0,
      skipped: 2,
      flaky: 0,
    });
    expect(countTests("playwright", playwright({ unexpected: 2, flaky: 1 }), false)).toEqual({
      passed: 8,
      failed: 2,
      skipped: 2,
      flaky: 1,
    });
  });

  it.each([
    ["no report", undefined, true],
    ["a report cut short", '{"stats": {', true],
    ["a report of another shape", "[]", true],
    ["no tests at all", playwright({ expected: 0 }), true],
    ["only skipped tests", playwright({ expected: 0, skipped: 4 }), true],
    ["an error outside the tests", playwright({}), false],
  ])("never passes in silence: %s", (_, report, succeeded) => {
    expect(countTests("playwright", report, succeeded).failed).toBe(1);
  });
});
