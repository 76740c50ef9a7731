import path from "node:path";

import { officialPackages, type PackageKind } from "./packages";

/** Pages of the packages of some kinds, from their folders: they exist before any page does. */
export function packagePagesOf(...kinds: PackageKind[]): string[] {
  const packages = officialPackages(path.join(process.cwd(), "node_modules"));
  return packages.filter(({ kind }) => kinds.includes(kind)).map(({ slug }) => slug);
}
