import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { cached } from "../build-cache";
import type { ExampleTraces } from "./play";

const run = promisify(execFile);

/** Processes that share the playing. */
const PROCESSES = 2;

/** The reading under way: several pages ask at a time, and playing takes a while. */
let reading: Promise<ExampleTraces> | undefined;

/**
 * The traces of all examples, played by their scenarios when something of them, of the world or of
 * the installed packages has changed.
 *
 * @throws naming the step of a scenario that does not hold
 */
export function readTraces(siteDir: string): Promise<ExampleTraces> {
  reading ??= read(siteDir).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function read(siteDir: string): Promise<ExampleTraces> {
  const text = await cached({
    siteDir,
    name: "traces.json",
    sources: ["src/world", "src/scenario", "examples", "plugins/traces"],
    async compute() {
      const parts = Array.from({ length: PROCESSES }, (_, part) => compute(siteDir, part));
      return JSON.stringify(Object.assign({}, ...(await Promise.all(parts))));
    },
  });
  return JSON.parse(text) as ExampleTraces;
}

async function compute(siteDir: string, part: number): Promise<ExampleTraces> {
  const script = path.join(siteDir, "plugins", "traces", "compute.ts");
  const parameters = ["--import", "tsx", script, String(part), String(PROCESSES)];
  const options = { cwd: siteDir, maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, parameters, options);
  return JSON.parse(stdout) as ExampleTraces;
}
