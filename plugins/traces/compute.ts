/** Writes the traces of all examples to standard output, as JSON: run in a process of its own. */
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { loadExamples } from "../examples/load";
import { type ExampleTraces, playExample } from "./play";

async function main(): Promise<void> {
  const siteDir = process.cwd();
  await mkdir(path.join(siteDir, ".cache"), { recursive: true });
  const traces: ExampleTraces = {};
  for (const { slug, files } of await loadExamples(path.join(siteDir, "examples"))) {
    traces[slug] = await playExample(siteDir, slug, Object.keys(files));
  }
  process.stdout.write(JSON.stringify(traces));
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
