import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { cached, writeIfStale } from "./cache";
import { filesIn } from "./sources";

let site: string;
let computed: number;
const compute = () => Promise.resolve(`result ${++computed}`);

const FOLDERS = ["src/world", "src/scenario"];

function keep(computation: () => Promise<string>): Promise<string> {
  const sources = filesIn(site, FOLDERS);
  return cached({ siteDir: site, name: "result.txt", sources, compute: computation });
}

beforeEach(async () => {
  computed = 0;
  site = await mkdtemp(path.join(tmpdir(), "cache-"));
  for (const folder of FOLDERS) await mkdir(path.join(site, folder, "idp"), { recursive: true });
  await writeFile(path.join(site, "package-lock.json"), "{}");
  await writeFile(path.join(site, "src/world/idp/a.ts"), "1");
});
afterEach(() => rm(site, { recursive: true, force: true }));

test("what has been computed is kept", async () => {
  expect(await keep(compute)).toBe("result 1");
  expect(await keep(compute)).toBe("result 1");
});

test.each([
  ["a source of the world changes", "src/world/idp/a.ts", true],
  ["a source comes", "src/scenario/b.ts", true],
  ["another package is installed", "package-lock.json", true],
  ["a test changes", "src/world/idp/a.test.ts", false],
])("%s", async (_what, file, again) => {
  await keep(compute);
  await writeFile(path.join(site, file), "2");
  expect(await keep(compute)).toBe(again ? "result 2" : "result 1");
});

test("what fails is not kept", async () => {
  const fails = () => Promise.reject(new Error("no sign-in"));
  await expect(keep(fails)).rejects.toThrow("no sign-in");
  expect(await keep(compute)).toBe("result 1");
});

test("folders are written anew if a source changes or a folder is gone, and only then", async () => {
  let written = 0;
  const write = async () => {
    written++;
    await mkdir(path.join(site, "pages"), { recursive: true });
  };
  const writeAgain = () =>
    writeIfStale({ siteDir: site, folders: ["pages"], sources: filesIn(site, FOLDERS), write });
  await writeAgain();
  await writeAgain();
  expect(written).toBe(1);
  await writeFile(path.join(site, "src/world/idp/a.ts"), "2");
  await writeAgain();
  expect(written).toBe(2);
  await rm(path.join(site, "pages"), { recursive: true });
  await writeAgain();
  expect(written).toBe(3);
});
