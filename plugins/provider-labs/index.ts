import type { LoadContext, Plugin } from "@docusaurus/types";

import { installedVersions } from "../versions";
import { recordReads } from "../inputs/reads";
import { sourcesOf, watchedPaths } from "../inputs/sources";
import { type Labs, writeLabs } from "./labs";

/**
 * Writes a lab for each provider module of the installed `@auth/core`: the smallest configuration with
 * which somebody can sign in, an app around it, and a tour. Pages import them one by one,
 * `@generated/provider-labs/default/<module>.json`; `index.json` beside them lists the
 * providers, and `pasted.json` has what a pasted configuration is put into.
 */
export default function providerLabsPlugin({ siteDir }: LoadContext): Plugin {
  const inputs = new Set<string>();
  return {
    name: "provider-labs",
    async loadContent() {
      // The scenario, which tells the steps of each lab, is imported.
      const imported = await sourcesOf(siteDir, ["plugins/provider-labs/labs.ts"]);
      for (const file of imported) inputs.add(file);
      return recordReads(
        (file) => inputs.add(file),
        () => writeLabs(siteDir),
      );
    },
    async contentLoaded({ content, actions }) {
      const { entries, labs, paste } = content as Labs;
      const list = { package: `@auth/core ${installedVersions()["@auth/core"]}`, entries };
      await actions.createData("index.json", JSON.stringify(list));
      await actions.createData("pasted.json", JSON.stringify(paste));
      for (const [index, lab] of labs.entries()) {
        await actions.createData(`${entries[index]?.module}.json`, JSON.stringify(lab));
      }
    },
    getPathsToWatch: () => watchedPaths(siteDir, inputs),
  };
}
