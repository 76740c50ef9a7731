import { writeFile } from "node:fs/promises";
import path from "node:path";

import type { LoadContext, Plugin } from "@docusaurus/types";

import { formatClaims, readClaims } from "./report";

/** Writes, with each build, how many statements of the hand-written pages have a proof: `claims.md`. */
export default function claimsPlugin({ siteDir, generatedFilesDir }: LoadContext): Plugin {
  return {
    name: "claims",
    async postBuild() {
      const report = formatClaims(await readClaims(siteDir));
      await writeFile(path.join(generatedFilesDir, "claims.md"), report);
    },
  };
}
