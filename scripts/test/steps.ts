import type { ResultsFormat } from "./counts";

/** One step of `npm test`: an npm script, and what its outcome counts for. */
export type Step = {
  /** The npm script that the step runs, and its name for `--only`. */
  name: string;
  /** What the step shows when it passes, for the heading. */
  title: string;
  /**
   * How the step counts: a test runner brings its own numbers in a results file, a check is one
   * test, and a preparation is none unless it fails.
   */
  counts: ResultsFormat | "one" | "none";
  /** Steps whose failure makes this one pointless. */
  needs?: readonly string[];
  /** The step may share the machine with its neighbors that say so too. */
  together?: boolean;
};

/** Every step, in the order in which they run. */
export const steps: readonly Step[] = [
  { name: "types", title: "Types of every layer", counts: "one", together: true },
  { name: "lint", title: "Lint and the layer rule", counts: "one", together: true },
  { name: "format:check", title: "Formatting", counts: "one", together: true },
  { name: "spelling", title: "Spelling", counts: "one", together: true },
  { name: "unit", title: "Unit tests and every example's scenario", counts: "vitest" },
  { name: "build", title: "Production build, links and anchors", counts: "one" },
  {
    name: "check:built",
    title: "Every built page, and old addresses",
    counts: "vitest",
    needs: ["build"],
  },
  { name: "chromium", title: "Chromium for the browser tests", counts: "none" },
  {
    name: "e2e",
    title: "End-to-end tests in Chromium",
    counts: "playwright",
    needs: ["build", "chromium"],
  },
  {
    name: "conformance",
    title: "The simulated browser against Chromium",
    counts: "playwright",
    needs: ["chromium"],
  },
  {
    name: "a11y",
    title: "Accessibility of the pages in Chromium",
    counts: "playwright",
    needs: ["build", "chromium"],
  },
  {
    name: "check:export",
    title: "Downloaded projects, installed and signed in to",
    counts: "playwright",
    needs: ["build", "chromium"],
  },
];
