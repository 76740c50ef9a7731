import path from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

import { BROWSER_BUNDLE } from "../browser-bundle";
import { classNames } from "../class-names";
import { buildNoting } from "../inputs/sources";

/** Where the script leaves the function that loads the framework. */
const GLOBAL = "loadNext";

/**
 * What makes a script of the Next.js host: a function that gets the modules which the realm has anyway,
 * `@auth/core` and its like. Its code is evaluated when it is called, with the message classes that a
 * world uses: Next.js derives its own from those.
 *
 * @param inputs gets the files of which the installed `next-auth` consists
 */
export function nextBundle(siteDir: string, inputs: Set<string>) {
  const reactDom = path.dirname(require.resolve("react-dom/package.json", { paths: [siteDir] }));
  return {
    entryPoints: [path.join(siteDir, "src", "frameworks", "next", "index.ts")] as [string],
    entryNames: "next.[hash]",
    format: "cjs",
    banner: { js: `globalThis.${GLOBAL}=(installed)=>{const module={exports:{}};` },
    footer: { js: `return module.exports.${GLOBAL}(installed)};` },
    inject: [path.join(__dirname, "shims", "globals.ts")],
    define: { "process.env.NODE_ENV": '"production"' },
    alias: {
      // The one that writes HTML at once; the other streams it.
      "react-dom/server": path.join(
        reactDom,
        "cjs",
        "react-dom-server-legacy.browser.production.js",
      ),
    },
    plugins: [nextAuth(siteDir, inputs)],
  } satisfies BuildOptions;
}

/**
 * esbuild plugin: `virtual:next-auth` exports a function that evaluates the installed package with the
 * modules that it is given, of Next.js and of `@auth/core`.
 */
function nextAuth(siteDir: string, inputs: Set<string>): Plugin {
  return {
    name: "next-auth",
    setup(build) {
      build.onResolve({ filter: /^virtual:next-auth$/ }, ({ path: name }) => ({
        path: name,
        namespace: "next-auth",
      }));
      build.onLoad({ filter: /./, namespace: "next-auth" }, async () => {
        const { outputFiles } = await buildNoting(siteDir, inputs, {
          ...BROWSER_BUNDLE,
          minify: false,
          stdin: {
            contents: `export * from "next-auth";export {default} from "next-auth";`,
            resolveDir: siteDir,
          },
          format: "cjs",
          external: ["@auth/core", "next/*"],
          plugins: [classNames()],
        });
        return {
          contents: `export function loadNextAuth(require) {
            const module = { exports: {} };
            (function (module, exports) {${outputFiles[0]?.text ?? ""}})(module, module.exports);
            return module.exports;
          }`,
          resolveDir: siteDir,
        };
      });
    },
  };
}
