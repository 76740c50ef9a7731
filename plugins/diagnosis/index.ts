import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { build } from "esbuild";

import { cached } from "../inputs/cache";
import { sourcesOf, watchedPaths } from "../inputs/sources";
import type { Plays } from "./compute";

const run = promisify(execFile);

/**
 * What runs: what plays all, what is evaluated afresh for each fault, and what once for all. What two of
 * them need goes into a module of its own, which is evaluated once.
 */
const ENTRIES = ["compute", "record", "surroundings"].map((name) =>
  path.join("plugins", "diagnosis", `${name}.ts`),
);

/** @throws naming the fault that cannot be played */
async function compute(siteDir: string): Promise<string> {
  const cache = path.join(siteDir, ".cache");
  await mkdir(cache, { recursive: true });
  // Inside the site's folder, so that packages which are not bundled are found.
  const outdir = await mkdtemp(path.join(cache, "diagnosis-"));
  try {
    await build({
      absWorkingDir: siteDir,
      entryPoints: ENTRIES,
      bundle: true,
      splitting: true,
      outdir,
      outExtension: { ".js": ".mjs" },
      format: "esm",
      platform: "node",
      // What is CommonJS in the bundle asks for Node's modules with require.
      banner: {
        js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
      },
      external: ["sql.js"],
      logLevel: "silent",
    });
    const options = { cwd: siteDir, maxBuffer: 16 * 1024 * 1024 };
    const { stdout } = await run(process.execPath, [path.join(outdir, "compute.mjs")], options);
    return stdout;
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/** The causes of the diagnosis, each with what came of it when it was played. */
export async function readCauses(siteDir: string): Promise<Plays & { sources: string[] }> {
  const sources = await sourcesOf(siteDir, ENTRIES);
  const text = await cached({
    siteDir,
    name: "diagnosis.json",
    sources,
    compute: () => compute(siteDir),
  });
  return { ...(JSON.parse(text) as Plays), sources };
}

/**
 * Plays each fault of the table in a world of its own, and writes what came of it to
 * `@generated/diagnosis/default/causes.json`.
 */
export default function diagnosisPlugin({ siteDir }: LoadContext): Plugin {
  let sources: string[] = [];
  return {
    name: "diagnosis",
    async loadContent(): Promise<Plays["causes"]> {
      const read = await readCauses(siteDir);
      sources = read.sources;
      return read.causes;
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("causes.json", JSON.stringify(content));
    },
    getPathsToWatch: () => watchedPaths(siteDir, sources),
  };
}
