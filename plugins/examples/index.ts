import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { loadExamples } from "./load";
import { explainingPages } from "./pages";
import { checkTypes } from "./typecheck";

/**
 * Turns each folder of `examples/` into a data file that pages import, `@generated/examples/default/<slug>.json`;
 * `index.json` beside them lists the examples, each with the page that explains it.
 * A production build also type-checks the examples, as a reader's editor would.
 */
export default function examplesPlugin({ siteDir }: LoadContext): Plugin {
  const root = path.join(siteDir, "examples");
  return {
    name: "examples",
    async loadContent() {
      if (process.env.NODE_ENV === "production") {
        for (const name of ["tsconfig.json", "tsconfig.nextjs.json"]) {
          checkTypes(path.join(root, name));
        }
      }
      return loadExamples(root);
    },
    async contentLoaded({ content, actions }) {
      const examples = content as Awaited<ReturnType<typeof loadExamples>>;
      const pages = await explainingPages(path.join(siteDir, "docs"));
      const list = examples.map(({ slug, title, summary }) => {
        const page = pages[slug];
        return { slug, title, summary, ...(page && { page }) };
      });
      await actions.createData("index.json", JSON.stringify(list));
      for (const example of examples) {
        await actions.createData(`${example.slug}.json`, JSON.stringify(example));
      }
    },
    getPathsToWatch() {
      return [
        path.join(root, "**/*.{ts,tsx,txt}"),
        path.join(root, "*/.env"),
        path.join(siteDir, "docs", "**/*.mdx"),
      ];
    },
  };
}
