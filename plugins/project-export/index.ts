import type { LoadContext, Plugin } from "@docusaurus/types";

import type { ProjectParts } from "../../src/lab/export/project";
import { watchedPaths } from "../inputs/sources";
import type { BundledContent } from "../licenses";
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
    async loadContent(): Promise<Content> {
      const parts = await makeProjectParts(siteDir, inputs);
      return { parts, bundled: [...inputs] };
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("parts.json", JSON.stringify((content as Content).parts));
    },
    getPathsToWatch: () => watchedPaths(siteDir, inputs),
  };
}

type Content = BundledContent & { parts: ProjectParts };
