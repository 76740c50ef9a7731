import type { Plugin } from "esbuild";

/**
 * esbuild plugin: TypeScript files that have another text than the one on disk.
 *
 * @param texts by absolute path
 */
export function replaceFiles(texts: Readonly<Record<string, string>>): Plugin {
  return {
    name: "replace-files",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        Object.hasOwn(texts, path) ? { contents: texts[path], loader: "ts" } : undefined,
      );
    },
  };
}
