import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";

import { thisMachine } from "./chromium/machine";
import { PROXIES } from "./proxies/find";
import { HOW_TO_GIVE_ONE, planDownload } from "./proxies/install";
import { proxyHere, UNPACKED } from "./proxies/machine";

/** `npm run proxies`: says which nginx and Caddy the tests use, and gets them if need be. */
function main(): void {
  const missing = PROXIES.filter((name) => proxyHere(name) === undefined);
  if (missing.length > 0) {
    console.log(`Getting Debian's packages: ${missing.join(", ")}.\n${HOW_TO_GIVE_ONE}`);
    mkdirSync(UNPACKED, { recursive: true });
    for (const command of planDownload(missing, thisMachine())) run(command);
    for (const file of readdirSync(UNPACKED).filter((name) => name.endsWith(".deb"))) {
      run(["dpkg-deb", "--extract", file, "."]);
    }
  }
  for (const name of PROXIES) {
    const file = proxyHere(name);
    if (file === undefined) throw new Error(`There is still no ${name} to be found.`);
    console.log(`${name}: ${file}`);
  }
}

function run([file, ...args]: readonly [string, ...string[]]): void {
  console.log(`$ ${[file, ...args].join(" ")}`);
  const { status, error } = spawnSync(file, args, {
    cwd: UNPACKED,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (error || status !== 0) throw new Error(`That failed${error ? `: ${error.message}` : ""}.`);
}

try {
  main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)} ${HOW_TO_GIVE_ONE}`);
  process.exitCode = 1;
}
