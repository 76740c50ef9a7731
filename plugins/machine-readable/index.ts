import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import type { LoadContext, Plugin, RouteConfig } from "@docusaurus/types";

import { agentsFile } from "./agents";
import { dataFile, dataSets, schemaFile } from "./data";
import { llmsFull, llmsIndex, llmsSmall, markdownPath } from "./llms";
import { markdownOf, type MarkdownPage } from "./markdown";

/** Folders of pages that somebody wrote; the others are made from the packages. */
const WRITTEN = /^(?:@site\/)?(?:docs|blog)\/.*\.mdx?$/;

/**
 * Writes what machines read, from the built pages and from what those are made of: Markdown of each
 * hand-written page, `llms.txt` and its longer forms, `AGENTS.md`, and data as JSON with schemas.
 */
export default function machineReadablePlugin({
  siteDir,
  siteConfig,
  generatedFilesDir,
}: LoadContext): Plugin {
  return {
    name: "machine-readable",
    async postBuild({ outDir, routes }) {
      const url = (siteConfig.url + siteConfig.baseUrl).replace(/\/$/, "");
      const pages: MarkdownPage[] = [];
      for (const address of writtenPages(routes, siteConfig.baseUrl)) {
        const html = await readFile(path.join(outDir, address, "index.html"), "utf8");
        pages.push(await markdownOf(address, html, url));
      }
      const sets = await dataSets(siteDir, generatedFilesDir);
      const site = {
        title: siteConfig.title,
        url,
        version: sets[0]?.checkedWith ?? "",
        data: sets.map(({ name, about }) => ({ path: `/data/${name}.json`, about })),
      };
      const files: [name: string, text: string][] = [
        ...pages.map((page): [string, string] => [markdownPath(page.address), page.markdown]),
        ["/llms.txt", llmsIndex(pages, site)],
        ["/llms-full.txt", llmsFull(pages, site)],
        ["/llms-small.txt", llmsSmall(pages, site)],
        ["/AGENTS.md", await agentsFile(siteDir)],
        ...sets.flatMap((set): [string, string][] => [
          [`/data/${set.name}.json`, dataFile(set, url)],
          [`/data/${set.name}.schema.json`, schemaFile(set, url)],
        ]),
      ];
      for (const [name, text] of files) {
        const file = path.join(outDir, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, text);
      }
    },
  };
}

/** Addresses of hand-written pages below the base URL, in order. */
function writtenPages(routes: readonly RouteConfig[], baseUrl: string): string[] {
  const found = new Set<string>();
  const visit = (route: RouteConfig): void => {
    const source = route.metadata?.sourceFilePath ?? "";
    if (WRITTEN.test(source)) found.add(`/${route.path.slice(baseUrl.length)}`);
    route.routes?.forEach(visit);
  };
  routes.forEach(visit);
  return [...found].sort();
}
