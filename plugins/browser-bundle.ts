import type { BuildOptions } from "esbuild";

/** What all scripts have in common that are bundled beside those of Docusaurus. */
export const BROWSER_BUNDLE = {
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
} satisfies BuildOptions;
