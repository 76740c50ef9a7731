import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { packageRoot } from "../versions";

/** The package that the reference documents. */
export const PACKAGE = "@auth/core";

/** Where the generated pages are on the site. */
export const REFERENCE_PATH = "reference/core";

/**
 * The folder that the generated pages are written to. It lies outside of `docs/`, because two docs
 * instances would both compile the pages of a folder that both can see.
 */
export const PAGES_DIR = ".cache/reference/core";

/**
 * What a module is to the reader: the package itself, types and functions for every app,
 * the list of providers, or one provider.
 */
export type ModuleKind = "main" | "shared" | "providers" | "provider";

/** How a module can be imported: at run time, for its types only, or not at all. */
export type ModuleAccess = "runtime" | "types" | "internal";

/** One source file of the package that gets a page. */
export interface ReferenceModule {
  kind: ModuleKind;
  access: ModuleAccess;
  /**
   * Path below the package's `src`, without its extension: `index`, `providers/github`.
   * The page's file has the same path below the reference's folder.
   */
  source: string;
  /** What an app imports: `@auth/core`, `@auth/core/providers/github`. */
  importPath: string;
  /** The page's path on the site, with its trailing slash. */
  url: string;
}

interface Manifest {
  exports: Record<string, { types?: string; import?: string }>;
}

/**
 * The public modules of the installed package, in the order of their paths.
 *
 * @throws if the package has no `src` folder: the reference is made from sources, not from types.
 */
export function referenceModules(root = packageRoot(PACKAGE)): ReferenceModule[] {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
  return ["", "providers/"]
    .flatMap((folder) => sourceFiles(path.join(root, "src", folder)).map((name) => folder + name))
    .map((source) => describe(source, root, manifest));
}

/** The modules that each configure one provider. */
export function providerModules(modules = referenceModules()): ReferenceModule[] {
  return modules.filter((module) => module.kind === "provider");
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length))
    .sort();
}

function describe(source: string, root: string, manifest: Manifest): ReferenceModule {
  const subpath = source.replace(/(^|\/)index$/, "");
  return {
    kind: moduleKind(source, root),
    access: moduleAccess(subpath, root, manifest),
    source,
    importPath: subpath ? `${PACKAGE}/${subpath}` : PACKAGE,
    url: `/${REFERENCE_PATH}/${subpath ? `${subpath}/` : ""}`,
  };
}

/** A provider is a module of the providers folder with a default export: the function to call. */
function moduleKind(source: string, root: string): ModuleKind {
  if (source === "index") return "main";
  if (source === "providers/index") return "providers";
  if (!source.startsWith("providers/")) return "shared";
  const code = readFileSync(path.join(root, "src", `${source}.ts`), "utf8");
  return /^export default /m.test(code) ? "provider" : "shared";
}

function moduleAccess(subpath: string, root: string, manifest: Manifest): ModuleAccess {
  const exact = manifest.exports[subpath ? `./${subpath}` : "."];
  if (exact) return exact.import ? "runtime" : "types";
  const inFolder = manifest.exports[`./${path.posix.dirname(subpath)}/*`];
  if (!inFolder) return "internal";
  const compiled = readFileSync(path.join(root, `${subpath}.js`), "utf8");
  return compiled.replace("export {};", "").trim() ? "runtime" : "types";
}
