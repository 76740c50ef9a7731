import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { isCurrent, writeStamp } from "../reference/stamp";
import { packageRoot } from "../versions";
import { generateWorldReference } from "./generate";
import { WORLD_PAGES_DIR } from "./pages";

/** Whose output the pages are: a new version of one of them may write them differently. */
const PACKAGES = ["docusaurus-plugin-typedoc", "typedoc", "typedoc-plugin-markdown", "typescript"];

/** What the pages are made of, and what makes them. */
const SOURCES = ["src/world", "src/scenario", "plugins/world-reference"];

/**
 * Writes the pages about the world, unless those that are there are still what it would write. It
 * must be done before Docusaurus constructs any plugin: the docs plugin reads the pages.
 *
 * @param siteDir the site's folder
 * @throws if a page cannot be written: then the site must not be built
 */
export async function writeWorldReference(siteDir: string): Promise<void> {
  const outDir = path.join(siteDir, WORLD_PAGES_DIR);
  const wanted = fingerprint(siteDir);
  if (isCurrent(outDir, wanted)) return;
  await generateWorldReference(siteDir, outDir);
  writeStamp(outDir, wanted);
}

/** A hash of everything that the generated pages depend on. */
export function fingerprint(siteDir: string): string {
  const hash = createHash("sha256");
  for (const name of PACKAGES) {
    hash.update(readFileSync(path.join(packageRoot(name), "package.json")));
  }
  for (const file of SOURCES.flatMap((folder) => sourceFiles(siteDir, folder))) {
    hash.update(file).update(readFileSync(path.join(siteDir, file)));
  }
  return hash.digest("hex");
}

function sourceFiles(siteDir: string, folder: string): string[] {
  return readdirSync(path.join(siteDir, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|json)$/.test(file) && !file.endsWith(".test.ts"))
    .map((file) => path.join(folder, file))
    .sort();
}
