import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { expect, test } from "vitest";

import projectExportPlugin from "../project-export";
import providerLabsPlugin from "../provider-labs";
import sandboxPlugin from "../sandbox";
import { sourcesOf, watchedPaths } from "./sources";

const siteDir = process.cwd();
const context = { siteDir } as LoadContext;

/** Folders that a plugin has watched after it has read what it needs. */
function foldersOf({ getPathsToWatch }: Plugin): string[] {
  return (getPathsToWatch?.() ?? []).map((glob) =>
    path.relative(siteDir, glob).replace(/\/\*\*.*$/, ""),
  );
}

test("the sandbox is built anew when the world, its vendors or the doctor change", async () => {
  const plugin = await sandboxPlugin(context, { outDir: ".cache/test-static" });
  expect(foldersOf(plugin)).toEqual(
    expect.arrayContaining([
      "plugins/sandbox",
      "src/doctor",
      "src/sandbox",
      "src/scenario",
      "src/vendors",
      "src/world",
    ]),
  );
});

test("labs of providers are written anew when the database or the tour changes", async () => {
  const plugin = providerLabsPlugin(context);
  await plugin.loadContent?.();
  expect(foldersOf(plugin)).toEqual(
    expect.arrayContaining([
      "examples/database-sessions",
      "plugins/catalog",
      "plugins/provider-labs",
      "src/scenario",
      "src/vendors",
    ]),
  );
});

test("exported projects change with the world, its vendors and the scenarios", async () => {
  const plugin = projectExportPlugin(context);
  await plugin.loadContent?.();
  expect(foldersOf(plugin)).toEqual(
    expect.arrayContaining(["src/local-world", "src/scenario", "src/vendors", "src/world"]),
  );
});

test("the catalog depends on whatever its script imports, and on no package", async () => {
  const sources = await sourcesOf(siteDir, ["plugins/catalog/compute.ts"]);
  const folders = watchedPaths(siteDir, sources).join("\n");
  for (const folder of ["plugins/catalog", "src/scenario", "src/vendors", "src/world"]) {
    expect(folders).toContain(path.join(siteDir, folder, "**"));
  }
  expect(sources.filter((file) => file.includes("node_modules"))).toEqual([]);
});
