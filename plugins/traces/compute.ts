/** Writes the traces of all examples to standard output, as JSON: run in a process of its own. */
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { loadExamples } from "../examples/load";
import { readConstant } from "../../src/playground/code/constants";
import { type ExampleTraces, playExample, traceKey } from "./play";

async function main(): Promise<void> {
  const siteDir = process.cwd();
  await mkdir(path.join(siteDir, ".cache"), { recursive: true });
  const traces: ExampleTraces = {};
  for (const { slug, files, knobs = [] } of await loadExamples(path.join(siteDir, "examples"))) {
    const names = Object.keys(files);
    traces[slug] = await playExample(siteDir, slug, names);
    // Sliders have too many places, and pages compare ways of doing something, not numbers.
    for (const { file, name, choices } of knobs) {
      const current = readConstant(files[file] ?? "", name);
      for (const value of Object.keys(choices ?? {}).filter((one) => one !== current)) {
        const turned = { file, name, value };
        traces[traceKey(slug, turned)] = await playExample(siteDir, slug, names, turned);
      }
    }
  }
  process.stdout.write(JSON.stringify(traces));
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
