import { readFile } from "node:fs/promises";
import path from "node:path";

/** `AGENTS.md` for projects of readers, as the guide for coding agents shows it. */
export function agentsFile(siteDir: string): Promise<string> {
  return readFile(path.join(siteDir, "snippets", "agents", "AGENTS.md"), "utf8");
}
