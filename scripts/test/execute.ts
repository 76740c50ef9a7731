import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { NONE, readResults, type Results } from "./results";
import type { Step } from "./steps";

/**
 * Runs a step's npm script and streams its output.
 *
 * A step that shares the machine has its name before every line, because lines of several steps
 * mix; a step on its own writes to the terminal directly.
 */
export async function executeStep(step: Step): Promise<Results> {
  const prefix = step.alone ? "" : `${step.name.padEnd(12)} │ `;
  console.log(step.alone ? `\n━━ ${step.name} · ${step.title}\n` : `${prefix}${step.title} …`);
  const folder = mkdtempSync(path.join(tmpdir(), "test-results-"));
  const resultsFile = path.join(folder, "results.json");
  try {
    const succeeded = await runScript(step, resultsFile, prefix);
    console.log(`${prefix}${succeeded ? "passed" : "FAILED"}`);
    if (step.counts === "tests") return readResults(resultsFile, succeeded);
    if (!succeeded) return { ...NONE, failed: 1 };
    return { ...NONE, passed: step.counts === "one" ? 1 : 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a step's script; resolves with whether its exit code was zero. */
function runScript({ name, alone }: Step, resultsFile: string, prefix: string): Promise<boolean> {
  const npm = process.env["npm_execpath"];
  const command = npm ? [process.execPath, npm] : ["npm"];
  const [file = "npm", ...args] = [...command, "run", "--silent", name];
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: alone ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        RESULTS_FILE: resultsFile,
        ...(!alone && process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
      },
    });
    for (const stream of [child.stdout, child.stderr]) if (stream) pass(stream, prefix);
    child.on("error", (error) => {
      console.error(`${prefix}${error.message}`);
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}

function pass(stream: Readable, prefix: string): void {
  createInterface({ input: stream }).on("line", (line) => console.log(`${prefix}${line}`));
}
