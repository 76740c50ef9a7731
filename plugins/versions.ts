import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import type { InstalledVersions } from "../src/components/versions";

const require = createRequire(path.join(process.cwd(), "package.json"));

/** The packages whose versions pages and footer name. */
const PACKAGES: (keyof InstalledVersions)[] = ["@auth/core", "@auth/drizzle-adapter", "next-auth"];

/**
 * Reads the versions of the documented packages from `node_modules`.
 *
 * @throws if a package is not installed: run `npm ci`.
 */
export function installedVersions(): InstalledVersions {
  return Object.fromEntries(PACKAGES.map((name) => [name, readVersion(name)])) as InstalledVersions;
}

/**
 * The folder of an installed package, found through its main entry because not every package
 * exports its `package.json`.
 *
 * @throws if the package is not installed: run `npm ci`.
 */
export function packageRoot(name: string): string {
  const entry = require.resolve(name);
  const folder = path.join("node_modules", name);
  return entry.slice(0, entry.lastIndexOf(folder)) + folder;
}

function readVersion(name: string): string {
  const manifest = readFileSync(path.join(packageRoot(name), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
