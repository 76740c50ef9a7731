import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

import { frameworkOf } from "../../src/frameworks/framework-of";
import type { LabExample } from "../../src/lab/example";
import { isFilePath } from "../../src/lab/files/file-path";
import { readConstant } from "../../src/config-code/constants";
import type { Knob, Scenario } from "../../src/scenario/types";
import { type Computed, FileMemo } from "../inputs/file-memo";
import { noteReads } from "../inputs/reads";
import { ownInputs } from "../inputs/sources";
import { recordedSteps } from "./recorded";
import { replaceFiles } from "./replace-files";

/**
 * What every example has; `scenario.ts` runs with it but is not shown. What makes up its app is one
 * file, `app.ts`, unless the files are an app of a framework.
 */
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

/**
 * The example of a slug.
 *
 * @param siteDir the site's folder
 * @throws Error if there is none, as a clause
 */
export async function loadExampleOf(siteDir: string, slug: string): Promise<LabExample> {
  const root = path.join(siteDir, "examples");
  noteReads([path.join(root, slug)]);
  if (!(await listExamples(root)).includes(slug)) throw new Error(`there is no example "${slug}"`);
  return loadExample(path.join(root, slug), slug);
}

const examples = new FileMemo<LabExample>();

/** Reads one example, if it is not as it was when it was read last; see `loadExamples`. */
export function loadExample(folder: string, slug: string): Promise<LabExample> {
  return examples.get(`${folder} ${slug}`, () => readExample(folder, slug));
}

async function readExample(folder: string, slug: string): Promise<Computed<LabExample>> {
  const texts: Record<string, string> = {};
  const own = await listOwnFiles(folder);
  const framework = frameworkOf(Object.fromEntries(own.map((file) => [file, ""])));
  // SvelteKit has its config in src/auth.ts.
  const isMissing = (file: string) => framework !== undefined && !own.includes(file);
  const given = FILES.filter((file) => file === "scenario.ts" || !isMissing(file));
  for (const file of new Set([...given, ...own])) {
    texts[file] = await readFile(path.join(folder, file), "utf8").catch(() => {
      throw new Error(
        `examples/${slug} has no ${file}. An example consists of ${FILES.join(", ")}.`,
      );
    });
  }
  const { value: scenario, files } = await evaluateScenario(path.join(folder, "scenario.ts"));
  const { title, summary, steps, knobs = [] } = scenario;
  for (const knob of knobs) checkKnob(knob, texts, slug);
  checkFilesPointedAt(steps, texts, `examples/${slug}`);
  // There is none yet while an example is being written.
  const transcript = await readFile(path.join(folder, "transcript.txt"), "utf8").catch(() => "");
  const recorded = recordedSteps(transcript, steps);
  const paths = [...Object.keys(texts), "transcript.txt"].map((name) => path.join(folder, name));
  return {
    value: {
      slug,
      title,
      summary,
      files: texts,
      steps: steps.map(({ caption, why }) => ({ caption, why })),
      ...(recorded && { recorded }),
      ...(knobs.length > 0 && { knobs }),
    },
    // The folder, for files that come.
    files: [...new Set([folder, ...paths, ...files])],
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

/**
 * What steps point at in files; what they point at elsewhere is known once they have been played.
 *
 * @param where what the steps are of, for the message
 * @throws naming the step that points at code that there is not
 */
export function checkFilesPointedAt(
  steps: Scenario["steps"],
  files: Readonly<Record<string, string>>,
  where: string,
): void {
  for (const { caption, look = [] } of steps) {
    for (const one of look) {
      if (!("file" in one) || files[one.file]?.includes(one.text)) continue;
      const names = Object.keys(files).join(", ");
      throw new Error(
        one.file in files
          ? `${where}: the step "${caption}" points at "${one.text}", which is not in ${one.file}.`
          : `${where}: the step "${caption}" points at ${one.file}; there is ${names}.`,
      );
    }
  }
}

/** The files of an example, such as `db.ts`, by path in alphabetical order. Tests are none. */
async function listOwnFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => isFilePath(file) && !/\.(?:test\.ts|txt|md)$/.test(file))
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
): Promise<Computed<Scenario>> {
  const { value, files } = await evaluateModule(file, replaced);
  const { default: scenario } = value as { default?: Scenario };
  if (!scenario?.steps) throw new Error(`${file} exports no scenario by default.`);
  return { value: scenario, files };
}

/**
 * Bundles a module of the site and runs it: what it exports, as its files are now.
 *
 * @param replaced files that have another text than the one on disk, by absolute path
 */
export async function evaluateModule(
  file: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<Computed<object>> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    plugins: [replaceFiles(replaced)],
    logLevel: "silent",
  });
  const module = { exports: {} };
  const evaluate = new Function("module", "exports", "require", outputFiles[0]?.text ?? "");
  try {
    evaluate(module, module.exports, require);
  } catch (cause) {
    throw new Error(`${file} does not evaluate: ${String(cause)}`, { cause });
  }
  return { value: module.exports, files: ownInputs(process.cwd(), metafile) };
}
