import { readFileSync } from "node:fs";
import path from "node:path";

import { noteReads } from "../inputs/reads";

/** What a fence installs, as in `install="next next-auth" dev="typescript"`. */
export interface Installation {
  /** Names of packages, separated by spaces. */
  packages: string;
  /** Those for development only. */
  development?: string | undefined;
}

/**
 * The command that installs packages, each with the exact version that this site is tested with.
 *
 * @param root folder of the site
 * @throws Error as a clause, if the site's manifest does not have a package
 */
export function installCommand({ packages, development }: Installation, root: string): string {
  const versions = siteVersions(root);
  const exact = (names: string) =>
    names.split(/\s+/).map((name) => {
      const version = versions.get(name);
      if (version === undefined) throw new Error(`package.json has no ${name}`);
      return `${name}@${version}`;
    });
  const lines = [["npm install --save-exact", ...exact(packages)]];
  if (development) lines.push(["npm install --save-exact --save-dev", ...exact(development)]);
  return lines.map((words) => words.join(" ")).join("\n");
}

/**
 * The version of each package in the site's manifest; of an alias, that of what it stands for. A package
 * that is there under its own name too has the version of that entry.
 */
function siteVersions(root: string): Map<string, string> {
  const manifest = path.join(root, "package.json");
  noteReads([manifest]);
  const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const versions = new Map(Object.entries({ ...devDependencies, ...dependencies }));
  for (const [name, version] of [...versions]) {
    const [, real, its] = /^npm:(.+)@([^@]+)$/.exec(version) ?? [];
    if (real === undefined || its === undefined) continue;
    versions.delete(name);
    if (!versions.has(real)) versions.set(real, its);
  }
  return versions;
}
