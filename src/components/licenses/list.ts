/** A package of which something ships with the site. */
export interface ListedPackage {
  name: string;
  version: string;
  /** An SPDX expression: `MIT`. */
  license: string;
  /** The parts of the site that hold something of it: `pages`, `labs`, `editor`, `downloads`, `reference`. */
  parts: string[];
}

/** The build puts the list here, once it knows what is in the bundles (`plugins/licenses`). */
const LIST = "%SHIPPED_PACKAGES%";

/** The packages of which something ships, in the order of their names. */
export function listedPackages(): ListedPackage[] {
  return LIST.split("|").map((line) => {
    const [name = "", version = "", license = "", parts = ""] = line.split(";");
    return { name, version, license, parts: parts.split(",") };
  });
}
