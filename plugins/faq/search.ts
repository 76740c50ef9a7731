import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import type { LoadContext, Plugin, PluginModule } from "@docusaurus/types";
import type { PluginOptions } from "@easyops-cn/docusaurus-search-local";

import { flattenAnswers } from "./flatten-answers";

// The package declares the types of its options only.
const require = createRequire(path.join(process.cwd(), "package.json"));
const { default: searchLocal, validateOptions } =
  require("@easyops-cn/docusaurus-search-local") as {
    default: (context: LoadContext, options: PluginOptions) => Plugin;
    validateOptions: PluginModule["validateOptions"];
  };

export { validateOptions };

/**
 * The local search theme, which finds the answers of collapsible questions where they belong.
 * Same options as `@easyops-cn/docusaurus-search-local`; register it in its place, under `themes`.
 *
 * The theme indexes the built HTML. It gets a copy of it, in which {@link flattenAnswers} has
 * taken the disclosures apart; the built pages stay as they are.
 *
 * Its module that speaks to the worker is replaced by one that survives a network that is down.
 */
export default function searchWithAnswers(context: LoadContext, options: PluginOptions): Plugin {
  const search = searchLocal(context, options);
  return {
    ...search,
    configureWebpack(config, isServer, utils, content) {
      const { NormalModuleReplacementPlugin } = utils.currentBundler.instance;
      return {
        ...search.configureWebpack?.(config, isServer, utils, content),
        plugins: [
          new NormalModuleReplacementPlugin(
            /^\.\.\/searchByWorker$/,
            path.join(context.siteDir, "src", "theme", "SearchBar", "search-worker.ts"),
          ),
        ],
      };
    },
    async postBuild(props) {
      const copy = await mkdtemp(path.join(tmpdir(), "search-"));
      try {
        await copyPages(props.outDir, copy);
        await search.postBuild?.({ ...props, outDir: copy });
        await copyIndexes(copy, props.outDir);
      } finally {
        await rm(copy, { recursive: true });
      }
    },
  };
}

async function copyPages(from: string, to: string): Promise<void> {
  for (const file of await readdir(from, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const html = await readFile(path.join(from, file), "utf8");
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await writeFile(path.join(to, file), flattenAnswers(html));
  }
}

/** The theme names its indexes `search-index….json`, one for each folder with a version. */
async function copyIndexes(from: string, to: string): Promise<void> {
  for (const file of await readdir(from, { recursive: true })) {
    if (!/^search-index.*\.json$/.test(path.basename(file))) continue;
    await copyFile(path.join(from, file), path.join(to, file));
  }
}
