import path from "node:path";

import { generateReference } from "./generate";
import { PAGES_DIR } from "./modules";
import { fingerprint, isCurrent, writeStamp } from "./stamp";

/**
 * Writes the reference's pages, unless those that are there are still what it would write.
 * It must be done before Docusaurus constructs any plugin: the docs plugin reads the pages, and the
 * search theme names its index after them.
 *
 * @param siteDir the site's folder
 * @throws if a page cannot be written: then the site must not be built
 */
export async function writeReference(siteDir: string): Promise<void> {
  const outDir = path.join(siteDir, PAGES_DIR);
  const wanted = fingerprint(siteDir);
  if (isCurrent(outDir, wanted)) return;
  await generateReference(siteDir, outDir);
  writeStamp(outDir, wanted);
}
