import ts from "typescript";

import { frameworkOf } from "../../src/frameworks/framework-of";
import { loadExamples } from "../examples/load";

/** What every lab has, and what is no code of the reader's. */
const KNOWN = /^@auth\/core(\/|$)|^vitest$|^[./]|^node:/;

/** What such an app has besides what its files say: its JSX. */
const OF_NEXT = ["react", "react/jsx-runtime"];

/**
 * What the examples' own code imports beside `@auth/core` and its own files, by the examples that need
 * it: first the web-standard apps, then those of a framework.
 */
export async function importedModules(examples: string): Promise<string[][]> {
  const plain = new Set<string>();
  const frameworks = new Set<string>();
  for (const { files } of await loadExamples(examples)) {
    const isFrameworks = frameworkOf(files) !== undefined;
    for (const name of isFrameworks ? OF_NEXT : []) frameworks.add(name);
    for (const [file, text] of Object.entries(files)) {
      if (!/\.tsx?$/.test(file) || file === "scenario.ts") continue;
      for (const { fileName } of ts.preProcessFile(text).importedFiles) {
        if (!KNOWN.test(fileName)) (isFrameworks ? frameworks : plain).add(fileName);
      }
    }
  }
  return [plain, frameworks].filter(({ size }) => size > 0).map((names) => [...names].sort());
}
