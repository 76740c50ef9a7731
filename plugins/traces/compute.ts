/**
 * Writes traces of examples to standard output, as JSON: run in a process of its own. Its arguments
 * are which part of them, counted from 0, and of how many parts.
 */
import path from "node:path";

import { loadExamples } from "../examples/load";
import { readConstant } from "../../src/config-code/constants";
import { frameworkOf } from "../../src/frameworks/framework-of";
import type { LabExample } from "../../src/lab/example";
import { type ExampleTraces, playExample, traceKey, type Turned } from "./play";

async function main([part, parts]: number[]): Promise<void> {
  const siteDir = process.cwd();
  const traces: ExampleTraces = {};
  // Pages draw traces of web-standard apps only; a diagram of another example fails by its name.
  const examples = (await loadExamples(path.join(siteDir, "examples"))).filter(
    ({ files }) => frameworkOf(files) === undefined,
  );
  const plays = examples.flatMap(playsOf);
  for (const { slug, names, turned } of plays.filter((_, index) => index % (parts ?? 1) === part)) {
    traces[traceKey(slug, turned)] = await playExample(siteDir, slug, names, turned);
  }
  process.stdout.write(JSON.stringify(traces));
}

/** An example as it is, and with each choice of each of its knobs. */
function playsOf({ slug, files, knobs = [] }: LabExample) {
  const names = Object.keys(files);
  // Sliders have too many places, and pages compare ways of doing something, not numbers.
  const turns = knobs.flatMap(({ file, name, choices = {} }): Turned[] => {
    const current = readConstant(files[file] ?? "", name);
    const others = Object.keys(choices).filter((one) => one !== current);
    return others.map((value) => ({ file, name, value }));
  });
  return [undefined, ...turns].map((turned) => ({ slug, names, turned }));
}

main(process.argv.slice(2).map(Number)).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
