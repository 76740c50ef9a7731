import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { LoadContext, Plugin } from "@docusaurus/types";

import type { ProviderCatalog } from "../../src/components/ProviderTable/rows";
import { cached } from "../inputs/cache";
import { sourcesOf, watchedPaths } from "../inputs/sources";

const run = promisify(execFile);

/** What signs in and writes the catalog, in a process of its own. */
const SCRIPT = path.join("plugins", "catalog", "compute.ts");

/** @throws if a provider module fails without an explanation; the message names it */
async function compute(siteDir: string): Promise<string> {
  const options = { cwd: siteDir, maxBuffer: 16 * 1024 * 1024 };
  const script = path.join(siteDir, SCRIPT);
  const { stdout } = await run(process.execPath, ["--import", "tsx", script], options);
  return stdout;
}

/**
 * Signs in with every provider module of the installed `@auth/core`, and writes what came of it to
 * `@generated/catalog/default/providers.json`. It does so in a process of its own: a world replaces
 * the time, the randomness and the network of the process in which it lives.
 */
export default function catalogPlugin({ siteDir }: LoadContext): Plugin {
  let sources: string[] = [];
  return {
    name: "catalog",
    async loadContent(): Promise<ProviderCatalog> {
      sources = await sourcesOf(siteDir, [SCRIPT]);
      const text = await cached({
        siteDir,
        name: "catalog.json",
        sources,
        compute: () => compute(siteDir),
      });
      return JSON.parse(text) as ProviderCatalog;
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("providers.json", JSON.stringify(content));
    },
    getPathsToWatch: () => watchedPaths(siteDir, sources),
  };
}
