import { isWatched, type Package, PackageCollector } from "./packages";

/** A package in a lock file of npm, as far as it is looked at. */
export interface LockedPackage {
  name?: string;
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Packages by the folder in which they are installed: `node_modules/a/node_modules/b`. */
export type PackageFolders = Record<string, LockedPackage>;

const FOLDER = "node_modules/";

/** The packages of Auth.js in a lock file of npm 7 and later, with what depends on each. */
export function readFolders(folders: PackageFolders): PackageCollector {
  const found = new PackageCollector();
  for (const [folder, one] of Object.entries(folders)) {
    const name = nameAt(folder, one);
    if (!folder.includes(FOLDER) || one.version === undefined) continue;
    found.add(name, one.version);
    const self: Package = { name, version: one.version };
    for (const wanted of Object.keys({ ...one.dependencies, ...one.optionalDependencies })) {
      if (!isWatched(wanted)) continue;
      const { version } = folders[placeOf(wanted, folder, folders) ?? ""] ?? {};
      if (version !== undefined) found.add(wanted, version, self);
    }
  }
  return found;
}

function nameAt(folder: string, { name }: LockedPackage): string {
  return name ?? folder.slice(folder.lastIndexOf(FOLDER) + FOLDER.length);
}

/** Where Node finds a package that is imported from a folder: in it, or in one above. */
function placeOf(name: string, folder: string, folders: PackageFolders): string | undefined {
  for (let at = folder; ; at = above(at)) {
    const place = `${at === "" ? "" : `${at}/`}${FOLDER}${name}`;
    if (Object.hasOwn(folders, place)) return place;
    if (at === "") return undefined;
  }
}

function above(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf(`/${FOLDER}`)));
}

/** A package in a lock file of npm 6 and earlier, with those in its folder. */
interface NestedPackage {
  version?: string;
  requires?: Record<string, string> | boolean;
  dependencies?: Record<string, NestedPackage>;
}

/** The folders of a lock file of npm 6 and earlier. */
export function foldersOf(dependencies: Record<string, NestedPackage>): PackageFolders {
  const folders: PackageFolders = {};
  const waiting: [folder: string, packages: Record<string, NestedPackage>][] = [["", dependencies]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, packages] = next;
    for (const [name, { version, requires, dependencies: inside }] of Object.entries(packages)) {
      const place = `${folder === "" ? "" : `${folder}/`}${FOLDER}${name}`;
      folders[place] = {
        ...(version !== undefined && { version }),
        ...(typeof requires === "object" && { dependencies: requires }),
      };
      if (inside) waiting.push([place, inside]);
    }
  }
  return folders;
}

/** The folders of a lock file of Bun: its keys are paths of names, `next-auth/@auth/core`. */
export function foldersOfBun(packages: Record<string, unknown>): PackageFolders {
  const folders: PackageFolders = {};
  for (const [key, value] of Object.entries(packages)) {
    if (!Array.isArray(value) || typeof value[0] !== "string") continue;
    const [label] = value as [string];
    const at = label.lastIndexOf("@");
    const { dependencies } = (value.find((one) => typeof one === "object") ?? {}) as LockedPackage;
    const names = key.match(/@[^/]+\/[^/]+|[^/]+/g) ?? [];
    folders[names.map((name) => FOLDER + name).join("/")] = {
      name: label.slice(0, at),
      version: label.slice(at + 1),
      ...(dependencies && { dependencies }),
    };
  }
  return folders;
}
