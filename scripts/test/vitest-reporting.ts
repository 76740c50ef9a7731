import path from "node:path";

import type { Reporter, TestModule } from "vitest/node";

import { type Results, writeResults } from "./results";

/** Vitest's output settings: for people, and for `npm test` a file that it counts from. */
export function reporting(): { reporters: ("default" | Reporter)[] } {
  const file = process.env["RESULTS_FILE"];
  if (!file) return { reporters: ["default"] };
  const counting: Reporter = {
    onTestRunEnd: (modules) => writeResults(file, countModules(modules)),
  };
  return { reporters: ["default", counting] };
}

/** Counts the tests of the files that Vitest has run. */
export function countModules(modules: readonly TestModule[]): Results {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  // A file that fails to load, or whose set-up fails, has no failed test to show for it.
  const broken = modules.filter(
    (module) => module.state() === "failed" && [...module.children.allTests("failed")].length === 0,
  );
  return {
    passed: count("passed"),
    failed: count("failed") + broken.length,
    skipped: count("skipped"),
    flaky: [],
    files: modules.map((module) => {
      const { collectDuration, setupDuration, duration } = module.diagnostic();
      const seconds = (collectDuration + setupDuration + duration) / 1000;
      return { file: path.relative("", module.moduleId), seconds };
    }),
  };
}
