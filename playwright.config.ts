import { defineConfig } from "@playwright/test";

import { launchOptions } from "./tests/support/launch";
import { desktop } from "./tests/support/views";

const isCI = Boolean(process.env["CI"]);
const resultsFile = process.env["RESULTS_FILE"];

/** The tests of a folder, in the headless shell where there is one, or in the whole browser. */
function project(name: string, { wholeBrowser = false } = {}) {
  return {
    name,
    testMatch: `${name}/**/*.spec.ts`,
    use: { launchOptions: launchOptions({ wholeBrowser, optimizing: wholeBrowser }) },
  };
}

/** Browser tests of the built site; each worker serves `build/` to itself (tests/fixtures.ts). */
export default defineConfig({
  testDir: "tests",
  // In this order: npm installs the downloaded projects while other tests run, and the last tests are
  // short ones, so that both workers end at about the same time.
  projects: [
    project("export"),
    // The headless shell keeps no frame in a process of its own, which is a part of the boundary.
    project("boundary", { wholeBrowser: true }),
    project("e2e"),
    project("a11y"),
    project("conformance"),
  ],
  fullyParallel: true,
  forbidOnly: isCI,
  workers: 2,
  // Frames in processes of their own come and go in a lab, and on a loaded machine the driver loses
  // one now and then. The summary names each test that needed this, and forgives two.
  retries: isCI ? 1 : 0,
  // Patience costs nothing where all is well; a loaded machine must not make a red run.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [
    [isCI ? "dot" : "list"],
    ...(resultsFile
      ? ([["./scripts/test/playwright-reporter.ts", { file: resultsFile }]] as const)
      : []),
  ],
  use: {
    browserName: "chromium",
    viewport: desktop.viewport,
    colorScheme: desktop.colorScheme,
    serviceWorkers: "block",
    // Recording takes a fifth of the time: where a failed test is run again, that is soon enough.
    trace: isCI ? "on-first-retry" : "retain-on-failure",
  },
});
