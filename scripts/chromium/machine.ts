import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { chromium } from "@playwright/test";

import { type Chromium, findChromium, type Machine } from "./find";
import type { InstallMachine } from "./install";

/** Chromium on this machine, or undefined when it has none; see {@link findChromium}. */
export function chromiumHere(): Chromium | undefined {
  return findChromium(thisMachine());
}

/** This machine, as far as the choice of a Chromium looks at it. */
export function thisMachine(): Machine & InstallMachine {
  return {
    platform: process.platform,
    env: process.env,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath(),
    osRelease: existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "",
    isRoot: process.getuid?.() === 0,
    hasCommand,
  };
}

function hasCommand(name: string): boolean {
  return (process.env["PATH"] ?? "").split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
