import { vi } from "vitest";

import { simpleWebAuthnScript } from "../../plugins/catalog/direct/assets";
import { checkFilesPointedAt } from "../../plugins/examples/load";
import { parseEnvironment } from "../../src/sandbox/realm/environment";
import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { frameworkModules } from "../../src/sandbox/realm/installed-framework";
import { type Exports, ModuleLoader } from "../../src/sandbox/realm/module-loader";
import { readApp } from "../../src/sandbox/realm/read-app";
import type { Scenario } from "../../src/scenario/types";
import { loaderOf, sharedModules } from "./framework-scripts";

/**
 * Plays an example from the text of its files, as the realm does: with the realm's own loader, and
 * modules that nobody has used before, since `@auth/core` keeps state in its own.
 *
 * @param further where modules are that are not installed, by the name by which the files import them
 * @returns the transcript
 * @throws ExpectationError naming the step, with what led to it
 */
export async function playFiles(
  files: Record<string, string>,
  further: Record<string, string> = {},
): Promise<string> {
  vi.resetModules();
  const { runScenario } = await import("../../src/scenario/run");
  const installed = await installedModules(files, further);
  const framework = (await loaderOf(files))?.(installed);
  const modules = new Map([...installed, ...frameworkModules(framework)]);
  const loader = new ModuleLoader(files, modules, new LoopGuard(), framework?.sources);
  const variables = { ...framework?.environment, ...parseEnvironment(files[".env"] ?? "") };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  try {
    const scenario = loader.load("scenario.ts").default as Scenario;
    checkFilesPointedAt(scenario.steps, files, scenario.title);
    const app = readApp(files, (...file) => loader.load(...file), framework);
    const assets = { ...(usesPasskeys(files) && simpleWebAuthnScript()), ...scenario.world.assets };
    return await runScenario({ ...scenario, world: { ...scenario.world, assets } }, app);
  } finally {
    vi.unstubAllEnvs();
  }
}

function usesPasskeys(files: Record<string, string>): boolean {
  return /@auth\/core\/providers\/(passkey|webauthn)\b/.test(files["auth.ts"] ?? "");
}

/** What the files import of what examples may import, freshly loaded. */
async function installedModules(
  files: Record<string, string>,
  further: Record<string, string>,
): Promise<ReadonlyMap<string, Exports>> {
  const text = Object.values(files).join("\n");
  const wanted = [...text.matchAll(/^import (?!type)[^"]*"([^".][^"]*)"/gm)].map(
    ([, name = ""]) => name,
  );
  const names = new Set(wanted.flatMap(sharedModules));
  const modules = await Promise.all(
    [...names].map(async (name): Promise<[string, Exports]> => {
      const place = further[name] ?? OWN[name] ?? name;
      const module = (await import(/* @vite-ignore */ place)) as Exports;
      // Sucrase's interop takes a module without this mark for CommonJS.
      return [name, { __esModule: true, ...module }];
    }),
  );
  return new Map(modules);
}

/** The site's own modules, by the names by which examples import them. */
const OWN: Record<string, string> = {
  "#sign-in": "../../src/scenario/sign-in/index",
  "#scenario": "../../src/scenario/index",
  "#sqlite": "../../src/world/database/sqlite",
};
