import { ERROR_TYPES } from "../../../src/doctor/links";
import { rules } from "../../../src/doctor/rules";
import { ruleName } from "../../../src/doctor/rules/errors/incident";
import type { LogEvent } from "../../../src/world/trace/events";
import type { Site } from "../../support/world/site";
import { examplesOf, withExamples } from "../clinic";

/** Puts a line of core's log into the trace, as it stands there when core meets the error. */
function logs(code: string, level: LogEvent["level"] = "error") {
  return ({ world }: Site): Promise<void> => {
    const message = `${code}: it failed`;
    world.trace.record({ kind: "log", source: "auth.js", level, code, message });
    return Promise.resolve();
  };
}

/** How the errors come about is the matter of `facts`; here each class gets its explanation. */
export function examplesOfLogLines(): void {
  const names = new Set(rules.map(({ name }) => name));
  for (const type of ERROR_TYPES) {
    const rule = ruleName(type);
    if (!names.has(rule) || withExamples.has(rule)) continue;
    examplesOf(rule, { found: { visit: logs(type) }, expected: {}, healthy: {} });
  }
  examplesOf("other-error", { found: { visit: logs("TypeError") }, expected: {}, healthy: {} });
  for (const code of [
    "env-url-basepath-redundant",
    "env-url-basepath-mismatch",
    "experimental-webauthn",
  ]) {
    examplesOf(code, { found: { visit: logs(code, "warn") }, expected: {}, healthy: {} });
  }
}
