import type { Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";

import { defaultCookies } from "./default-cookies";
import { installedPackages } from "./packages";

/**
 * Remark plugin: gives elements of pages what the installed packages say of themselves.
 *
 * - `<CookieTable />` the default cookies of core;
 * - `<InstalledPackages />` names, versions and licenses.
 *
 * @param options.root folder of the site
 */
export function remarkPackageData({ root }: { root: string }) {
  const sources: Record<string, () => unknown> = {
    CookieTable: async () => ({
      plain: await defaultCookies(false),
      secure: await defaultCookies(true),
    }),
    InstalledPackages: () => installedPackages(root),
  };
  return async (tree: Root): Promise<void> => {
    const elements: MdxJsxFlowElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement) => {
      if (Object.hasOwn(sources, element.name ?? "")) elements.push(element);
    });
    for (const element of elements) {
      const data = await sources[element.name ?? ""]?.();
      element.attributes = [{ type: "mdxJsxAttribute", name: "data", value: JSON.stringify(data) }];
    }
  };
}
