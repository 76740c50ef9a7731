import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { makeProjectParts } from "./parts";

/**
 * Makes what exported projects carry besides the reader's files: the simulated providers as servers
 * for Node, the lab's SQLite for Node, and the versions of packages. Pages import it as
 * `@generated/project-export/default/parts.json` when a reader downloads a project.
 */
export default function projectExportPlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: "project-export",
    loadContent: () => makeProjectParts(siteDir),
    async contentLoaded({ content, actions }) {
      await actions.createData("parts.json", JSON.stringify(content));
    },
    getPathsToWatch() {
      return ["world", "scenario", "local-world"].map((layer) =>
        path.join(siteDir, "src", layer, "**/*.ts"),
      );
    },
  };
}
