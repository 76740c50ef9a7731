import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { LoadContext, Plugin } from "@docusaurus/types";

import type { ProviderCatalog } from "../../src/components/ProviderTable/rows";

const run = promisify(execFile);

/**
 * Signs in with every provider module of the installed `@auth/core`, and writes what came of it to
 * `@generated/catalog/default/providers.json`. It does so in a process of its own: a world replaces
 * the time, the randomness and the network of the process in which it lives.
 */
export default function catalogPlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: "catalog",
    async loadContent(): Promise<ProviderCatalog> {
      const script = path.join(siteDir, "plugins", "catalog", "compute.ts");
      const { stdout } = await run(process.execPath, ["--import", "tsx", script], {
        cwd: siteDir,
        maxBuffer: 16 * 1024 * 1024,
      });
      return JSON.parse(stdout) as ProviderCatalog;
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("providers.json", JSON.stringify(content));
    },
    getPathsToWatch() {
      return [
        path.join(siteDir, "src", "world", "presets", "**", "*.ts"),
        path.join(siteDir, "plugins", "catalog", "*.ts"),
      ];
    },
  };
}
