import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { packageApi } from "./api";
import { adapterMethods, readCapabilities, schemaFiles, writtenTables } from "./capabilities";
import { convertModules } from "./convert";
import { CoreLinks } from "./core-links";
import {
  adapterIndex,
  adapterPage,
  packageIndex,
  packagePage,
  type AdapterDescription,
} from "./page";
import { officialPackages, type OfficialPackage } from "./packages";
import { ADAPTER_PAGES_DIR, PACKAGE_PAGES_DIR } from "./paths";

/**
 * Writes a page for each official package, and the indexes. The pages of `@auth/core` must have been
 * written, because types link to them.
 *
 * @param siteDir the site's folder
 * @throws if a package has no core beside it, or TypeDoc leaves a module out
 */
export async function generatePackagePages(siteDir: string): Promise<void> {
  const packages = officialPackages(path.join(siteDir, "node_modules"));
  const core = packages.find(({ kind }) => kind === "core");
  if (!core) throw new Error("@auth/core is not installed: run `npm ci`.");
  const links = new CoreLinks(siteDir);
  const others = packages.filter((each) => each !== core);
  const converted = await convertModules(siteDir, others, {
    coreUrl: (name) => links.urlOf(name),
  });
  const apiOf = (each: OfficialPackage) => packageApi(each, converted, links);

  const adapters = describeAdapters(others, core);
  const frameworks = packages.filter(({ kind }) => kind !== "adapter");
  write(path.join(siteDir, PACKAGE_PAGES_DIR), {
    index: packageIndex(frameworks, adapters.length),
    ...Object.fromEntries(
      frameworks.map((each) => [
        each.slug,
        packagePage(each, core.version, each === core ? undefined : apiOf(each)),
      ]),
    ),
  });
  write(path.join(siteDir, ADAPTER_PAGES_DIR), {
    index: adapterIndex(adapters),
    ...Object.fromEntries(
      adapters.map((each) => [
        each.package.slug,
        adapterPage(each, core.version, apiOf(each.package)),
      ]),
    ),
  });
}

/** What the packages tell about each adapter. */
export function describeAdapters(
  packages: readonly OfficialPackage[],
  core: Pick<OfficialPackage, "root">,
): AdapterDescription[] {
  const methods = adapterMethods(core.root);
  return packages
    .filter(({ kind }) => kind === "adapter")
    .map((each) => ({
      package: each,
      capabilities: readCapabilities(each.root, methods),
      schema: schemaFiles(each.root),
      tables: writtenTables(each.root),
      main: mainFunction(each),
    }));
}

/** The function that returns an adapter, as the declarations have it. */
function mainFunction({ modules, name }: OfficialPackage): AdapterDescription["main"] {
  const code = modules.map(({ types }) => readFileSync(types, "utf8")).join("\n");
  const named = [...code.matchAll(/^export (?:declare )?(default )?(?:function|const) (\w+)/gm)];
  const found = named.find(([, , each = ""]) => /Adapter$/.test(each));
  if (!found?.[2]) throw new Error(`${name} has no function that makes an adapter.`);
  return { name: found[2], isDefault: found[1] !== undefined };
}

function write(folder: string, pages: Record<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(pages)) {
    writeFileSync(path.join(folder, `${name}.md`), text);
  }
}
