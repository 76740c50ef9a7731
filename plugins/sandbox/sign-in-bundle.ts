import path from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** The folders whose modules are in the bundle; all else that they import is in the realm's own. */
const OWN = ["src/vendors/", "src/scenario/sign-in/"];

/**
 * What makes a bundle of the vendors and the scenario that is derived from a config: a
 * function that gets the modules which the realm has anyway, by their path in the repository. Half the
 * weight, and one and the same `IdentityProvider` on both sides.
 *
 * @param shared takes the names of the modules that the realm has to share
 */
export function signInBundle(siteDir: string, shared: Set<string>) {
  return {
    entryPoints: [path.join(siteDir, "src", "scenario", "sign-in", "index.ts")] as [string],
    entryNames: "sign-in.[hash]",
    format: "cjs",
    banner: { js: "globalThis.loadSignIn=(require)=>{const module={exports:{}};" },
    footer: { js: "return module.exports};" },
    plugins: [
      {
        name: "sign-in-bundle",
        setup(build) {
          build.onResolve({ filter: /./ }, async ({ path: name, resolveDir, kind, pluginData }) => {
            if (kind === "entry-point" || pluginData === RESOLVING) return undefined;
            const found = name.startsWith(".")
              ? await build.resolve(name, { resolveDir, kind, pluginData: RESOLVING })
              : undefined;
            const file = found && path.relative(siteDir, found.path).replaceAll(path.sep, "/");
            if (file !== undefined && OWN.some((folder) => file.startsWith(folder))) return found;
            shared.add(file ?? name);
            return { path: file ?? name, external: true };
          });
        },
      },
    ],
  } satisfies BuildOptions;
}

const RESOLVING = "resolving";

/** esbuild plugin: `virtual:shared-modules` exports the modules that another bundle asks for, by name. */
export function sharedModules(siteDir: string, shared: ReadonlySet<string>): Plugin {
  return {
    name: "shared-modules",
    setup(build) {
      build.onResolve({ filter: /^virtual:shared-modules$/ }, ({ path: name }) => ({
        path: name,
        namespace: "shared-modules",
      }));
      build.onLoad({ filter: /.*/, namespace: "shared-modules" }, () => {
        const names = [...shared].sort();
        const imports = names.map((name, i) => {
          const specifier = name.startsWith("src/") ? `./${name}` : name;
          return `import * as m${i} from ${JSON.stringify(specifier)};`;
        });
        const entries = names.map((name, i) => `${JSON.stringify(name)}: m${i},`);
        return {
          contents: `${imports.join("\n")}\nexport const sharedModules = {\n${entries.join("\n")}\n};`,
          resolveDir: siteDir,
        };
      });
    },
  };
}
