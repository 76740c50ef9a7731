import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "@docusaurus/types";

import { withPolicy } from "./policy";

/** Gives every built page a content security policy. Redirects of old addresses are no pages. */
export default function pagePolicyPlugin(): Plugin {
  return {
    name: "page-policy",
    async postBuild({ outDir, routesPaths }) {
      await Promise.all(routesPaths.map((route) => addPolicy(fileOf(outDir, route))));
    },
  };
}

function fileOf(outDir: string, route: string): string {
  return path.join(outDir, route.endsWith(".html") ? route : path.join(route, "index.html"));
}

async function addPolicy(file: string): Promise<void> {
  await writeFile(file, withPolicy(await readFile(file, "utf8")));
}
