import type { LoadContext, Plugin } from "@docusaurus/types";

import { watchedPaths } from "../inputs/sources";
import { makeProjectParts } from "./parts";

/**
 * Makes what exported projects carry besides the reader's files: the simulated providers as servers
 * for Node, the lab's SQLite for Node, and the versions of packages. Pages import it as
 * `@generated/project-export/default/parts.json` when a reader downloads a project.
 */
export default function projectExportPlugin({ siteDir }: LoadContext): Plugin {
  const inputs = new Set<string>();
  return {
    name: "project-export",
    loadContent: () => makeProjectParts(siteDir, inputs),
    async contentLoaded({ content, actions }) {
      await actions.createData("parts.json", JSON.stringify(content));
    },
    getPathsToWatch: () => watchedPaths(siteDir, inputs),
  };
}
