import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import type { LoadContext, Plugin } from "@docusaurus/types";

/**
 * Writes, with each build, how many statements of the hand-written pages have a proof: `claims.md`. In a
 * process of its own: the parser of MDX is for `import` only, which plugins are not loaded by.
 */
export default function claimsPlugin({ siteDir, generatedFilesDir }: LoadContext): Plugin {
  return {
    name: "claims",
    async postBuild() {
      const script = ["--import", "tsx", path.join("scripts", "claims.ts")];
      const report = await promisify(execFile)(process.execPath, script, { cwd: siteDir });
      await writeFile(path.join(generatedFilesDir, "claims.md"), report.stdout);
    },
  };
}
