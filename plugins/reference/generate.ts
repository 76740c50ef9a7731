import { existsSync } from "node:fs";
import path from "node:path";

import { build } from "esbuild";

import { packageRoot } from "../versions";
import { PACKAGE, referenceModules } from "./modules";

const HERE = path.join("plugins", "reference");

/** Web types that doc comments and signatures name, and the pages that describe them. */
const WEB_TYPES = Object.fromEntries(
  ["Request", "Response", "Headers", "URL"].map((name) => [
    name,
    `https://developer.mozilla.org/docs/Web/API/${name}`,
  ]),
);

/** The site's own sidebar needs no file that is missing before the first build. */
const NO_SIDEBAR = {
  autoConfiguration: false,
  pretty: false,
  typescript: false,
  deprecatedItemClassName: "",
};

/**
 * Writes the reference's Markdown pages from the sources of the installed package.
 *
 * @param siteDir the site's folder
 * @param outDir where the pages go; the folder is emptied first
 * @throws if TypeDoc did not write every page; its messages are on the console
 */
export async function generateReference(siteDir: string, outDir: string): Promise<void> {
  const { default: typedoc } = await import("docusaurus-plugin-typedoc");
  const sources = path.join(packageRoot(PACKAGE), "src");
  await typedoc(
    { siteDir, siteConfig: {} },
    {
      entryPoints: [`${sources}/*.ts`, `${sources}/providers/*.ts`],
      tsconfig: path.join(siteDir, HERE, "tsconfig.typedoc.json"),
      basePath: packageRoot(PACKAGE),
      out: outDir,
      plugin: [await bundleTypedocPlugin(siteDir)],
      router: "reference",
      theme: "reference",
      readme: "none",
      sort: ["source-order"],
      excludeInternal: true,
      // The sources live in node_modules, which TypeDoc otherwise takes for somebody else's.
      excludeExternals: false,
      disableGit: true,
      sourceLinkTemplate: "{path}#L{line}",
      // The package is compiled by its authors with their own settings; only its types matter here.
      skipErrorChecking: true,
      externalSymbolLinkMappings: { typescript: WEB_TYPES },
      sidebar: NO_SIDEBAR,
      logLevel: "Error",
    },
  );
  const missing = referenceModules().filter(
    ({ source }) => !existsSync(path.join(outDir, `${source}.md`)),
  );
  if (missing.length > 0) {
    throw new Error(`No page for ${missing.map(({ importPath }) => importPath).join(", ")}.`);
  }
}

/** TypeDoc imports plugins as Node does, and Node 20 does not import TypeScript: so it is bundled. */
async function bundleTypedocPlugin(siteDir: string): Promise<string> {
  const outfile = path.join(siteDir, ".cache", "reference", "typedoc-plugin.mjs");
  await build({
    entryPoints: [path.join(siteDir, HERE, "typedoc", "plugin.ts")],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    outfile,
    logLevel: "warning",
  });
  return outfile;
}
