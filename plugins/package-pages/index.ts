import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { writeIfStale } from "../inputs/cache";
import { filesIn } from "../inputs/sources";
import { ADAPTER_PAGES_DIR, PACKAGE_PAGES_DIR } from "./paths";

const run = promisify(execFile);

/** What makes the pages, besides the installed packages. */
const SOURCES = ["plugins/package-pages", "plugins/provider-pages", "plugins/reference"];

/**
 * Writes the pages of the official packages, unless those that are there are still what it would
 * write. It must be done after `writeReference`, to whose pages these link, and before Docusaurus
 * constructs any plugin. TypeDoc runs in a process of its own, because it is an ES module that must
 * not be loaded a second time by the configuration's loader.
 *
 * @param siteDir the site's folder
 * @throws if a page cannot be written: then the site must not be built
 */
export async function writePackagePages(siteDir: string): Promise<void> {
  await writeIfStale({
    siteDir,
    folders: [PACKAGE_PAGES_DIR, ADAPTER_PAGES_DIR],
    sources: filesIn(siteDir, SOURCES),
    async write() {
      const script = path.join(siteDir, "plugins", "package-pages", "write.ts");
      await run(process.execPath, ["--import", "tsx", script], { cwd: siteDir });
    },
  });
}
