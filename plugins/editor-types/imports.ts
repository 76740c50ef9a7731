import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

/** What every lab has, and what is no code of the reader's. */
const KNOWN = /^@auth\/core(\/|$)|^vitest$|^[./]|^node:/;

/** What the examples' own code imports beside `@auth/core` and its own files. */
export async function importedModules(examples: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await readdir(examples, { recursive: true })) {
    if (!file.endsWith(".ts") || /(\.test|^scenario)\.ts$/.test(path.basename(file))) continue;
    const text = await readFile(path.join(examples, file), "utf8");
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!KNOWN.test(fileName)) found.add(fileName);
    }
  }
  return [...found].sort();
}
