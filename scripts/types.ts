import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";

import { typeCheckedFolders } from "./type-checked-folders";

const tsc = createRequire(path.resolve("package.json")).resolve("typescript/bin/tsc");

/** Type-checks one project; resolves with its errors as printed, empty when there are none. */
function checkProject(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const pretty = process.stdout.isTTY ? ["--pretty"] : [];
    const child = spawn(process.execPath, [tsc, "-p", folder, ...pretty]);
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? "" : output || `tsc ended with ${code}\n`));
  });
}

/** `npm run types`: every project, as many at a time as there are processors. */
async function main(): Promise<void> {
  const waiting = typeCheckedFolders();
  const lane = async () => {
    for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
      const errors = await checkProject(folder);
      console.log(`${errors ? "failed" : "passed"}  ${folder}`);
      if (!errors) continue;
      process.stdout.write(errors);
      process.exitCode = 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

void main();
