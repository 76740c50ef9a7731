import { expect } from "vitest";

import { readRecording } from "../../src/recordings/read-recording";
import type { Finding } from "../../src/doctor/finding";
import type { TraceEvent } from "../../src/world/trace/events";
import { toHar } from "../../src/world/trace/har";

/**
 * Rules that need more than a trace: what the config says of cookies, pages and linking, or the value of a
 * secret.
 */
const NEED_MORE = new Set([
  "cookie-rejected",
  "page-not-found",
  "unguarded-email-linking",
  "weak-session-token",
]);

/** What is found about events, in an order of its own. */
function aboutEvents(findings: readonly Finding[]): string[] {
  return findings
    .flatMap(({ rule, event }) =>
      event === undefined || NEED_MORE.has(rule) ? [] : [`${rule} at ${event}`],
    )
    .sort();
}

/**
 * Expects of a trace that is exported and opened again: what the doctor has found about its events, it
 * finds again, about the same ones.
 */
export function expectSameFindings(
  findings: readonly Finding[],
  events: () => readonly TraceEvent[],
): void {
  const expected = aboutEvents(findings);
  if (expected.length === 0) return;
  const opened = readRecording(JSON.stringify(toHar(events())));
  if (opened.kind !== "recording") throw new Error(`${opened.cause} ${opened.wayOut}`);
  expect(aboutEvents(opened.state.findings)).toEqual(expected);
}
