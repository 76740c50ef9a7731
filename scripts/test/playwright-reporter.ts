import path from "node:path";

import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

import { type Results, writeResults } from "./results";

/** Playwright's reporter for `npm test`: writes the file that it counts from. */
export default class ResultsReporter implements Reporter {
  readonly #file: string;
  #tests: () => TestCase[] = () => [];

  /** @param options.file where to write, when all tests have run */
  constructor({ file }: { file: string }) {
    this.#file = file;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#tests = () => suite.allTests();
  }

  onEnd(): void {
    writeResults(this.#file, countCases(this.#tests()));
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** Counts tests that Playwright has run. */
export function countCases(tests: readonly TestCase[]): Results {
  const withOutcome = (outcome: string) => tests.filter((test) => test.outcome() === outcome);
  const flaky = withOutcome("flaky");
  const files = new Map<string, number>();
  for (const { location, results } of tests) {
    const file = path.relative("", location.file);
    const seconds = results.reduce((sum, { duration }) => sum + duration / 1000, 0);
    files.set(file, (files.get(file) ?? 0) + seconds);
  }
  return {
    passed: withOutcome("expected").length + flaky.length,
    failed: withOutcome("unexpected").length,
    skipped: withOutcome("skipped").length,
    flaky: flaky.map((test) => test.titlePath().filter(Boolean).join(" › ")),
    files: [...files].map(([file, seconds]) => ({ file, seconds })),
  };
}
