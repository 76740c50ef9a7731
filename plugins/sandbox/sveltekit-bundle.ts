import { readFile } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { compile, compileModule } from "svelte/compiler";

/** Where the script leaves the function that loads the framework. */
const GLOBAL = "loadSvelteKit";

/** What a build of SvelteKit's own defines, with its default settings. */
const SETTINGS = {
  __SVELTEKIT_ADAPTER_NAME__: "@sveltejs/adapter-node",
  __SVELTEKIT_APP_DIR__: "_app",
  __SVELTEKIT_APP_VERSION__: "lab",
  __SVELTEKIT_APP_VERSION_FILE__: "_app/version.json",
  __SVELTEKIT_APP_VERSION_POLL_INTERVAL__: 0,
  __SVELTEKIT_CLIENT_ROUTING__: true,
  __SVELTEKIT_DEV__: false,
  __SVELTEKIT_EMBEDDED__: false,
  __SVELTEKIT_EXPERIMENTAL_EXPLICIT_ENVIRONMENT_VARIABLES__: false,
  __SVELTEKIT_EXPERIMENTAL_USE_TRANSFORM_ERROR__: false,
  __SVELTEKIT_FORK_PRELOADS__: false,
  __SVELTEKIT_HASH_ROUTING__: false,
  __SVELTEKIT_HAS_SERVER_LOAD__: true,
  __SVELTEKIT_HAS_UNIVERSAL_LOAD__: true,
  __SVELTEKIT_PATHS_ASSETS__: "",
  __SVELTEKIT_PATHS_BASE__: "",
  __SVELTEKIT_PATHS_RELATIVE__: true,
  __SVELTEKIT_PAYLOAD__: {},
  __SVELTEKIT_SERVER_TRACING_ENABLED__: false,
};

/**
 * What makes a script of the SvelteKit host: a function that gets the modules which the realm has anyway,
 * `@auth/core` and its like, and evaluates the rest afresh. SvelteKit's server, its reading of routes,
 * Svelte and its compiler, and `@auth/sveltekit` are the installed packages.
 */
export function sveltekitBundle(siteDir: string) {
  const shims = path.join(__dirname, "shims", "sveltekit");
  return {
    entryPoints: [path.join(siteDir, "src", "frameworks", "sveltekit", "index.ts")] as [string],
    entryNames: "sveltekit.[hash]",
    format: "cjs",
    // Without the condition `browser`, which would choose what SvelteKit and Svelte do in browsers.
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["production", "svelte", "module", "import"],
    external: ["@auth/core", "@auth/core/*"],
    banner: {
      js: `globalThis.${GLOBAL}=(installed)=>{const module={exports:{}};const require=(name)=>{const found=installed.get(name);if(!found)throw new Error(name+" is not here.");return found};`,
    },
    footer: { js: `return module.exports.${GLOBAL}(installed)};` },
    inject: [path.join(__dirname, "shims", "globals.ts")],
    define: {
      ...Object.fromEntries(
        Object.entries(SETTINGS).map(([name, value]) => [name, JSON.stringify(value)]),
      ),
      "process.env.NODE_ENV": '"production"',
      "import.meta.url": '"file:///kit/src/core/utils.js"',
    },
    alias: {
      "node:async_hooks": path.join(siteDir, "src/frameworks/sveltekit/async-storage.ts"),
      "node:fs": path.join(siteDir, "src/frameworks/sveltekit/memory-files.ts"),
      "node:path": "pathe",
      "node:process": path.join(shims, "process.ts"),
      "node:url": path.join(shims, "url.ts"),
    },
    plugins: [kit(siteDir), components()],
  } satisfies BuildOptions;
}

/** Modules that a build of SvelteKit makes (`src/exports/vite/index.js` of it), by their names. */
const MADE: Readonly<Record<string, string>> = {
  "__sveltekit/server": `export let read_implementation = null;
    export let manifest = null;
    export function set_read_implementation(fn) { read_implementation = fn; }
    export function set_manifest(_) { manifest = _; }`,
  // Of an app without variables that are declared.
  "__sveltekit/env": `export const variables = {};
    export const dynamic_private_env = {};
    export const explicit_public_env = {};
    export const rendered_env = {};
    export function set_env() {}`,
  "__SERVER__/internal.js": `export let options = null;
    let hooks = null;
    export function get_hooks() { return hooks(); }
    export function set_app_of_lab(app) { options = app.options; hooks = app.get_hooks; }`,
  "$env/dynamic/private": `export { private_env as env } from "./shared-server.js";`,
  "$env/dynamic/public": `export { public_env as env } from "./shared-server.js";`,
};

/** Where SvelteKit's own names lead, below its sources. */
const PLACES: Readonly<Record<string, string>> = {
  "$app/env": "runtime/app/env/index.js",
  "$app/env/internal": "runtime/app/env/internal.js",
  "$app/environment": "runtime/app/environment/index.js",
  "$app/forms": "runtime/app/forms.js",
  "$app/navigation": "runtime/app/navigation.js",
  "$app/paths": "runtime/app/paths/index.js",
  "$app/paths/internal/client": "runtime/app/paths/internal/client.js",
  "$app/paths/internal/server": "runtime/app/paths/internal/server.js",
  "$app/server": "runtime/app/server/index.js",
  "$app/state": "runtime/app/state/index.js",
  "$app/stores": "runtime/app/stores.js",
  "virtual:sveltekit/server": "runtime/server/index.js",
  "virtual:sveltekit/manifest-data": "core/sync/create_manifest_data/index.js",
  "virtual:sveltekit/write-root": "core/sync/write_root.js",
  "virtual:sveltekit/default-layout": "runtime/components/svelte-5/layout.svelte",
  "virtual:sveltekit/default-error": "runtime/components/svelte-5/error.svelte",
  "virtual:sveltekit/error-page": "core/config/default-error.html",
};

/**
 * Lines that the installed sources have otherwise. SvelteKit's modules wait for another one, which a
 * script cannot: for the installed compiler, which is a part of the script, and in development, which
 * this is not. What Svelte has for browsers comes along unused, and would make a policy of Trusted Types,
 * which the realm lets nobody do.
 */
const REWRITTEN: readonly { filter: RegExp; changes: readonly [string, string][] }[] = [
  {
    filter: /kit[\\/]src[\\/]core[\\/]sync[\\/]utils\.js$/,
    changes: [
      ["const { VERSION } = await import_peer('svelte/compiler');", ""],
      [
        "import { import_peer } from '../../utils/import.js';",
        "import { VERSION } from 'svelte/compiler';",
      ],
    ],
  },
  {
    filter: /kit[\\/]src[\\/]runtime[\\/]server[\\/]utils\.js$/,
    changes: [
      [
        "if (DEV) {\n\ttry {\n\t\tconst path = await",
        "if (false) {\n\ttry {\n\t\tconst path = await",
      ],
    ],
  },
  {
    filter: /svelte[\\/]src[\\/]internal[\\/]client[\\/]dom[\\/]reconciler\.js$/,
    changes: [["globalThis?.window?.trustedTypes &&", "false &&"]],
  },
];

/** esbuild plugin: leads the names that SvelteKit's build gives a meaning to its installed sources. */
function kit(siteDir: string): Plugin {
  const sources = path.join(siteDir, "node_modules/@sveltejs/kit/src");
  const adapter = path.join(siteDir, "node_modules/@sveltejs/adapter-node");
  return {
    name: "sveltekit",
    setup(build) {
      build.onResolve(
        { filter: /^(?:__sveltekit|__SERVER__|\$env|\$app|virtual:sveltekit)\// },
        ({ path: name }) => {
          const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
          if (place !== undefined) return { path: path.join(sources, place) };
          if (name === "virtual:sveltekit/adapter-utils") {
            return { path: path.join(adapter, "files/utils.js") };
          }
          return Object.hasOwn(MADE, name) || name === "virtual:sveltekit/server-app"
            ? {
                path: name.replace("virtual:sveltekit/server-app", "__SERVER__/internal.js"),
                namespace: "sveltekit",
              }
            : { errors: [{ text: `${name} is not here` }] };
        },
      );
      build.onLoad({ filter: /./, namespace: "sveltekit" }, ({ path: name }) => ({
        contents: MADE[name] ?? "",
        resolveDir: path.join(sources, "runtime"),
      }));
      for (const { filter, changes } of REWRITTEN) {
        build.onLoad({ filter }, async ({ path: file }) => {
          let contents = await readFile(file, "utf8");
          for (const [from, to] of changes) {
            if (!contents.includes(from)) throw new Error(`${file} no longer has: ${from}`);
            contents = contents.replace(from, to);
          }
          return { contents };
        });
      }
      build.onLoad({ filter: /default-error\.html$/ }, async ({ path: file }) => ({
        contents: await readFile(file, "utf8"),
        loader: "text",
      }));
    },
  };
}

/** esbuild plugin: the components and states that packages bring, compiled for the server. */
function components(): Plugin {
  return {
    name: "svelte-components",
    setup(build) {
      build.onLoad({ filter: /\.svelte\.js$/ }, async ({ path: filename }) => {
        const text = await readFile(filename, "utf8");
        return { contents: compileModule(text, { filename, generate: "server" }).js.code };
      });
      build.onLoad({ filter: /\.svelte$/ }, async ({ path: filename }) => {
        const text = await readFile(filename, "utf8");
        const { js } = compile(text, { filename, generate: "server", dev: false });
        return { contents: js.code, loader: "js" };
      });
    },
  };
}
