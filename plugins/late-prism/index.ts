import { createRequire } from "node:module";
import path from "node:path";

import type { LoadContext, Plugin } from "@docusaurus/types";

/** The script with which the classic theme gives Prism more languages, on every page. */
const LANGUAGES = createRequire(import.meta.url).resolve(
  "@docusaurus/theme-classic/lib/prism-include-languages",
);

/**
 * Docusaurus plugin that leaves Prism out of the script of every page: 30 KB with gzip. In the browser,
 * `prism-react-renderer` is `src/components/code/late-prism.tsx`, which loads the package and its languages
 * when something is to be colored there. The server, which colors the pages, has the package itself.
 */
export default function latePrism({ siteDir }: LoadContext): Plugin {
  const latePrism = path.join(siteDir, "src/components/code/late-prism.tsx");
  return {
    name: "late-prism",
    configureWebpack: (_config, isServer) => {
      if (isServer) return {};
      return { resolve: { alias: { "prism-react-renderer$": latePrism, [LANGUAGES]: latePrism } } };
    },
  };
}
