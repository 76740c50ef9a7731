import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Application, type DeclarationReflection, type ProjectReflection } from "typedoc";

import type { OfficialPackage, PackageModule } from "./packages";
import { stubDeclarations } from "./stubs";

/** Reflections of the modules by what an app imports. */
export type ConvertedModules = Map<string, DeclarationReflection>;

/** Pages elsewhere that describe what the packages' types name. */
export interface Elsewhere {
  /** Address of an export of `@auth/core`. */
  coreUrl: (name: string) => string | undefined;
}

/** Globals that signatures name; the rest of MDN's list is not used by the packages. */
const MDN: Record<string, string> = {
  ...Object.fromEntries(
    ["Request", "Response", "Headers", "URL", "URLSearchParams"].map((name) => [
      name,
      `Web/API/${name}`,
    ]),
  ),
  ...Object.fromEntries(
    ["Promise", "Date", "Error", "Map"].map((name) => [
      name,
      `Web/JavaScript/Reference/Global_Objects/${name}`,
    ]),
  ),
};

/**
 * Converts the declarations of all modules with TypeDoc, in one program.
 *
 * @param siteDir the site's folder; declarations of absent peers go to its `.cache/`
 * @throws if TypeDoc cannot convert them, or leaves a module out
 */
export async function convertModules(
  siteDir: string,
  packages: readonly OfficialPackage[],
  { coreUrl }: Elsewhere,
): Promise<ConvertedModules> {
  const modules = packages.flatMap((each) => each.modules);
  const app = await Application.bootstrap({
    entryPoints: modules.map(({ types }) => types),
    tsconfig: writeProject(siteDir, modules),
    basePath: path.join(siteDir, "node_modules"),
    excludeExternals: false,
    excludeInternal: true,
    excludePrivate: true,
    disableGit: true,
    sourceLinkTemplate: "{path}#L{line}",
    sort: ["source-order"],
    // Its authors compile each package with its peers; here only names and types matter.
    skipErrorChecking: true,
    logLevel: "Error",
  });
  app.converter.addUnknownSymbolResolver(({ moduleSource, symbolReference }) => {
    const name = symbolReference?.path?.[0]?.path ?? "";
    if (moduleSource === "@auth/core") return coreUrl(name);
    const page = moduleSource === "typescript" ? MDN[name] : undefined;
    return page && `https://developer.mozilla.org/docs/${page}`;
  });
  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not convert the official packages.");
  return byImportPath(modules, project);
}

/** Writes the declarations of absent peers, and the project that has them. */
function writeProject(siteDir: string, modules: readonly PackageModule[]): string {
  const folder = path.join(siteDir, ".cache", "package-pages");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "peers.d.ts"),
    stubDeclarations(modules.map((each) => each.types)),
  );
  const file = path.join(folder, "tsconfig.json");
  const project = {
    extends: path.join(siteDir, "tsconfig.base.json"),
    compilerOptions: {
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      types: [],
      jsx: "react-jsx",
      skipLibCheck: true,
      verbatimModuleSyntax: false,
    },
    files: ["./peers.d.ts", ...modules.map(({ types }) => types)],
  };
  writeFileSync(file, JSON.stringify(project));
  return file;
}

function byImportPath(
  modules: readonly PackageModule[],
  project: ProjectReflection,
): ConvertedModules {
  const children = project.children ?? [];
  return new Map(
    modules.map(({ importPath, types }) => {
      const found = children.find((child) => child.sources?.[0]?.fullFileName === types);
      if (!found) throw new Error(`TypeDoc has no module for ${importPath}.`);
      return [importPath, found];
    }),
  );
}
