import { isFailed, type Outcome } from "./run";

/** How many tests may pass on a second try only before they are failures of the run. */
const FORGIVEN = 2;

/** How many of the slowest test files are listed. */
const SLOWEST = 20;

/** Tests that passed and failed in a whole run. */
export type Verdict = { passed: number; failed: number };

/** Adds up the steps. A test that passed on a second try has failed from the third such test on. */
export function judge(outcomes: readonly Outcome[]): Verdict {
  const passed = total(outcomes, ({ passed }) => passed);
  const failed = total(outcomes, ({ failed }) => failed);
  const flaky = total(outcomes, ({ flaky }) => flaky.length);
  const counted = flaky > FORGIVEN ? flaky : 0;
  return { passed: passed - counted, failed: failed + counted };
}

/**
 * What ends a run: the slowest test files, the tests that needed a second try, the table of steps, and
 * the verdict as the last line: `N passed, N failed`.
 */
export function summarize(outcomes: readonly Outcome[]): string {
  const { passed, failed } = judge(outcomes);
  return [
    ...slowest(outcomes),
    ...flakyOnes(outcomes),
    tableOf(outcomes),
    `${passed} passed, ${failed} failed`,
  ].join("\n\n");
}

function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
    outcome.step.name,
    resultOf(outcome),
    ...[outcome.passed, outcome.failed, outcome.skipped, outcome.flaky.length].map(String),
    outcome.start.toFixed(1),
    outcome.seconds.toFixed(1),
  ]);
  const end = Math.max(0, ...outcomes.map(({ start, seconds }) => start + seconds));
  return alignColumns([
    ["step", "result", "passed", "failed", "skipped", "flaky", "start", "seconds"],
    ...rows,
    ["", "", "", "", "", "", "", end.toFixed(1)],
  ]);
}

function slowest(outcomes: readonly Outcome[]): string[] {
  const files = outcomes
    .flatMap((outcome) => outcome.files.map((one) => ({ ...one, step: outcome.step.name })))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST);
  if (files.length === 0) return [];
  return [
    alignColumns([
      ["slowest test files", "step", "seconds"],
      ...files.map(({ file, step, seconds }) => [file, step, seconds.toFixed(1)]),
    ]),
  ];
}

function flakyOnes(outcomes: readonly Outcome[]): string[] {
  const names = outcomes.flatMap(({ flaky }) => flaky);
  if (names.length === 0) return [];
  const heading =
    names.length > FORGIVEN
      ? "These tests passed on a second try only. They are too many, and count as failed:"
      : "These tests passed on a second try only:";
  return [[heading, ...names.map((name) => `- ${name}`)].join("\n")];
}

function resultOf(outcome: Outcome): string {
  if (outcome.notRun !== undefined) return `not run: ${outcome.notRun} failed`;
  return isFailed(outcome) ? "FAILED" : "passed";
}

function total(outcomes: readonly Outcome[], count: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
}

/** Columns padded to equal width: the first two to the left, numbers to the right. */
function alignColumns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column < 2 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
