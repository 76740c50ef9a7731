import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import type { InstalledVersions } from "../src/components/versions";

const require = createRequire(path.join(process.cwd(), "package.json"));

/** The packages whose versions pages and footer name. */
const PACKAGES: (keyof InstalledVersions)[] = ["@auth/core"];

/**
 * Reads the versions of the documented packages from `node_modules`.
 *
 * @throws if a package is not installed: run `npm ci`.
 */
export function installedVersions(): InstalledVersions {
  return Object.fromEntries(PACKAGES.map((name) => [name, readVersion(name)])) as InstalledVersions;
}

function readVersion(name: string): string {
  const entry = require.resolve(name);
  const root =
    entry.slice(0, entry.lastIndexOf(path.join("node_modules", name))) +
    path.join("node_modules", name);
  return (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string })
    .version;
}
