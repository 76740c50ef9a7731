import { readdirSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "esbuild";

/** Files in the package's provider folder that hold types and helpers instead of a provider. */
const NO_PROVIDERS = new Set(["index", "oauth", "provider-types"]);

/** Names of all provider modules of the installed `@auth/core`, in alphabetical order. */
export function listProviderModules(siteDir: string): string[] {
  return readdirSync(path.join(siteDir, "node_modules", "@auth", "core", "providers"))
    .filter((file) => file.endsWith(".js"))
    .map((file) => file.slice(0, -".js".length))
    .filter((name) => !NO_PROVIDERS.has(name))
    .sort();
}

/** esbuild plugin: `virtual:provider-modules` exports every provider module by its specifier. */
export function providerModules(siteDir: string): Plugin {
  return {
    name: "provider-modules",
    setup(build) {
      build.onResolve({ filter: /^virtual:provider-modules$/ }, ({ path: name }) => ({
        path: name,
        namespace: "provider-modules",
      }));
      build.onLoad({ filter: /.*/, namespace: "provider-modules" }, () => {
        const specifiers = listProviderModules(siteDir).map(
          (name) => `@auth/core/providers/${name}`,
        );
        const imports = specifiers.map(
          (name, i) => `import * as p${i} from ${JSON.stringify(name)};`,
        );
        const entries = specifiers.map((name, i) => `${JSON.stringify(name)}: p${i},`);
        return {
          contents: `${imports.join("\n")}\nexport const providerModules = {\n${entries.join("\n")}\n};`,
          resolveDir: siteDir,
        };
      });
    },
  };
}
