import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import type { BundledContent } from "../licenses";
import { watchedPaths } from "../inputs/sources";
import { buildSandbox } from "./build";

const SHIMS = path.join(__dirname, "shims");

/** How sandpack-client imports its clients for Node and for static sites, and from where. */
const UNUSED_CLIENTS = /^\.\/(?:clients\/node\/index|index-[\da-f]+)\.mjs$/;
const FROM_SANDPACK = /[\\/]@codesandbox[\\/]sandpack-client[\\/]dist$/;

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
    async loadContent(): Promise<BundledContent> {
      if (process.env.NODE_ENV === "development") await build();
      return { bundled: [...inputs] };
    },
    configureWebpack(_config, _isServer, { currentBundler }) {
      const { DefinePlugin, NormalModuleReplacementPlugin } = currentBundler.instance;
      return {
        resolve: {
          // Every browser that the site is built for has what this adds to old ones.
          alias: { "intersection-observer": path.join(SHIMS, "empty.ts") },
        },
        plugins: [
          // sandpack-react names its client's version in a link to CodeSandbox that the lab does not
          // show; a page has no process.env to read it from.
          new DefinePlugin({ "process.env.SANDPACK_CLIENT_VERSION": '""' }),
          new NormalModuleReplacementPlugin(UNUSED_CLIENTS, (import_) => {
            if (FROM_SANDPACK.test(import_.context)) {
              import_.request = path.join(SHIMS, "sandpack-client.ts");
            }
          }),
        ],
      };
    },
    getPathsToWatch: () => watchedPaths(siteDir, inputs),
  };
}
