import { afterAll, expect, vi } from "vitest";

/** What the world, and tests with a clock of their own, replace while they run. */
const REPLACED = [
  "Date",
  "fetch",
  "setTimeout",
  "setInterval",
  "queueMicrotask",
  "crypto",
] as const;

// Vitest makes its timers when they are first asked for, and takes the clock of that moment for the real
// one. Asked for while a world runs, that would be the world's, for all files of this thread.
vi.isFakeTimers();

const before = REPLACED.map((name) => globalThis[name]);
const environment = { ...process.env };

/**
 * Set-up of tests that share modules, and so the platform: a test that leaves something replaced fails
 * itself, and not the one that happens to run next.
 */
afterAll(() => {
  const left = REPLACED.filter((name, index) => globalThis[name] !== before[index]);
  expect(left, "left replaced").toEqual([]);
  expect({ ...process.env }, "left in the environment").toEqual(environment);
});
