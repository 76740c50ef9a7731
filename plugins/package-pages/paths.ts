import type { OfficialPackage } from "./packages";

/** Where the pages of core and of the framework packages are on the site. */
export const PACKAGES_PATH = "reference/packages";
/** Where those of the adapters are. */
export const ADAPTERS_PATH = "reference/adapters";

/** The folders that the generated pages are written to: no other docs instance may see them. */
export const PACKAGE_PAGES_DIR = ".cache/reference/packages";
export const ADAPTER_PAGES_DIR = ".cache/reference/adapters";

/** Address of a package's page. */
export function packageUrl({ kind, slug }: Pick<OfficialPackage, "kind" | "slug">): string {
  return `/${kind === "adapter" ? ADAPTERS_PATH : PACKAGES_PATH}/${slug}/`;
}
