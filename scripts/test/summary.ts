import { isFailed, type Outcome } from "./run";

/** The table of steps that ends a run, and its verdict as the last line: `N passed, N failed`. */
export function summarize(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
    outcome.step.name,
    resultOf(outcome),
    String(outcome.passed),
    String(outcome.failed),
    String(outcome.skipped),
    String(outcome.flaky),
    outcome.seconds.toFixed(1),
  ]);
  const seconds = total(outcomes, "seconds").toFixed(1);
  const table = alignColumns([
    ["step", "result", "passed", "failed", "skipped", "flaky", "seconds"],
    ...rows,
    ["", "", "", "", "", "", seconds],
  ]);
  return `${table}\n\n${total(outcomes, "passed")} passed, ${total(outcomes, "failed")} failed`;
}

function resultOf(outcome: Outcome): string {
  if (outcome.notRun !== undefined) return `not run: ${outcome.notRun} failed`;
  return isFailed(outcome) ? "FAILED" : "passed";
}

function total(outcomes: readonly Outcome[], key: "passed" | "failed" | "seconds"): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
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
