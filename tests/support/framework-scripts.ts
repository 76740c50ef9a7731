import { Script } from "node:vm";

import { BROWSER_BUNDLE } from "../../plugins/browser-bundle";
import { bundle } from "../../plugins/sandbox/build";
import { nextBundle, nextClientBundle } from "../../plugins/sandbox/next-bundle";
import { sveltekitBundle } from "../../plugins/sandbox/sveltekit-bundle";
import type { ClientPart, LoadFramework } from "../../src/frameworks/framework";
import { frameworkOf } from "../../src/frameworks/framework-of";
import { hasClientCode } from "../../src/frameworks/next/directives";

/** What makes the script of each framework, and where it leaves its function. */
const BUNDLES = {
  next: { global: "loadNext", make: () => nextBundle(process.cwd(), new Set()) },
  nextClient: { global: "nextClient", make: () => nextClientBundle(process.cwd(), new Set()) },
  sveltekit: { global: "loadSvelteKit", make: () => sveltekitBundle(process.cwd()) },
} as const;

type Name = keyof typeof BUNDLES;

const scripts = new Map<Name, Promise<Script>>();

/**
 * What loads the framework whose app some files are: the script that browsers get, evaluated afresh each
 * time.
 */
export async function loaderOf(
  files: Readonly<Record<string, string>>,
): Promise<LoadFramework | undefined> {
  const name = frameworkOf(files);
  if (name === undefined) return undefined;
  const needsClient = name === "next" && hasClientCode(files);
  const [script, client] = await Promise.all([
    scriptOf(name),
    needsClient ? scriptOf("nextClient") : undefined,
  ]);
  return (installed) => {
    const load = run<LoadFramework>(name, script);
    return load(installed, client && run<ClientPart>("nextClient", client));
  };
}

/** What a script leaves. */
function run<Left>(name: Name, script: Script): Left {
  const { global } = BUNDLES[name];
  const scope = globalThis as Record<string, unknown>;
  script.runInThisContext();
  const left = scope[global];
  delete scope[global];
  if (left === undefined) throw new Error(`The script of ${name} leaves nothing.`);
  return left as Left;
}

const scriptOf = (name: Name) => scripts.get(name) ?? compile(name);

function compile(name: Name): Promise<Script> {
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
