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
    banner: { js: `globalThis.${GLOBAL}=(...given)=>{const module={exports:{}};` },
    footer: { js: `return module.exports.${GLOBAL}(...given)};` },
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
 * What makes the script for apps with Client Components: the text of what their pages run (React, and
 * `next-auth/react`), and that package as the server evaluates it, with the host's own React.
 *
 * @param inputs gets the files of which both consist
 */
export function nextClientBundle(siteDir: string, inputs: Set<string>) {
  return {
    entryPoints: ["next-client"] as [string],
    entryNames: "next-client.[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [nextClient(siteDir, inputs)],
  } satisfies BuildOptions;
}

/** esbuild plugin: `next-client` leaves a `ClientPart` (src/frameworks/framework.ts). */
function nextClient(siteDir: string, inputs: Set<string>): Plugin {
  const make = async (options: BuildOptions) => {
    const { outputFiles } = await buildNoting(siteDir, inputs, {
      ...BROWSER_BUNDLE,
      ...options,
      // In a page, nobody has set a variable of the environment.
      define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
      plugins: [classNames()],
      write: false,
    });
    return outputFiles[0]?.text ?? "";
  };
  return {
    name: "next-client",
    setup(build) {
      build.onResolve({ filter: /^next-client$/ }, ({ path: name }) => ({
        path: name,
        namespace: "next-client",
      }));
      build.onLoad({ filter: /./, namespace: "next-client" }, async () => {
        const page = path.join(siteDir, "src", "frameworks", "next", "client", "page.ts");
        const script = await make({ entryPoints: [page] });
        const onServer = await make({
          stdin: { contents: `export * from "next-auth/react";`, resolveDir: siteDir },
          format: "cjs",
          external: ["@auth/core", "react"],
        });
        return {
          contents: `globalThis.nextClient = {
            script: ${JSON.stringify(script)},
            load(require) {
              const module = { exports: {} };
              (function (module, exports) {${onServer}})(module, module.exports);
              return module.exports;
            },
          };`,
          resolveDir: siteDir,
        };
      });
    },
  };
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
