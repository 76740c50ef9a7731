import path from "node:path";

import type { Root } from "mdast";
import type { VFile } from "vfile";

import { noteReads } from "../inputs/reads";
import { forElements, giveData, type PageOptions } from "../pages/elements";
import { defaultCookies } from "./default-cookies";
import { installedPackages } from "./packages";

/**
 * Remark plugin: gives elements of pages what the installed packages say of themselves.
 *
 * - `<CookieTable />` the default cookies of core;
 * - `<InstalledPackages />` names, versions and licenses.
 */
export function remarkPackageData({ root }: PageOptions) {
  const sources: Record<string, () => unknown> = {
    CookieTable: async () => ({
      plain: await defaultCookies(false),
      secure: await defaultCookies(true),
    }),
    InstalledPackages: () => installedPackages(root),
  };
  return async (tree: Root, page: VFile): Promise<void> => {
    await forElements({ tree, page, root }, Object.keys(sources), async (element) => {
      noteReads([path.join(root, "package-lock.json")]);
      giveData(element, await sources[element.name ?? ""]?.());
    });
  };
}
