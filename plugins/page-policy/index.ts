import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { withStructuredData } from "../machine-readable/structured-data";
import { withPolicy } from "./policy";

/**
 * Gives every built page its structured data, and a content security policy that knows its scripts.
 * Redirects of old addresses are no pages.
 */
export default function pagePolicyPlugin({ siteConfig }: LoadContext): Plugin {
  const site = (siteConfig.url + siteConfig.baseUrl).replace(/\/$/, "");
  return {
    name: "page-policy",
    async postBuild({ outDir, routesPaths }) {
      await Promise.all(
        routesPaths.map((route) =>
          change(fileOf(outDir, route), (html) =>
            withPolicy(withStructuredData(route, html, site)),
          ),
        ),
      );
    },
  };
}

function fileOf(outDir: string, route: string): string {
  return path.join(outDir, route.endsWith(".html") ? route : path.join(route, "index.html"));
}

/** Other plugins read the pages meanwhile, so none of them is ever half written. */
async function change(file: string, to: (html: string) => string): Promise<void> {
  const changed = `${file}.changed`;
  await writeFile(changed, to(await readFile(file, "utf8")));
  await rename(changed, file);
}
