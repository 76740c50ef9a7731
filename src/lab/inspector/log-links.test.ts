import { expect, test } from "vitest";

import type { LogEvent } from "../../sandbox/messages";
import { referenceOf } from "./log-links";

function line(changes: Partial<LogEvent>): LogEvent {
  return { kind: "log", source: "auth.js", level: "error", message: "", ...changes };
}

test.each([
  ["an error of Auth.js", { code: "MissingCSRF" }, "/reference/errors/#missingcsrf"],
  ["an error without a type", { code: "AuthError" }, "/reference/errors/#autherror"],
  ["an error of another library", { code: "TypeError" }, undefined],
  ["a warning", { level: "warn", code: "csrf-disabled" }, "/reference/errors/#csrf-disabled"],
  ["a line without a code", { level: "debug" }, undefined],
  ["the app's own line", { source: "console", code: "MissingCSRF" }, undefined],
] satisfies [string, Partial<LogEvent>, string | undefined][])(
  "%s leads to its entry in the reference, if it has one",
  (_, changes, page) => {
    expect(referenceOf(line(changes))).toBe(page);
  },
);
