/** One step of `npm test`: an npm script, and what its outcome counts for. */
export type Step = {
  /** The npm script that the step runs, and its name for `--only`. */
  name: string;
  /** What the step shows when it passes, for the heading. */
  title: string;
  /**
   * How the step counts: test runners bring their own numbers in a results file, a check is one
   * test, and a preparation is none unless it fails.
   */
  counts: "tests" | "one" | "none";
  /** Steps whose failure makes this one pointless; it starts when they have passed. */
  needs?: readonly string[];
  /** Steps whose end this one waits for, passed or not: it uses what they leave in the caches. */
  after?: readonly string[];
  /** The step keeps both processors busy by itself, and runs when no other does. */
  alone?: boolean;
};

/** Every step. One that may start does so before those that follow it here. */
export const steps: readonly Step[] = [
  // Of the two processors the build leaves most of one idle, which the next four use.
  { name: "build", title: "Production build, links and anchors", counts: "one" },
  { name: "types", title: "Types of every layer", counts: "one" },
  { name: "lint", title: "Lint and the layer rule", counts: "one" },
  { name: "format:check", title: "Formatting", counts: "one" },
  { name: "spelling", title: "Spelling", counts: "one" },
  { name: "proxies", title: "nginx and Caddy for the tests of a guide", counts: "none" },
  // Servers of frameworks and the unit tests would wait for each other longer than they may.
  {
    name: "check:frameworks",
    title:
      "Apps of frameworks: installed, started and signed in to, and the tutorials word by word",
    counts: "tests",
    after: ["proxies"],
    alone: true,
  },
  {
    name: "unit",
    title: "Unit tests and every example's scenario",
    counts: "tests",
    // Both play the examples and sign in with every provider, and remember what came of it.
    after: ["build"],
  },
  {
    name: "check:built",
    title: "Every built page, and old addresses",
    counts: "tests",
    needs: ["build"],
  },
  { name: "chromium", title: "Chromium for the browser tests", counts: "none" },
  {
    name: "browser",
    title: "The built site, downloaded projects and the simulated browser, in Chromium",
    counts: "tests",
    needs: ["build", "chromium"],
    alone: true,
  },
  {
    name: "check:bench",
    title: "Every part of the bench, as briefly as it can be done",
    counts: "one",
    needs: ["build", "chromium"],
    // It writes the reference's pages anew, which others read.
    after: ["unit", "check:built", "browser"],
  },
];
