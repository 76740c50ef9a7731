import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { ALLOWED, WITHOUT_TEXT } from "./policy";

/** A package of which something ships, as its own files describe it. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** An SPDX expression: `MIT`. */
  license: string;
  /** Its license and the notices that it asks to pass on, each as its file has it. */
  texts: string[];
}

/** Files that hold what a package asks to pass on. */
const NOTICES = /^(?:lic\w+|copying|notice|third.?party)/i;

/** The folder of the package to which a file belongs; undefined for one of the site's own. */
export function packageFolder(file: string): string | undefined {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file) ?? [];
  return folder;
}

/**
 * The packages to which files belong, each once, in the order of their names.
 *
 * @param files absolute paths; those of the site's own are passed over
 * @throws naming each package whose license is not allowed, or that has no text of it
 */
export function packagesOf(files: Iterable<string>): ShippedPackage[] {
  const folders = new Set([...files].flatMap((file) => packageFolder(file) ?? []));
  const packages = new Map<string, ShippedPackage>();
  const faults: string[] = [];
  for (const folder of folders) {
    const one = readPackage(folder);
    packages.set(`${one.name}@${one.version}`, one);
    faults.push(...faultsOf(one).map((fault) => `${one.name} ${one.version} ${fault}`));
  }
  if (faults.length > 0) {
    throw new Error(
      `What ships must be the site's to ship (plugins/licenses):\n${faults.join("\n")}`,
    );
  }
  return [...packages.values()].sort(
    (a, b) => compare(a.name, b.name) || compare(a.version, b.version),
  );
}

/** By code units, which is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
}

function readPackage(folder: string): ShippedPackage {
  const manifest = readFileSync(path.join(folder, "package.json"), "utf8");
  const { name, version, license } = JSON.parse(manifest) as Manifest;
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NOTICES.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8").trim());
  const stated = typeof license === "object" ? license.type : license;
  const instead = texts.length === 0 ? WITHOUT_TEXT[name]?.text(folder).trim() : undefined;
  const own = instead === undefined ? texts : [instead];
  return { name, version, license: stated ?? "none", texts: own };
}

function faultsOf({ license, texts }: ShippedPackage): string[] {
  return [
    ALLOWED.has(license) ? [] : `has the license ${license}, which is not on the list.`,
    texts.some((text) => text !== "") ? [] : "comes without the text of its license.",
  ].flat();
}
