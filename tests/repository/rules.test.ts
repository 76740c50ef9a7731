import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

/** Lines that a file may have. Tests and data may be longer: they are read from top to bottom. */
const MOST_LINES = 350;

/** Since then, every subject of a commit keeps to the rule. */
const SINCE = "2026-11-29T12:00:00Z";

/** Characters of a subject that tools show whole. */
const LONGEST_SUBJECT = 72;

const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });

/** What breaks the rules of CONTRIBUTING.md in a subject. */
function faultsOf(subject: string): string[] {
  return [
    subject.length > LONGEST_SUBJECT ? `has ${subject.length} characters` : "",
    /^[a-z]+(\(.*\))?!?:/.test(subject) ? "has a prefix" : "",
    /\.$/.test(subject) ? "ends with a period" : "",
    /^[A-Z]/.test(subject) ? "" : "begins with no capital letter",
  ].filter(Boolean);
}

describe("the rules of CONTRIBUTING.md", () => {
  it(`keep files of code below ${MOST_LINES} lines`, () => {
    const files = git("ls-files", "-z", "src", "plugins", "scripts", "examples")
      .split("\0")
      .filter((file) => /\.(tsx?|mts|mjs|css)$/.test(file) && !/\.test\.tsx?$/.test(file))
      .filter((file) => existsSync(file));
    expect(files.length).toBeGreaterThan(500);
    const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > MOST_LINES);
    expect(long).toEqual([]);
  });

  it("keep the subjects of commits short and plain", () => {
    const subjects = git("log", `--since=${SINCE}`, "--no-merges", "--format=%s").split("\n");
    const faults = subjects
      .filter(Boolean)
      .flatMap((subject) => faultsOf(subject).map((fault) => `${subject}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it.each([
    ["Say what the relay does: four seconds, and five scripts", []],
    ["fix: mend the relay", ["has a prefix", "begins with no capital letter"]],
    ["Mend the relay.", ["ends with a period"]],
    [`Mend ${"the relay ".repeat(7).trim()}`, ["has 74 characters"]],
  ])("find what is wrong with a subject: %s", (subject, faults) => {
    expect(faultsOf(subject)).toEqual(faults);
  });
});
