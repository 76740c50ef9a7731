import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { packageRoot } from "../versions";
import { PACKAGE } from "./modules";

/** Whose output the pages are: a new version of one of them may write them differently. */
const PACKAGES = [
  PACKAGE,
  "docusaurus-plugin-typedoc",
  "typedoc",
  "typedoc-plugin-markdown",
  "typescript",
];

/** The stamp lies among the pages, so that it is gone when they are. */
const STAMP = ".stamp";

/** A hash of everything that the generated pages depend on: the generator and the packages it uses. */
export function fingerprint(siteDir: string): string {
  const hash = createHash("sha256");
  for (const name of PACKAGES) {
    hash.update(readFileSync(path.join(packageRoot(name), "package.json")));
  }
  for (const file of sourceFiles(siteDir, path.join("plugins", "reference"))) {
    hash.update(file).update(readFileSync(path.join(siteDir, file)));
  }
  return hash.digest("hex");
}

/**
 * The same for pages that are made of any installed packages.
 *
 * @param folders folders of the sources that make them; tests count for nothing
 */
export function fingerprintOf(siteDir: string, folders: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  hash.update(readFileSync(path.join(siteDir, "package-lock.json")));
  for (const file of folders.flatMap((folder) => sourceFiles(siteDir, folder))) {
    hash.update(file).update(readFileSync(path.join(siteDir, file)));
  }
  return hash.digest("hex");
}

/** Whether pages with this fingerprint have been written and are still there. */
export function isCurrent(outDir: string, wanted: string): boolean {
  const file = path.join(outDir, STAMP);
  return existsSync(file) && readFileSync(file, "utf8") === wanted;
}

/** Records what the pages were made from; to be called after all of them are written. */
export function writeStamp(outDir: string, value: string): void {
  writeFileSync(path.join(outDir, STAMP), value);
}

function sourceFiles(siteDir: string, folder: string): string[] {
  return readdirSync(path.join(siteDir, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(tsx?|json)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file))
    .sort();
}
