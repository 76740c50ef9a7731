import { readFileSync, writeFileSync } from "node:fs";

/** What the tests of a step came to. */
export type Results = {
  passed: number;
  failed: number;
  skipped: number;
  /** The names of those that passed only when they were run again; they count as passed, too. */
  flaky: readonly string[];
  /** How long each test file took, added up over its tests where they run at the same time. */
  files: readonly { file: string; seconds: number }[];
};

/** The results of a step without tests. */
export const NONE: Results = { passed: 0, failed: 0, skipped: 0, flaky: [], files: [] };

/** Writes what a reporter has counted to the file that `npm test` reads. */
export function writeResults(file: string, results: Results): void {
  writeFileSync(file, JSON.stringify(results));
}

/**
 * Reads what a runner's reporter has written.
 *
 * A run that exits with an error counts at least one failure, and so does a run without any test
 * or without a readable file: silence never passes.
 *
 * @param succeeded Whether the runner's exit code was zero.
 */
export function readResults(file: string, succeeded: boolean): Results {
  const results = parse(file);
  const silent = results.passed === 0 && results.failed === 0;
  if (results.failed === 0 && (!succeeded || silent)) return { ...results, failed: 1 };
  return results;
}

function parse(file: string): Results {
  try {
    return { ...NONE, ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Results>) };
  } catch {
    return NONE;
  }
}
