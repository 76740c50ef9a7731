import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const docusaurus = createRequire(path.resolve("package.json")).resolve(
  "@docusaurus/core/bin/docusaurus.mjs",
);

/** Everything that a build leaves behind and the next one may start from. */
const LEFT_BEHIND = [".cache", ".docusaurus", "build", "node_modules/.cache"];

/** Removes what earlier builds left, as on a fresh clone. */
export function forgetBuilds(): void {
  for (const folder of LEFT_BEHIND) rmSync(folder, { recursive: true, force: true });
}

/**
 * Builds a site for production.
 *
 * @param siteFolder The folder with its `docusaurus.config`.
 * @param environment More variables for the build.
 * @returns Seconds, from the start of the process to its end.
 * @throws Error with the output of a build that fails.
 */
export function buildSite(siteFolder: string, environment: Record<string, string> = {}): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [docusaurus, "build"], {
    cwd: siteFolder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    // Without CI, Docusaurus looks for a newer version of itself.
    env: { ...process.env, ...environment, CI: "true" },
  });
  if (status !== 0) throw new Error(`Building ${siteFolder} failed:\n${stdout}${stderr}`);
  return (performance.now() - start) / 1000;
}
