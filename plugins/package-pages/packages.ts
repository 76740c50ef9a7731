import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** What a package is to the reader. */
export type PackageKind = "core" | "framework" | "adapter";

/** A module that an app can import, besides those of providers. */
export interface PackageModule {
  /** What an app imports: `next-auth/react`. */
  importPath: string;
  /** Its declarations, as an absolute path. */
  types: string;
}

/** An official package as its own files describe it. */
export interface OfficialPackage {
  name: string;
  /** Last part of its page's address: `prisma` for an adapter, `next-auth`, `express`. */
  slug: string;
  kind: PackageKind;
  version: string;
  description: string;
  license: string;
  /** The copyright line of its license; empty if it ships none. */
  copyright: string;
  dependencies: Record<string, string>;
  peers: Peer[];
  /** Sum of its files' sizes, in bytes, without the packages that it needs. */
  size: number;
  modules: PackageModule[];
  /** Absolute path of its folder. */
  root: string;
}

/** A package that an app must install itself. */
export interface Peer {
  name: string;
  range: string;
  optional: boolean;
}

interface Manifest {
  name: string;
  version: string;
  description?: string;
  license?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  exports?: Record<string, { types?: string } | string>;
}

/**
 * The official packages that are installed, in the order of their names: core first, then
 * frameworks, then adapters.
 *
 * @param modules the folder `node_modules`
 */
export function officialPackages(modules: string): OfficialPackage[] {
  const scope = readdirSync(path.join(modules, "@auth")).map((name) => `@auth/${name}`);
  const names = [...(existsSync(path.join(modules, "next-auth")) ? ["next-auth"] : []), ...scope];
  const order: PackageKind[] = ["core", "framework", "adapter"];
  return names
    .map((name) => describePackage(path.join(modules, name)))
    .sort(
      (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) ||
        Number(b.name === "next-auth") - Number(a.name === "next-auth") ||
        a.name.localeCompare(b.name, "en"),
    );
}

function describePackage(root: string): OfficialPackage {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
  const { name, version, description = "", license = "", dependencies = {} } = manifest;
  return {
    name,
    slug: name.replace("@auth/", "").replace(/-adapter$/, ""),
    kind: kindOf(name),
    version,
    description,
    license,
    copyright: copyrightOf(root),
    dependencies,
    peers: Object.entries(manifest.peerDependencies ?? {}).map(([peer, range]) => ({
      name: peer,
      range,
      optional: manifest.peerDependenciesMeta?.[peer]?.optional === true,
    })),
    size: sizeOf(root),
    modules: modulesOf(manifest, root),
    root,
  };
}

function kindOf(name: string): PackageKind {
  if (name === "@auth/core") return "core";
  return name.endsWith("-adapter") ? "adapter" : "framework";
}

function copyrightOf(root: string): string {
  const file = path.join(root, "LICENSE");
  if (!existsSync(file)) return "";
  return /^Copyright.*$/m.exec(readFileSync(file, "utf8"))?.[0]?.trim() ?? "";
}

function sizeOf(folder: string): number {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) size += entry.name === "node_modules" ? 0 : sizeOf(file);
    else size += statSync(file).size;
  }
  return size;
}

function modulesOf({ name, exports = {} }: Manifest, root: string): PackageModule[] {
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const types = typeof target === "string" ? undefined : target.types;
    if (types === undefined || subpath.includes("*") || subpath === "./providers") return [];
    return [{ importPath: path.posix.join(name, subpath), types: path.join(root, types) }];
  });
}

/** The folder of a package in the repository that all official packages are developed in. */
function repositoryFolder({ name, kind, slug }: OfficialPackage): string {
  if (name === "next-auth" || kind === "core") return `packages/${slug}`;
  return kind === "adapter" ? `packages/adapter-${slug}` : `packages/frameworks-${slug}`;
}

/** Address of a file or folder of a package's sources as they were when the version was released. */
export function sourceAddress(each: OfficialPackage, file = "", line?: number): string {
  const kind = file === "" ? "tree" : "blob";
  const anchor = line === undefined ? "" : `#L${line}`;
  const place = [repositoryFolder(each), file].filter(Boolean).join("/");
  return `https://github.com/nextauthjs/next-auth/${kind}/${each.name}@${each.version}/${place}${anchor}`;
}
