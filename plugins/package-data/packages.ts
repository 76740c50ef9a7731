import { readFileSync } from "node:fs";
import path from "node:path";

import { documentedPackages, packageRoot } from "../versions";

/** An installed package that pages name. */
export interface InstalledPackage {
  name: string;
  version: string;
  license: string;
  /** Who needs it: this site, or a package of Auth.js. */
  neededBy: string;
}

interface Manifest {
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/**
 * The packages of Auth.js that this site is built with, and what `@auth/core` needs, as installed.
 *
 * @param siteDir the site's folder, whose package.json names them
 */
export function installedPackages(siteDir: string): InstalledPackage[] {
  const needed = Object.keys(readManifest(packageRoot("@auth/core")).dependencies ?? {});
  return [
    ...documentedPackages(siteDir).map((name) => describe(name, "this site")),
    ...needed.sort().map((name) => describe(name, "@auth/core")),
  ];
}

function describe(name: string, neededBy: string): InstalledPackage {
  const { version, license = "not stated" } = readManifest(packageRoot(name));
  return { name, version, license, neededBy };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
}
