import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { LoadContext, Plugin } from "@docusaurus/types";

import type { ProviderCatalog } from "../../src/components/ProviderTable/rows";
import { cached } from "./cache";

const run = promisify(execFile);

/** @throws if a provider module fails without an explanation; the message names it */
async function compute(siteDir: string): Promise<string> {
  const script = path.join(siteDir, "plugins", "catalog", "compute.ts");
  const options = { cwd: siteDir, maxBuffer: 16 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, ["--import", "tsx", script], options);
  return stdout;
}

/**
 * Signs in with every provider module of the installed `@auth/core`, and writes what came of it to
 * `@generated/catalog/default/providers.json`. It does so in a process of its own: a world replaces
 * the time, the randomness and the network of the process in which it lives.
 */
export default function catalogPlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: "catalog",
    async loadContent(): Promise<ProviderCatalog> {
      const text = await cached(siteDir, () => compute(siteDir));
      return JSON.parse(text) as ProviderCatalog;
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("providers.json", JSON.stringify(content));
    },
    getPathsToWatch() {
      return [
        path.join(siteDir, "src", "vendors", "**", "*.ts"),
        path.join(siteDir, "plugins", "catalog", "*.ts"),
      ];
    },
  };
}
