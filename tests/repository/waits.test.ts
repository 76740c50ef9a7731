import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

/** A wait that is for nothing in particular: too long on most machines, too short on some. */
const WAITS = [/waitForTimeout/, /["'`]networkidle["'`]/, /timers\/promises/];

/** A sleep of real time. */
const SLEEP = /new Promise(<[^>]*>)?\(\s*\(\w+\) =>\s*(void |\{\s*)?setTimeout\(/;

/** Tests of what takes real time, or must not take any; this is what they are about. */
const ABOUT_TIME = [
  "src/scenario/together.test.ts",
  "src/world/clock.test.ts",
  "src/world/gate.test.ts",
  "src/world/platform/timers.test.ts",
  "src/world/time/agenda.test.ts",
];

const tests = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
  .split("\0")
  .filter((file) => /^tests\/.*\.tsx?$|\.(test|spec)\.tsx?$/.test(file))
  // Measurements watch for as long as they say.
  .filter((file) => existsSync(file) && !/^tests\/(bench|repository)\//.test(file));

/** Files whose text has a pattern. */
function having(pattern: RegExp): string[] {
  return tests.filter((file) => pattern.test(readFileSync(file, "utf8")));
}

describe("tests", () => {
  it.each(WAITS)("wait for something that they name, and never by %s", (pattern) => {
    expect(tests.length).toBeGreaterThan(300);
    expect(having(pattern)).toEqual([]);
  });

  it("do not sleep, except where real time is what they are about", () => {
    expect(having(SLEEP)).toEqual(ABOUT_TIME);
  });
});
