import { vi } from "vitest";

import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { type Exports, ModuleLoader } from "../../src/sandbox/realm/module-loader";
import type { Scenario } from "../../src/scenario/types";
import type { WorldApp } from "../../src/world/app/app-host";

/**
 * Plays an example from the text of its files, as the realm does: with the realm's own loader, and
 * modules that nobody has used before, since `@auth/core` keeps state in its own.
 *
 * @param change what is done to the files' texts first: turning a knob, editing as a reader would
 * @returns the transcript
 * @throws ExpectationError naming the step, with what led to it
 */
export async function playFiles(files: Record<string, string>): Promise<string> {
  vi.resetModules();
  const { runScenario } = await import("../../src/scenario/run");
  const loader = new ModuleLoader(files, await installedModules(files), new LoopGuard());
  const scenario = loader.load("scenario.ts").default as Scenario;
  const { fetch } = loader.load("app.ts").default as Pick<WorldApp, "fetch">;
  const database = "db.ts" in files ? loader.load("db.ts").sqlite : undefined;
  const hosts = "hosts.ts" in files ? loader.load("hosts.ts").default : undefined;
  return runScenario(scenario, {
    fetch,
    config: loader.load("auth.ts").default as WorldApp["config"],
    ...(hosts !== undefined && { hosts: hosts as NonNullable<WorldApp["hosts"]> }),
    ...(database !== undefined && { database: database as NonNullable<WorldApp["database"]> }),
  });
}

/** What the files import of what examples may import, freshly loaded. */
async function installedModules(
  files: Record<string, string>,
): Promise<ReadonlyMap<string, Exports>> {
  const text = Object.values(files).join("\n");
  const wanted = [...text.matchAll(/^import (?!type)[^"]*"([^".][^"]*)"/gm)].map(
    ([, name = ""]) => name,
  );
  const modules = await Promise.all(
    [...new Set(wanted)].map(async (name): Promise<[string, Exports]> => {
      const module = (await import(/* @vite-ignore */ OWN[name] ?? name)) as Exports;
      // Sucrase's interop takes a module without this mark for CommonJS.
      return [name, { __esModule: true, ...module }];
    }),
  );
  return new Map(modules);
}

/** The site's own modules, by the names by which examples import them. */
const OWN: Record<string, string> = {
  "#scenario": "../../src/scenario/index",
  "#sqlite": "../../src/world/database/sqlite",
};
