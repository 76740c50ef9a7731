import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "esbuild";

/**
 * esbuild plugin: `virtual:sqlite-wasm` exports sql.js's WebAssembly as a string, one character from
 * U+0000 to U+00FF a byte.
 *
 * The realm's policy allows scripts and no connections, so the bytes have to come in a script. Written
 * as UTF-8 and compressed they weigh 8 % more than the file itself; in Base64 it would be 26 %.
 */
export function sqliteWasm(siteDir: string): Plugin {
  return {
    name: "sqlite-wasm",
    setup(build) {
      build.onResolve({ filter: /^virtual:sqlite-wasm$/ }, ({ path: name }) => ({
        path: name,
        namespace: "sqlite-wasm",
      }));
      build.onLoad({ filter: /.*/, namespace: "sqlite-wasm" }, () => {
        const file = path.join(siteDir, "node_modules/sql.js/dist/sql-wasm-browser.wasm");
        return { contents: readFileSync(file).toString("latin1"), loader: "text" };
      });
    },
  };
}
