import { describe, expect, it } from "vitest";

import { chooseSteps } from "./arguments";
import type { Counts } from "./counts";
import { runSteps } from "./run";
import type { Step } from "./steps";
import { summarize } from "./summary";

const passes: Counts = { passed: 1, failed: 0, skipped: 0, flaky: 0 };
const fails: Counts = { passed: 0, failed: 1, skipped: 0, flaky: 0 };

function step(name: string, more: Partial<Step> = {}): Step {
  return { name, title: name, counts: "one", ...more };
}

describe("runSteps", () => {
  it("runs neighbors together, two at a time, and the others alone", async () => {
    const running = new Set<string>();
    const seen: string[] = [];
    const together = { together: true };
    const list = [step("a", together), step("b", together), step("c", together), step("d")];
    await runSteps(list, async ({ name }, { shared }) => {
      running.add(name);
      seen.push(`${[...running].join("+")}${shared ? " shared" : ""}`);
      await new Promise((resolve) => setTimeout(resolve, name === "b" ? 20 : 5));
      running.delete(name);
      return passes;
    });
    expect(seen).toEqual(["a shared", "a+b shared", "b+c shared", "d"]);
  });

  it("goes on after a failure but not to steps that need the failed one", async () => {
    const list = [step("build"), step("unit"), step("e2e", { needs: ["build"] })];
    const ran: string[] = [];
    const outcomes = await runSteps(list, ({ name }) => {
      ran.push(name);
      return Promise.resolve(name === "build" ? fails : passes);
    });
    expect(ran).toEqual(["build", "unit"]);
    expect(outcomes.map(({ failed, notRun }) => [failed, notRun])).toEqual([
      [1, undefined],
      [0, undefined],
      [1, "build"],
    ]);
  });
});

describe("summarize", () => {
  it("ends with the verdict alone on a line", async () => {
    const list = [step("lint"), step("unit"), step("e2e", { needs: ["lint"] })];
    const outcomes = await runSteps(list, ({ name }) =>
      Promise.resolve(name === "lint" ? fails : { passed: 41, failed: 0, skipped: 3, flaky: 0 }),
    );
    const lines = summarize(outcomes).split("\n");
    expect(lines.at(-1)).toBe("41 passed, 2 failed");
    expect(lines.find((line) => line.startsWith("lint"))).toMatch(/FAILED +0 +1 +0 +\d/);
    expect(lines.find((line) => line.startsWith("e2e"))).toContain("not run: lint failed");
  });
});

describe("chooseSteps", () => {
  const list = [step("lint"), step("unit"), step("e2e")];

  it("keeps the order of the steps, whatever the order of the names", () => {
    expect(chooseSteps([], list)).toBe(list);
    expect(chooseSteps(["--only", "e2e,lint"], list).map(({ name }) => name)).toEqual([
      "lint",
      "e2e",
    ]);
    expect(chooseSteps(["--only=unit"], list).map(({ name }) => name)).toEqual(["unit"]);
  });

  it.each([
    [["--only", "uint"]],
    [["--only"]],
    [["--only", ""]],
    [["unit"]],
    [["--only", "a", "b"]],
  ])("refuses %j and says which steps there are", (args) => {
    expect(() => chooseSteps(args, list)).toThrow(/Steps: lint, unit, e2e/);
  });
});
