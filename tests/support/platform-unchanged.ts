import { readFileSync } from "node:fs";

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

/** How a test puts something in the place of a module. */
const MOCKS = /\bvi\.(?:mock|doMock)\(/;

/** The part of `@auth/core` that remembers what earlier configurations had. */
const REMEMBERS = /@auth\/core\/lib\/utils\/assert\.js$/;

/** Vitest's modules of this thread, which it does not offer to tests. */
function loaded(): string[] {
  const { __vitest_worker__: worker } = globalThis as unknown as {
    __vitest_worker__: { moduleCache: Map<string, unknown> };
  };
  return [...worker.moduleCache.keys()];
}

const loadedBefore = new Set(loaded());
if (loadedBefore.size === 0) throw new Error("Vitest keeps its modules elsewhere than it did.");

/**
 * Set-up of tests that share modules, and so the platform: a test that leaves something replaced fails
 * itself, and not the one that happens to run next.
 */
afterAll(() => {
  const left = REPLACED.filter((name, index) => globalThis[name] !== before[index]);
  expect(left, "left replaced").toEqual([]);
  expect({ ...process.env }, "left in the environment").toEqual(environment);
  const { testPath = "" } = expect.getState();
  const mocks = MOCKS.test(readFileSync(testPath, "utf8"));
  expect(mocks, "replaces modules: to be named in vitest.config.mts").toBe(false);
  const remembering = loaded().filter((name) => REMEMBERS.test(name) && !loadedBefore.has(name));
  expect(remembering, "shared with other files: to be named in vitest.config.mts").toEqual([]);
});
