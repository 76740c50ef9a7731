import ts from "typescript";

import { type FrameworkName, frameworkOf } from "../../src/frameworks/framework-of";
import { loadExamples } from "../examples/load";

/** What every lab has, and what is no code of the reader's. */
const KNOWN = /^@auth\/core(\/|$)|^vitest$|^[./]|^node:/;

/** What an app of a framework has besides what its files say: the JSX of Next.js. */
const BESIDES: Readonly<Record<FrameworkName, readonly string[]>> = {
  next: ["react", "react/jsx-runtime"],
  sveltekit: [],
};

/**
 * What the examples' own code imports beside `@auth/core` and its own files, by the examples that need
 * it: first the web-standard apps, then those of each framework.
 */
export async function importedModules(examples: string): Promise<string[][]> {
  const plain = new Set<string>();
  const frameworks = { next: new Set<string>(), sveltekit: new Set<string>() };
  for (const { files } of await loadExamples(examples)) {
    const framework = frameworkOf(files);
    const names = framework === undefined ? plain : frameworks[framework];
    for (const name of framework === undefined ? [] : BESIDES[framework]) names.add(name);
    for (const [file, text] of Object.entries(files)) {
      if (!/\.tsx?$/.test(file) || file === "scenario.ts") continue;
      for (const { fileName } of ts.preProcessFile(text).importedFiles) {
        if (!KNOWN.test(fileName)) names.add(fileName);
      }
    }
  }
  const { next, sveltekit } = frameworks;
  return [plain, next, sveltekit].filter(({ size }) => size > 0).map((names) => [...names].sort());
}
