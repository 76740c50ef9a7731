import { describe, expect, it } from "vitest";

import { chooseSteps } from "./arguments";
import { NONE, type Results } from "./results";
import { runSteps } from "./run";
import { type Step, steps as allSteps } from "./steps";
import { judge, summarize } from "./summary";

const passes: Results = { ...NONE, passed: 1 };
const fails: Results = { ...NONE, failed: 1 };

function step(name: string, more: Partial<Step> = {}): Step {
  return { name, title: name, counts: "one", ...more };
}

/** Steps that end when the test says so. */
function onDemand() {
  const running = new Map<string, (results: Results) => void>();
  return {
    execute: ({ name }: Step) =>
      new Promise<Results>((resolve) => {
        running.set(name, resolve);
      }),
    running: () => [...running.keys()].join("+"),
    /** Ends a step, and lets what follows from it happen. */
    async end(name: string, results = passes) {
      running.get(name)?.(results);
      running.delete(name);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe("runSteps", () => {
  it("runs two at a time, each as soon as those that it waits for have ended", async () => {
    const { execute, running, end } = onDemand();
    const list = [
      step("build"),
      step("types"),
      step("unit", { after: ["build"] }),
      step("lint"),
      step("browser", { needs: ["build"], alone: true }),
      step("last"),
    ];
    const ran = runSteps(list, execute);
    await end("nothing");
    expect(running()).toBe("build+types");
    await end("types");
    expect(running()).toBe("build+lint");
    await end("build");
    expect(running()).toBe("lint+unit");
    await end("unit");
    expect(running(), "a step that runs alone waits, and others do not").toBe("lint+last");
    await end("lint");
    await end("last");
    expect(running()).toBe("browser");
    await end("browser");
    expect((await ran).map((one) => one.step.name)).toEqual(list.map(({ name }) => name));
  });

  it("starts no other beside a step that runs alone", async () => {
    const { execute, running, end } = onDemand();
    const ran = runSteps([step("browser", { alone: true }), step("lint")], execute);
    await end("nothing");
    expect(running()).toBe("browser");
    await end("browser");
    expect(running()).toBe("lint");
    await end("lint");
    await ran;
  });

  it("goes on after a failure but not to steps that need the failed one", async () => {
    const list = [
      step("build"),
      step("unit", { after: ["build"] }),
      step("e2e", { needs: ["build"] }),
    ];
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

  it("does not wait for a step that is not among the chosen", async () => {
    const outcomes = await runSteps([step("e2e", { needs: ["build"] })], () =>
      Promise.resolve(passes),
    );
    expect(outcomes.map(({ passed }) => passed)).toEqual([1]);
  });

  it("says so when steps wait for each other", async () => {
    const list = [step("a", { after: ["b"] }), step("b", { needs: ["a"] })];
    await expect(runSteps(list, () => Promise.resolve(passes))).rejects.toThrow("each other");
  });
});

describe("steps", () => {
  it("wait for steps that there are, and run each script once", () => {
    const names = allSteps.map(({ name }) => name);
    const waited = allSteps.flatMap(({ needs = [], after = [] }) => [...needs, ...after]);
    expect(names).toEqual(expect.arrayContaining(waited));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("summarize", () => {
  it("ends with the verdict alone on a line, after the table of steps", async () => {
    const list = [step("lint"), step("unit"), step("e2e", { needs: ["lint"] })];
    const outcomes = await runSteps(list, ({ name }) =>
      Promise.resolve(name === "lint" ? fails : { ...NONE, passed: 41, skipped: 3 }),
    );
    const lines = summarize(outcomes).split("\n");
    expect(lines.at(-1)).toBe("41 passed, 2 failed");
    expect(lines.find((line) => line.startsWith("lint"))).toMatch(/FAILED +0 +1 +0 +0 +\d/);
    expect(lines.find((line) => line.startsWith("e2e"))).toContain("not run: lint failed");
  });

  it("lists the twenty slowest test files of all steps", async () => {
    const files = (step: string) =>
      Array.from({ length: 15 }, (_, index) => ({ file: `${step}-${index}.ts`, seconds: index }));
    const outcomes = await runSteps([step("unit"), step("e2e")], ({ name }) =>
      Promise.resolve({ ...passes, files: files(name) }),
    );
    const lines = summarize(outcomes).split("\n");
    expect(lines.filter((line) => line.includes(".ts "))).toHaveLength(20);
    expect(lines[1]).toMatch(/^unit-14\.ts +unit +14\.0$/);
    expect(lines.some((line) => line.includes("-4.ts"))).toBe(false);
  });

  it.each([
    [2, { passed: 10, failed: 0 }],
    [3, { passed: 7, failed: 3 }],
  ])("names tests that needed a second try, and forgives two: %i", async (count, verdict) => {
    const flaky = Array.from({ length: count }, (_, index) => `test ${index}`);
    const outcomes = await runSteps([step("e2e")], () =>
      Promise.resolve({ ...NONE, passed: 10, flaky }),
    );
    expect(judge(outcomes)).toEqual(verdict);
    for (const name of flaky) expect(summarize(outcomes)).toContain(`- ${name}\n`);
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
