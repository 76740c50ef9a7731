import { spawnSync } from "node:child_process";

import { HOW_TO_GIVE_ONE, planInstallation } from "./chromium/install";
import { chromiumHere, thisMachine } from "./chromium/machine";

/** `npm run chromium`: says which Chromium the browser tests use, and installs one if need be. */
function main(): void {
  const found = chromiumHere() ?? installChromium();
  console.log(
    `Chromium (${found.source}): ${found.path}${found.headlessShell ? `, and ${found.headlessShell}` : ""}`,
  );
}

function installChromium() {
  const { says, commands } = planInstallation(thisMachine());
  console.log(`${says}\n${HOW_TO_GIVE_ONE}`);
  for (const [file, ...args] of commands) {
    console.log(`$ ${[file, ...args].join(" ")}`);
    const { status, error } = spawnSync(file, args, {
      stdio: ["ignore", "inherit", "inherit"],
      // npx is a script of the shell on Windows.
      shell: process.platform === "win32",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (error || status !== 0) {
      throw new Error(`That failed${error ? `: ${error.message}` : ""}. ${HOW_TO_GIVE_ONE}`);
    }
  }
  const found = chromiumHere();
  if (!found) throw new Error(`There is still no Chromium to be found. ${HOW_TO_GIVE_ONE}`);
  return found;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
