import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { watchedPaths } from "../inputs/sources";
import { buildSandbox } from "./build";

/**
 * Builds the sandbox (relay page and realm bundle) into a folder that Docusaurus serves as static
 * files, before it looks at its static folders.
 *
 * @param options.outDir the static folder, relative to the site; the sandbox lands in `sandbox/`
 */
export default async function sandboxPlugin(
  { siteDir }: LoadContext,
  options: unknown,
): Promise<Plugin> {
  const { outDir } = options as { outDir: string };
  const inputs = new Set<string>();
  const build = () => buildSandbox(siteDir, path.join(siteDir, outDir, "sandbox"), inputs);
  await build();
  return {
    name: "sandbox",
    // Called again by the development server when a watched file changes.
    async loadContent() {
      if (process.env.NODE_ENV === "development") await build();
    },
    configureWebpack(_config, _isServer, { currentBundler }) {
      const { DefinePlugin } = currentBundler.instance;
      return {
        plugins: [
          // sandpack-react names its client's version in a link to CodeSandbox that the lab does not
          // show; a page has no process.env to read it from.
          new DefinePlugin({ "process.env.SANDPACK_CLIENT_VERSION": '""' }),
        ],
      };
    },
    getPathsToWatch: () => watchedPaths(siteDir, inputs),
  };
}
