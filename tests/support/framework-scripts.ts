import { Script } from "node:vm";

import { BROWSER_BUNDLE } from "../../plugins/browser-bundle";
import { bundle } from "../../plugins/sandbox/build";
import { nextBundle } from "../../plugins/sandbox/next-bundle";
import { sveltekitBundle } from "../../plugins/sandbox/sveltekit-bundle";
import type { LoadFramework } from "../../src/frameworks/framework";
import { type FrameworkName, frameworkOf } from "../../src/frameworks/framework-of";

/** What makes the script of each framework, and where it leaves its function. */
const BUNDLES = {
  next: { global: "loadNext", make: () => nextBundle(process.cwd(), new Set()) },
  sveltekit: { global: "loadSvelteKit", make: () => sveltekitBundle(process.cwd()) },
} as const;

const scripts = new Map<FrameworkName, Promise<Script>>();

/**
 * What loads the framework whose app some files are: the script that browsers get, evaluated afresh each
 * time.
 */
export async function loaderOf(
  files: Readonly<Record<string, string>>,
): Promise<LoadFramework | undefined> {
  const name = frameworkOf(files);
  if (name === undefined) return undefined;
  const { global } = BUNDLES[name];
  const script = await (scripts.get(name) ?? compile(name));
  return (installed) => {
    const scope = globalThis as Record<string, unknown>;
    script.runInThisContext();
    const load = scope[global] as LoadFramework | undefined;
    delete scope[global];
    if (!load) throw new Error(`The script of ${name} leaves nothing.`);
    return load(installed);
  };
}

function compile(name: FrameworkName): Promise<Script> {
  const script = bundle({ ...BROWSER_BUNDLE, ...BUNDLES[name].make() }).then(
    ({ text }) => new Script(text),
  );
  scripts.set(name, script);
  return script;
}

/** What a framework takes of those who run it, where a file imports this; other modules themselves. */
export function sharedModules(name: string): string[] {
  const [, path] = /^(?:next-auth|@auth\/sveltekit)\/(.+)$/.exec(name) ?? [];
  if (path !== undefined) return OWN_PARTS.test(path) ? [] : [`@auth/core/${path}`];
  if (name === "next-auth" || name === "@auth/sveltekit") {
    return ["@auth/core", "@auth/core/errors", "@auth/core/jwt", "@auth/core/adapters"];
  }
  return OF_FRAMEWORKS.test(name) ? [] : [name];
}

/** Modules of an Auth.js package that are no other name of one of core's. */
const OWN_PARTS = /^(?:react|client|components|webauthn)$/;

/** What a framework brings itself. */
const OF_FRAMEWORKS =
  /^(?:(?:next|react|svelte|@sveltejs\/[\w-]+)(?:\/|$)|\$(?:app|env|lib)(?:\/|$))/;
