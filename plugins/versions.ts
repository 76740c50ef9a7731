import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import type { InstalledVersions } from "../src/components/versions";

const require = createRequire(path.join(process.cwd(), "package.json"));

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/**
 * The packages whose versions pages and footer name: all official ones that the site's manifest has,
 * core first, then frameworks, then adapters.
 *
 * @param siteDir the site's folder
 */
export function documentedPackages(siteDir = process.cwd()): string[] {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(siteDir, "package.json"), "utf8"),
  ) as Manifest;
  const rank = (name: string) =>
    name === "@auth/core" ? 0 : name === "next-auth" ? 1 : name.endsWith("-adapter") ? 3 : 2;
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => /^(@auth\/|next-auth$)/.test(name))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}

/**
 * Reads the versions of the documented packages from `node_modules`.
 *
 * @throws if a package is not installed: run `npm ci`.
 */
export function installedVersions(): InstalledVersions {
  const versions = documentedPackages().map((name) => [name, readVersion(name)]);
  return Object.fromEntries(versions) as InstalledVersions;
}

/**
 * The folder of an installed package: where npm puts it for the site, else where its main entry is.
 * Not every package has a main entry, and not every package exports its `package.json`.
 *
 * @throws if the package is not installed: run `npm ci`.
 */
export function packageRoot(name: string): string {
  const folder = path.join("node_modules", name);
  const own = path.resolve(folder);
  if (existsSync(path.join(own, "package.json"))) return own;
  const entry = require.resolve(name);
  return entry.slice(0, entry.lastIndexOf(folder)) + folder;
}

function readVersion(name: string): string {
  const manifest = readFileSync(path.join(packageRoot(name), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
