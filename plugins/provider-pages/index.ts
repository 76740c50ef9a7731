import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { writeIfStale } from "../inputs/cache";
import { sourcesOf } from "../inputs/sources";
import { PACKAGE } from "../reference/modules";
import { packageRoot } from "../versions";
import { describeAll } from "./describe";
import { frameworks } from "./frameworks";
import { indexPage, indexRows } from "./index-page";
import { providerPage } from "./page";
import { PROVIDER_PAGES_DIR } from "./paths";

/**
 * Writes the page of each provider and their index, unless those that are there are still what it
 * would write. It must be done before Docusaurus constructs any plugin: the docs plugin reads them.
 *
 * @param siteDir the site's folder
 * @throws if a page cannot be written: then the site must not be built
 */
export async function writeProviderPages(siteDir: string): Promise<void> {
  await writeIfStale({
    siteDir,
    folders: [PROVIDER_PAGES_DIR],
    sources: await sourcesOf(siteDir, ["plugins/provider-pages/index.ts"]),
    write: () =>
      generateProviderPages(packageRoot(PACKAGE), path.join(siteDir, PROVIDER_PAGES_DIR)),
  });
}

/**
 * Writes the pages of all provider modules of a package that is laid out as `@auth/core`.
 *
 * @param root folder of the package
 * @param outDir where the pages go; the folder is emptied first
 */
export async function generateProviderPages(root: string, outDir: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const providers = await describeAll(root);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  for (const provider of providers) {
    const text = providerPage(provider, { version, passesOn });
    writeFileSync(path.join(outDir, `${provider.module}.md`), text);
  }
  writeFileSync(path.join(outDir, "_rows.json"), JSON.stringify(indexRows(providers)));
  writeFileSync(path.join(outDir, "index.mdx"), indexPage(providers, version));
}

/** Whether a framework's package has the module of a provider, as its folder tells. */
function passesOn(framework: string, module: string): boolean {
  const { providers = "" } = frameworks.find((each) => each.package === framework) ?? {};
  if (!providers.startsWith(framework)) return true;
  const root = path.join(process.cwd(), "node_modules", framework);
  return ["", "dist"].some((folder) =>
    existsSync(path.join(root, folder, "providers", `${module}.d.ts`)),
  );
}
