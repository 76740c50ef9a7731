import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { loadExamples } from "./load";
import { checkTypes } from "./typecheck";

/**
 * Turns each folder of `examples/` into a data file that pages import, `@generated/examples/default/<slug>.json`.
 * A production build also type-checks the examples, as a reader's editor would.
 */
export default function examplesPlugin({ siteDir }: LoadContext): Plugin {
  const root = path.join(siteDir, "examples");
  return {
    name: "examples",
    async loadContent() {
      if (process.env.NODE_ENV === "production") checkTypes(path.join(root, "tsconfig.json"));
      return loadExamples(root);
    },
    async contentLoaded({ content, actions }) {
      for (const example of content as Awaited<ReturnType<typeof loadExamples>>) {
        await actions.createData(`${example.slug}.json`, JSON.stringify(example));
      }
    },
    getPathsToWatch() {
      return [path.join(root, "**/*.ts")];
    },
  };
}
