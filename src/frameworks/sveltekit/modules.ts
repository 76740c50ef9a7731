import * as auth from "@auth/sveltekit";
import * as components from "@auth/sveltekit/components";
import * as kit from "@sveltejs/kit";
import * as hooks from "@sveltejs/kit/hooks";
import * as environment from "$app/environment";
import * as forms from "$app/forms";
import * as navigation from "$app/navigation";
import * as paths from "$app/paths";
import * as server from "$app/server";
import * as state from "$app/state";
import * as stores from "$app/stores";
import * as privateEnv from "$env/dynamic/private";
import * as publicEnv from "$env/dynamic/public";
import * as svelte from "svelte";
import * as svelteServer from "svelte/internal/server";
import * as legacy from "svelte/legacy";
import * as svelteStore from "svelte/store";

import type { Exports } from "../framework";

/**
 * What an app's files may import of SvelteKit, of Svelte on the server, and of `@auth/sveltekit`, all of
 * them the published packages.
 *
 * @param observe sees each config that is handed to `SvelteKitAuth()`
 * @param installed the modules of `@auth/core`, by specifier
 */
export function svelteKitModules(
  observe: (config: unknown) => void,
  installed: ReadonlyMap<string, Exports>,
): Record<string, Exports> {
  const SvelteKitAuth = (config: Parameters<typeof auth.SvelteKitAuth>[0]) => {
    observe(config);
    return auth.SvelteKitAuth(config);
  };
  const own: Record<string, object> = {
    "@auth/sveltekit": { ...auth, SvelteKitAuth },
    "@auth/sveltekit/components": components,
    "@sveltejs/kit": kit,
    "@sveltejs/kit/hooks": hooks,
    // The component around all pages asks for it.
    "$app/env": environment,
    "$app/environment": environment,
    "$app/forms": forms,
    "$app/navigation": navigation,
    "$app/paths": paths,
    "$app/server": server,
    "$app/state": state,
    "$app/stores": stores,
    "$env/dynamic/private": privateEnv,
    "$env/dynamic/public": publicEnv,
    svelte,
    "svelte/internal/server": svelteServer,
    "svelte/internal/flags/legacy": {},
    "svelte/legacy": legacy,
    "svelte/store": svelteStore,
    // What svelte.config.js names, of which the lab has its own.
    "@sveltejs/adapter-node": { default: () => ({}) },
    "@sveltejs/vite-plugin-svelte": { vitePreprocess: () => ({}) },
  };
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, exports]) => [name, asModule(exports)])),
    ...passedOn(installed),
    "$env/static/private": environmentModule("$env/static/private", (name) => !isPublic(name)),
    "$env/static/public": environmentModule("$env/static/public", isPublic),
  };
}

const isPublic = (name: string) => name.startsWith("PUBLIC_");

/** Marked as a module of ECMAScript: compilers take others for CommonJS. */
function asModule(exports: object): Exports {
  return Object.defineProperty(
    Object.create(exports, Object.getOwnPropertyDescriptors(exports)) as Exports,
    "__esModule",
    { value: true },
  );
}

/** What `@auth/sveltekit` passes on of core: `@auth/sveltekit/providers/github` and its like are core's. */
function passedOn(installed: ReadonlyMap<string, Exports>): Record<string, Exports> {
  return Object.fromEntries(
    [...installed].flatMap(([name, exports]) => {
      const [, path] = /^@auth\/core\/(providers\/.+|adapters)$/.exec(name) ?? [];
      return path === undefined ? [] : [[`@auth/sveltekit/${path}`, exports]];
    }),
  );
}

/** The variables that a build would write into the code. */
function environmentModule(specifier: string, has: (name: string) => boolean): Exports {
  return watched((name) => {
    const value = has(name) ? process.env[name] : undefined;
    if (value !== undefined) return value;
    throw new Error(`"${name}" is not exported by ${specifier}: .env has no such variable.`);
  });
}

function watched(read: (name: string) => unknown): Exports {
  return new Proxy<Exports>(
    {},
    {
      get(_, name) {
        if (name === "__esModule") return true;
        return typeof name === "symbol" || name === "default" || name === "then"
          ? undefined
          : read(name);
      },
    },
  );
}
