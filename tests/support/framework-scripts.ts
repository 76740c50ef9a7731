import { Script } from "node:vm";

import { BROWSER_BUNDLE } from "../../plugins/browser-bundle";
import { bundle } from "../../plugins/sandbox/build";
import { nextBundle } from "../../plugins/sandbox/next-bundle";
import type { LoadFramework } from "../../src/frameworks/framework";
import { frameworkOf } from "../../src/frameworks/framework-of";

let next: Promise<Script> | undefined;

/**
 * What loads the framework whose app some files are: the script that browsers get, evaluated afresh each
 * time.
 */
export async function loaderOf(
  files: Readonly<Record<string, string>>,
): Promise<LoadFramework | undefined> {
  if (frameworkOf(files) !== "next") return undefined;
  next ??= bundle({ ...BROWSER_BUNDLE, ...nextBundle(process.cwd(), new Set()) }).then(
    ({ text }) => new Script(text),
  );
  const script = await next;
  return (installed) => {
    const scope = globalThis as { loadNext?: LoadFramework };
    script.runInThisContext();
    const { loadNext } = scope;
    delete scope.loadNext;
    if (!loadNext) throw new Error("The script of Next.js leaves nothing.");
    return loadNext(installed);
  };
}

/** What a framework takes of those who run it, where a file imports this; other modules themselves. */
export function sharedModules(name: string): string[] {
  const [, path] = /^next-auth\/(.+)$/.exec(name) ?? [];
  if (path !== undefined) return path === "react" ? [] : [`@auth/core/${path}`];
  if (name === "next-auth") {
    return ["@auth/core", "@auth/core/errors", "@auth/core/jwt", "@auth/core/adapters"];
  }
  return /^(?:next|react)(?:\/|$)/.test(name) ? [] : [name];
}
