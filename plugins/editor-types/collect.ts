import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

import { withCorrections } from "../reference/corrections";
import { pruneLibrary } from "./prune-library";

/** Declaration files by the path at which the editor's compiler finds them. */
export type TypeFiles = Record<string, string>;

/** The library for workers has what servers share with them. */
const FOR_WORKERS = "lib.webworker.d.ts";

/** What the app of an example is written for. */
const LIBRARIES = ["lib.es2023.d.ts", FOR_WORKERS];

/** The compiler options of the editor: those of `examples/`, as far as an editor needs them. */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: LIBRARIES,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noUncheckedIndexedAccess: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/**
 * What an editor does without: packages whose types take those of Node (they stay `any`, as peers do
 * that are not installed), what builds an app (Vite), what `@simplewebauthn/server` is made of, preact, of which core's own pages
 * are made, and the DOM, which code on a server does not have.
 */
const LEFT_OUT =
  /\/node_modules\/(@types\/node|@types\/nodemailer|nodemailer|undici-types|preact|@peculiar|asn1js|pvtsutils|cross-fetch|vite|@sveltejs\/vite-plugin-svelte|magic-string|@types\/estree|@types\/json-schema)\/|\/lib\.dom[.\w]*\.d\.ts$/;

/**
 * Collects the declaration files that importing some modules takes, with the manifests by which a
 * compiler finds them.
 *
 * @param siteDir where `node_modules` is
 * @param modules import paths, such as `@auth/core/providers/github`
 * @throws naming a module that does not resolve
 */
export function collectTypes(siteDir: string, modules: string[]): TypeFiles {
  const root = path.join(siteDir, "editor-types.ts");
  const text = modules.map((name, index) => `import * as m${index} from "${name}";`).join("\n");
  const host = ts.createCompilerHost(COMPILER_OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => {
    if (file === root) return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
    return LEFT_OUT.test(file) ? undefined : getSourceFile.call(host, file, ...rest);
  };
  for (const name of modules) {
    const { resolvedModule } = ts.resolveModuleName(name, root, COMPILER_OPTIONS, host);
    if (!resolvedModule) throw new Error(`The editor's types: "${name}" does not resolve.`);
  }
  const program = ts.createProgram([root], COMPILER_OPTIONS, host);
  const libraries = path.dirname(ts.getDefaultLibFilePath(COMPILER_OPTIONS));
  const files: TypeFiles = {};
  if (modules.some((name) => name.startsWith("#"))) files["/package.json"] = ownManifest(siteDir);
  for (const { fileName, text: source } of program.getSourceFiles()) {
    if (fileName === root) continue;
    if (path.dirname(fileName) === path.normalize(libraries)) {
      files[`/${path.basename(fileName)}`] = source;
      continue;
    }
    files[`/${path.relative(siteDir, fileName)}`] = withCorrections(source);
    const manifest = manifestOf(fileName);
    if (manifest) files[`/${path.relative(siteDir, manifest.path)}`] = manifest.text;
  }
  const library = `/${FOR_WORKERS}`;
  return { ...files, [library]: pruneLibrary(files[library] ?? "") };
}

/** The site's own manifest, by which `#sqlite` and its like are found. */
function ownManifest(siteDir: string): string {
  const { imports } = JSON.parse(readFileSync(path.join(siteDir, "package.json"), "utf8")) as {
    imports: Record<string, string>;
  };
  return JSON.stringify({ imports });
}

/** What of a package's `package.json` tells where its types are. */
const MANIFEST = [
  "name",
  "version",
  "type",
  "types",
  "typings",
  "main",
  "exports",
  "typesVersions",
];

function manifestOf(file: string): { path: string; text: string } | undefined {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  if (folder === undefined) return undefined;
  const manifest = path.join(folder, "package.json");
  if (!existsSync(manifest)) return undefined;
  const all = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, unknown>;
  const kept = Object.fromEntries(Object.entries(all).filter(([key]) => MANIFEST.includes(key)));
  return { path: manifest, text: JSON.stringify(kept) };
}

/** All paths at which a package can be imported, from its `exports` and its files. */
export function exportedModules(siteDir: string, name: string): string[] {
  const folder = path.join(siteDir, "node_modules", name);
  const { exports } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const module = path.posix.join(name, subpath);
    if (!subpath.includes("*")) return [module];
    const pattern = (target as { types?: string }).types ?? "";
    const directory = path.join(folder, path.dirname(pattern));
    return ts.sys
      .readDirectory(directory, [".d.ts"], [], ["*.d.ts"])
      .map((file) => module.replace("*", path.basename(file, ".d.ts")));
  });
}
