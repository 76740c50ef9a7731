import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { listExamples } from "../examples/load";
import { cached } from "../inputs/cache";
import { FileMemo } from "../inputs/file-memo";
import { sourcesOf } from "../inputs/sources";
import { type ExampleTraces, PRINTING } from "./play";

const run = promisify(execFile);

/** What plays a scenario; the modules that are played import it. */
const RUN = path.join("src", "scenario", "run.ts");

/** Processes that share the playing. */
const PROCESSES = 2;

const memo = new FileMemo<ExampleTraces>();

/**
 * The traces of all examples, played by their scenarios when something of them, of the world or of
 * the installed packages has changed.
 *
 * @throws naming the step of a scenario that does not hold
 */
export function readTraces(siteDir: string): Promise<ExampleTraces> {
  return memo.get(siteDir, async () => {
    const sources = await tracedSources(siteDir);
    const text = await cached({
      siteDir,
      name: "traces.json",
      sources,
      async compute() {
        const parts = Array.from({ length: PROCESSES }, (_, part) => compute(siteDir, part));
        return JSON.stringify(Object.assign({}, ...(await Promise.all(parts))));
      },
    });
    const lock = path.join(siteDir, "package-lock.json");
    return { value: JSON.parse(text) as ExampleTraces, files: [lock, ...sources] };
  });
}

/** What plays, and what is played: `compute.ts`, the examples, and all that they import. */
async function tracedSources(siteDir: string): Promise<string[]> {
  const root = path.join(siteDir, "examples");
  const modules = (await listExamples(root)).flatMap((slug) =>
    readdirSync(path.join(root, slug))
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => path.join("examples", slug, name)),
  );
  return sourcesOf(siteDir, [
    ...modules,
    RUN,
    PRINTING,
    path.join("plugins", "traces", "compute.ts"),
  ]);
}

async function compute(siteDir: string, part: number): Promise<ExampleTraces> {
  const script = path.join(siteDir, "plugins", "traces", "compute.ts");
  const parameters = ["--import", "tsx", script, String(part), String(PROCESSES)];
  const options = { cwd: siteDir, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, parameters, options);
  return JSON.parse(stdout) as ExampleTraces;
}
