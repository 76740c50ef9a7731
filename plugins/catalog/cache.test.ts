import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { cached } from "./cache";

let site: string;
let computed: number;
const compute = () => Promise.resolve(`result ${++computed}`);

beforeEach(async () => {
  computed = 0;
  site = await mkdtemp(path.join(tmpdir(), "catalog-"));
  for (const folder of ["src/world/idp", "src/scenario", "plugins/catalog", "plugins/reference"]) {
    await mkdir(path.join(site, folder), { recursive: true });
  }
  await writeFile(path.join(site, "package-lock.json"), "{}");
  await writeFile(path.join(site, "src/world/idp/a.ts"), "1");
});
afterEach(() => rm(site, { recursive: true, force: true }));

test("what has been computed is kept", async () => {
  expect(await cached(site, compute)).toBe("result 1");
  expect(await cached(site, compute)).toBe("result 1");
});

test.each([
  ["a source of the world changes", "src/world/idp/a.ts", true],
  ["a source comes", "src/scenario/b.ts", true],
  ["another package is installed", "package-lock.json", true],
  ["a test changes", "src/world/idp/a.test.ts", false],
])("%s", async (_what, file, again) => {
  await cached(site, compute);
  await writeFile(path.join(site, file), "2");
  expect(await cached(site, compute)).toBe(again ? "result 2" : "result 1");
});

test("what fails is not kept", async () => {
  const fails = () => Promise.reject(new Error("no sign-in"));
  await expect(cached(site, fails)).rejects.toThrow("no sign-in");
  expect(await cached(site, compute)).toBe("result 1");
});
