/** How many tests a step ran, by outcome. */
export type Counts = {
  passed: number;
  failed: number;
  skipped: number;
  /** Of those that passed, how many did so only when they were run again. */
  flaky: number;
};

/** Whose JSON report a results file holds. */
export type ResultsFormat = "vitest" | "playwright";

/** The parts of Vitest's JSON report that are counted. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** The parts of Playwright's JSON report that are counted. */
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

/**
 * Counts the tests of a runner's JSON report.
 *
 * A run that exits with an error counts at least one failure, and so does a run without any test
 * or without a readable report: silence never passes.
 *
 * @param report The report's text; undefined when the runner wrote none.
 * @param succeeded Whether the runner's exit code was zero.
 */
export function countTests(
  format: ResultsFormat,
  report: string | undefined,
  succeeded: boolean,
): Counts {
  const counts = readReport(format, report);
  const silent = counts.passed === 0 && counts.failed === 0;
  if (counts.failed === 0 && (!succeeded || silent)) return { ...counts, failed: 1 };
  return counts;
}

function readReport(format: ResultsFormat, report: string | undefined): Counts {
  try {
    const parsed: unknown = JSON.parse(report ?? "");
    return format === "vitest"
      ? countVitest(parsed as VitestReport)
      : countPlaywright(parsed as PlaywrightReport);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, flaky: 0 };
  }
}

function countVitest(report: VitestReport): Counts {
  // A file that fails to load, or whose set-up fails, has no failed test to show for it.
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: 0,
  };
}

function countPlaywright({ stats }: PlaywrightReport): Counts {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: stats.flaky,
  };
}
