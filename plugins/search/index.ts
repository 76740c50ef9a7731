import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import type { LoadContext, Plugin } from "@docusaurus/types";

import { splitIndex } from "../../src/search/answer";
import { HEADINGS_FILE, INDEX_FOLDER, TEXTS_FILE } from "../../src/search/messages";

import { EARLY_KEYS } from "./early-keys";
import { readSite } from "./read-site";

/**
 * Makes the index of the search from the built pages. Its files have the same names in each build: a
 * page that was opened before the site was updated finds what is there now.
 *
 * Pages are built by `npm run build` only, so the development server serves the index of the last
 * build; without one, the search says that it did not load.
 */
export default function searchPlugin({ outDir, baseUrl }: LoadContext): Plugin {
  return {
    name: "search",
    configureWebpack() {
      if (process.env["NODE_ENV"] !== "development") return undefined;
      const directory = path.join(outDir, INDEX_FOLDER);
      const publicPath = `${baseUrl}${INDEX_FOLDER}`;
      // The bundler's types do not know the development server.
      return { devServer: { static: [{ directory, publicPath, watch: false }] } } as object;
    },
    injectHtmlTags: () => ({
      headTags: [{ tagName: "script", attributes: {}, innerHTML: EARLY_KEYS }],
    }),
    async postBuild({ outDir: built }) {
      const pages = await readSite(built);
      const build = createHash("sha256").update(JSON.stringify(pages)).digest("hex").slice(0, 8);
      const [headings, texts] = splitIndex(build, pages);
      const folder = path.join(built, INDEX_FOLDER);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, HEADINGS_FILE), JSON.stringify(headings));
      await writeFile(path.join(folder, TEXTS_FILE), JSON.stringify(texts));
    },
  };
}
