import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { FileMemo } from "./file-memo";
import { recordReads } from "./reads";

let folder: string;
let file: string;
let computed: number;
let memo: FileMemo<number>;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "memo-"));
  file = path.join(folder, "a.ts");
  await writeFile(file, "1");
  computed = 0;
  memo = new FileMemo();
});
afterEach(() => rm(folder, { recursive: true }));

const compute = () => Promise.resolve({ value: ++computed, files: [folder, file] });

test("a value is computed once, for all who ask at a time and later", async () => {
  expect(await Promise.all([memo.get("a", compute), memo.get("a", compute)])).toEqual([1, 1]);
  expect(await memo.get("a", compute)).toBe(1);
  expect(await memo.get("b", compute)).toBe(2);
});

test("and anew when a file of it changes or comes, once for all who ask", async () => {
  await memo.get("a", compute);
  await writeFile(file, "changed");
  expect(await Promise.all([memo.get("a", compute), memo.get("a", compute)])).toEqual([2, 2]);
  await writeFile(path.join(folder, "b.ts"), "");
  expect(await memo.get("a", compute)).toBe(3);
  await rm(file);
  expect(await memo.get("a", compute)).toBe(4);
});

test("what fails is tried again", async () => {
  await expect(memo.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await memo.get("a", compute)).toBe(1);
});

test("whoever gets it has read its files, also if it was remembered", async () => {
  for (let time = 0; time < 2; time++) {
    const read: string[] = [];
    await recordReads(
      (one) => read.push(one),
      () => memo.get("a", compute),
    );
    expect(read).toEqual([folder, file]);
  }
});
