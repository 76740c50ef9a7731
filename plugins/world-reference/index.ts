import path from "node:path";

import { writeIfStale } from "../inputs/cache";
import { filesIn } from "../inputs/sources";
import { generateWorldReference } from "./generate";
import { WORLD_PAGES_DIR } from "./pages";

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
  await writeIfStale({
    siteDir,
    folders: [WORLD_PAGES_DIR],
    sources: filesIn(siteDir, SOURCES),
    write: () => generateWorldReference(siteDir, path.join(siteDir, WORLD_PAGES_DIR)),
  });
}
