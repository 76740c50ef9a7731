/** A package and its version. */
export interface Package {
  name: string;
  version: string;
}

/** A package of Auth.js that is installed, and what brought it. */
export interface InstalledPackage extends Package {
  /** The packages that depend on it; none where the project does, or where the text does not tell. */
  through: Package[];
}

/** What has written a text: it decides how an update is written down. */
export type Manager = "npm" | "pnpm" | "yarn" | "bun";

/** The packages of Auth.js that a text names. */
export interface Reading {
  manager: Manager | undefined;
  packages: InstalledPackage[];
}

/** Whether a package is one of Auth.js. */
export function isWatched(name: string): boolean {
  return name === "next-auth" || name.startsWith("@auth/");
}

/** A version, and nothing else: no range, no tag. */
export const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][\w.+-]{1,60})?$/;

/** Collects packages of Auth.js: each version once, with all that brought it. */
export class PackageCollector {
  readonly #found = new Map<string, InstalledPackage>();

  /** Notes a package; others than those of Auth.js, and what is no version, are passed over. */
  add(name: string, version: string, through?: Package): void {
    if (!isWatched(name) || !VERSION.test(version)) return;
    const key = `${name}@${version}`;
    const known = this.#found.get(key) ?? { name, version, through: [] };
    this.#found.set(key, known);
    if (!through || known.through.some((one) => sameAs(one, through))) return;
    known.through.push(through);
    this.add(through.name, through.version);
  }

  /** What was found, in the order of names and of first sight. */
  get packages(): InstalledPackage[] {
    return [...this.#found.values()].sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
  }
}

function sameAs(a: Package, b: Package): boolean {
  return a.name === b.name && a.version === b.version;
}
