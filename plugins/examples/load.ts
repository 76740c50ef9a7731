import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

import type { LabExample } from "../../src/lab/example";
import { isFilePath } from "../../src/lab/files/file-path";
import { readConstant } from "../../src/config-code/constants";
import type { Knob, Scenario } from "../../src/scenario/types";
import { replaceFiles } from "./replace-files";

/** What every example has; `scenario.ts` runs with it but is not shown. */
const FILES = ["auth.ts", "app.ts", "scenario.ts"] as const;

/** Slugs of the examples below a folder, in alphabetical order. */
export async function listExamples(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Reads all examples: their files, and what their scenarios say.
 *
 * @throws naming the file that is missing or does not evaluate
 */
export async function loadExamples(root: string): Promise<LabExample[]> {
  const slugs = await listExamples(root);
  return Promise.all(slugs.map((slug) => loadExample(path.join(root, slug), slug)));
}

/** Reads one example; see `loadExamples`. */
export async function loadExample(folder: string, slug: string): Promise<LabExample> {
  const files: Record<string, string> = {};
  for (const file of [...FILES, ...(await listOwnFiles(folder))]) {
    files[file] = await readFile(path.join(folder, file), "utf8").catch(() => {
      throw new Error(
        `examples/${slug} has no ${file}. An example consists of ${FILES.join(", ")}.`,
      );
    });
  }
  const scenario = await evaluateScenario(path.join(folder, "scenario.ts"));
  const { title, summary, steps, knobs = [] } = scenario;
  for (const knob of knobs) checkKnob(knob, files, slug);
  return {
    slug,
    title,
    summary,
    files,
    steps: steps.map(({ caption, why }) => ({ caption, why })),
    ...(knobs.length > 0 && { knobs }),
  };
}

/** @throws naming the knob that cannot be turned, and why */
export function checkKnob(knob: Knob, files: Record<string, string>, slug: string): void {
  const { name, file, min, max, choices } = knob;
  const fail = (why: string) => {
    throw new Error(`examples/${slug}: the knob "${name}" ${why}.`);
  };
  const value = readConstant(files[file] ?? "", name);
  if (value === undefined) return fail(`names no constant with a literal value in ${file}`);
  if (typeof value === "number") {
    if (min === undefined || max === undefined) return fail("is a number and needs min and max");
    if (value < min || value > max) return fail(`is ${value}, not between ${min} and ${max}`);
  }
  if (typeof value === "string" && !(choices && Object.hasOwn(choices, value))) {
    return fail(`is "${value}", which its choices do not have`);
  }
}

/** The other files of an example, such as `db.ts`, by path in alphabetical order. Tests are none. */
async function listOwnFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => isFilePath(file) && !/\.(?:test\.ts|txt|md)$/.test(file))
    .filter((file) => !(FILES as readonly string[]).includes(file))
    .sort();
}

/**
 * Bundles a scenario and runs its module: captions are plain data, nothing is played.
 *
 * @param replaced files that have another text than the one on disk, by absolute path
 */
export async function evaluateScenario(
  file: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<Scenario> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    plugins: [replaceFiles(replaced)],
    logLevel: "silent",
  });
  const module = { exports: {} as { default?: Scenario } };
  const evaluate = new Function("module", "exports", "require", outputFiles[0]?.text ?? "");
  try {
    evaluate(module, module.exports, require);
  } catch (cause) {
    throw new Error(`${file} does not evaluate: ${String(cause)}`, { cause });
  }
  if (!module.exports.default?.steps) throw new Error(`${file} exports no scenario by default.`);
  return module.exports.default;
}
