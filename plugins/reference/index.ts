import path from "node:path";

import { writeIfStale } from "../inputs/cache";
import { filesIn } from "../inputs/sources";
import { generateReference } from "./generate";
import { PAGES_DIR } from "./modules";

/**
 * Writes the reference's pages, unless those that are there are still what it would write.
 * It must be done before Docusaurus constructs any plugin: the docs plugin reads the pages, and the
 * search theme names its index after them.
 *
 * @param siteDir the site's folder
 * @throws if a page cannot be written: then the site must not be built
 */
export async function writeReference(siteDir: string): Promise<void> {
  await writeIfStale({
    siteDir,
    folders: [PAGES_DIR],
    sources: filesIn(siteDir, ["plugins/reference"]),
    write: () => generateReference(siteDir, path.join(siteDir, PAGES_DIR)),
  });
}
