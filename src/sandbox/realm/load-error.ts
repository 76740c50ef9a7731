import type { RunError } from "../messages";

/** A fault in the reader's files, with its place. */
export class LoadError extends Error {
  readonly report: RunError;

  constructor(report: RunError) {
    super(report.message);
    this.report = report;
  }
}
