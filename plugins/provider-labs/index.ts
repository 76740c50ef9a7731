import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { installedVersions } from "../versions";
import { type Labs, writeLabs } from "./labs";

/**
 * Writes a lab for each provider module of the installed `@auth/core`: the smallest configuration with
 * which somebody can sign in, an app around it, and a tour. Pages import them one by one,
 * `@generated/provider-labs/default/<module>.json`; `index.json` beside them lists the
 * providers, and `pasted.json` has what a pasted configuration is put into.
 */
export default function providerLabsPlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: "provider-labs",
    loadContent: () => writeLabs(siteDir),
    async contentLoaded({ content, actions }) {
      const { entries, labs, paste } = content as Labs;
      const list = { package: `@auth/core ${installedVersions()["@auth/core"]}`, entries };
      await actions.createData("index.json", JSON.stringify(list));
      await actions.createData("pasted.json", JSON.stringify(paste));
      for (const [index, lab] of labs.entries()) {
        await actions.createData(`${entries[index]?.module}.json`, JSON.stringify(lab));
      }
    },
    getPathsToWatch() {
      return [
        path.join(siteDir, "plugins", "provider-labs", "lab", "*.ts"),
        path.join(siteDir, "plugins", "catalog", "fixes", "*.ts"),
      ];
    },
  };
}
