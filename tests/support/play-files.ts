import { vi } from "vitest";

import { simpleWebAuthnScript } from "../../plugins/catalog/direct/assets";
import { checkFilesPointedAt } from "../../plugins/examples/load";
import { parseEnvironment } from "../../src/sandbox/realm/environment";
import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { type Exports, ModuleLoader } from "../../src/sandbox/realm/module-loader";
import type { Scenario } from "../../src/scenario/types";
import type { WorldApp } from "../../src/world/app/app-host";

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
  const loader = new ModuleLoader(files, await installedModules(files, further), new LoopGuard());
  const variables = parseEnvironment(files[".env"] ?? "");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  try {
    const [scenario, app] = readRun(loader, files);
    checkFilesPointedAt(scenario.steps, files, scenario.title);
    return await runScenario(scenario, app);
  } finally {
    vi.unstubAllEnvs();
  }
}

/** What the realm makes of a lab's files (src/sandbox/realm/realm.ts). */
function readRun(
  loader: ModuleLoader,
  files: Record<string, string>,
): [scenario: Scenario, app: WorldApp] {
  const scenario = loader.load("scenario.ts").default as Scenario;
  const { fetch } = loader.load("app.ts").default as Pick<WorldApp, "fetch">;
  const database = "db.ts" in files ? loader.load("db.ts").sqlite : undefined;
  const hosts = "hosts.ts" in files ? loader.load("hosts.ts").default : undefined;
  const assets = usesPasskeys(files) ? simpleWebAuthnScript() : {};
  return [
    { ...scenario, world: { ...scenario.world, assets: { ...assets, ...scenario.world.assets } } },
    {
      fetch,
      config: loader.load("auth.ts").default as WorldApp["config"],
      ...(hosts !== undefined && { hosts: hosts as NonNullable<WorldApp["hosts"]> }),
      ...(database !== undefined && { database: database as NonNullable<WorldApp["database"]> }),
    },
  ];
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
  const modules = await Promise.all(
    [...new Set(wanted)].map(async (name): Promise<[string, Exports]> => {
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
