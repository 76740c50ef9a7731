import path from "node:path";

import type { LoadContext, Plugin } from "@docusaurus/types";

import { watchInputs } from "../inputs/page-inputs";

export { remarkCodeFiles } from "./remark";

/**
 * Docusaurus plugin that makes the bundler watch whatever remark plugins read for a page: inserted
 * files, examples, facts, traces. A remark plugin cannot do that itself: it does not know the bundler.
 */
export default function codeFiles({ siteDir }: LoadContext): Plugin {
  return {
    name: "code-files",
    configureWebpack: () => ({
      module: {
        rules: [
          {
            // Not `test`: Docusaurus takes a rule that tests for .mdx for an MDX loader, and
            // excludes the rule's folders from its own.
            resource: /\.mdx?$/i,
            enforce: "pre",
            use: [
              {
                loader: path.join(siteDir, "plugins/code-files/watch-inputs.mjs"),
                options: { watchInputs },
              },
            ],
          },
        ],
      },
    }),
  };
}
