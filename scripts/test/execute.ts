import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { countTests, type Counts } from "./counts";
import type { Step } from "./steps";

/**
 * Runs a step's npm script and streams its output.
 *
 * A step that shares the machine has its name before every line, because lines of several steps
 * mix; a step on its own writes to the terminal directly.
 */
export async function executeStep(step: Step, { shared }: { shared: boolean }): Promise<Counts> {
  if (!shared) console.log(`\n━━ ${step.name} · ${step.title}\n`);
  const folder = mkdtempSync(path.join(tmpdir(), "test-results-"));
  const resultsFile = path.join(folder, "results.json");
  try {
    const succeeded = await runScript(step.name, resultsFile, shared);
    if (shared) console.log(`${label(step.name)}${succeeded ? "passed" : "FAILED"}`);
    return count(step, resultsFile, succeeded);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(step: Step, resultsFile: string, succeeded: boolean): Counts {
  if (step.counts === "none") return { passed: 0, failed: succeeded ? 0 : 1, skipped: 0, flaky: 0 };
  if (step.counts === "one") {
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0, flaky: 0 };
  }
  return countTests(step.counts, read(resultsFile), succeeded);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Runs `npm run <name>`; resolves with whether its exit code was zero. */
function runScript(name: string, resultsFile: string, shared: boolean): Promise<boolean> {
  const npm = process.env["npm_execpath"];
  const command = npm ? [process.execPath, npm] : ["npm"];
  const [file = "npm", ...args] = [...command, "run", "--silent", name];
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: shared ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        RESULTS_FILE: resultsFile,
        ...(shared && process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
      },
    });
    for (const stream of [child.stdout, child.stderr]) if (stream) prefix(stream, name);
    child.on("error", (error) => {
      console.error(`${label(name)}${error.message}`);
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}

function prefix(stream: Readable, name: string): void {
  createInterface({ input: stream }).on("line", (line) => console.log(`${label(name)}${line}`));
}

function label(name: string): string {
  return `${name.padEnd(12)} │ `;
}
