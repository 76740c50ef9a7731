import { vi } from "vitest";

import { simpleWebAuthnScript } from "../../plugins/catalog/direct/assets";
import { listModules } from "../../plugins/catalog/modules";
import { checkFilesPointedAt } from "../../plugins/examples/load";
import { FreshModules } from "../../plugins/traces/fresh-modules";
import { parseEnvironment } from "../../src/sandbox/realm/environment";
import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { frameworkModules } from "../../src/sandbox/realm/installed-framework";
import { ModuleLoader } from "../../src/sandbox/realm/module-loader";
import { readApp } from "../../src/sandbox/realm/read-app";
import type { runScenario } from "../../src/scenario/run";
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
  const library = await (shared ??= bundleLibrary());
  await library.add(importsOf(files), further);
  const { modules: installed, own } = library.load();
  const framework = (await loaderOf(files))?.(installed);
  const modules = new Map([...installed, ...frameworkModules(framework)]);
  const loader = new ModuleLoader(files, modules, new LoopGuard(), framework?.sources);
  const variables = { ...framework?.environment, ...parseEnvironment(files[".env"] ?? "") };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  try {
    await loader.settle("auth.ts");
    const scenario = loader.load("scenario.ts").default as Scenario;
    checkFilesPointedAt(scenario.steps, files, scenario.title);
    const app = readApp(files, loader.forApp, framework);
    const assets = { ...(usesPasskeys(files) && simpleWebAuthnScript()), ...scenario.world.assets };
    return await (own.runScenario as typeof runScenario)(
      { ...scenario, world: { ...scenario.world, assets } },
      app,
    );
  } finally {
    vi.unstubAllEnvs();
  }
}

function usesPasskeys(files: Record<string, string>): boolean {
  return /@auth\/core\/providers\/(passkey|webauthn)\b/.test(files["auth.ts"] ?? "");
}

/** What plays files, once it has been bundled. */
let shared: Promise<FreshModules> | undefined;

/** What plays files, with all that they may import and that has state. */
function bundleLibrary(): Promise<FreshModules> {
  const parts = ["", "/adapters", "/errors", "/jwt"];
  const names = [
    ...parts.map((part) => `@auth/core${part}`),
    ...listModules().map(({ name }) => `@auth/core/providers/${name}`),
    "#scenario",
    "#sign-in",
  ];
  return FreshModules.of(process.cwd(), names, [
    `export { runScenario } from "./src/scenario/run";`,
  ]);
}

/** What the files import of what examples may import. */
function importsOf(files: Record<string, string>): string[] {
  const text = Object.values(files).join("\n");
  return [...text.matchAll(/^import (?!type)[^"]*"([^".][^"]*)"/gm)].flatMap(([, name = ""]) =>
    sharedModules(name),
  );
}
