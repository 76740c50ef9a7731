import path from "node:path";
import type { Plugin } from "esbuild";

import { simpleWebAuthnScript } from "../../plugins/catalog/direct/assets";
import {
  bundleExample,
  evaluate,
  type Exports,
  FreshModules,
} from "../../plugins/traces/fresh-modules";
import type { LoadFramework } from "../../src/frameworks/framework";
import { parseEnvironment } from "../../src/sandbox/realm/environment";
import { frameworkModules } from "../../src/sandbox/realm/installed-framework";
import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { ModuleLoader } from "../../src/sandbox/realm/module-loader";
import { readApp } from "../../src/sandbox/realm/read-app";
import type { ScenarioRun } from "../../src/scenario/run";
import type { Scenario, Step } from "../../src/scenario/types";
import type { WorldApp } from "../../src/world/app/app-host";
import { loaderOf, sharedModules } from "./framework-scripts";

/** What begins a run of an example in a world of its own. */
export type Start = (
  change?: (steps: Step<string>[], world: () => ScenarioRun["world"]) => void,
) => ScenarioRun;

/**
 * Makes runs of examples by the dozen. Each run gets modules of its own, since `@auth/core` and the
 * examples keep state in theirs; they are bundled and compiled only once, so that a run begins in
 * milliseconds. One run at a time: a world owns the time and the network of its process.
 */
export class FreshRuns {
  readonly #modules: FreshModules;
  /** Takes the variables of the last run back. */
  #restore = () => {};
  readonly #configs = new WeakMap<ScenarioRun, WorldApp["config"]>();

  private constructor(modules: FreshModules) {
    this.#modules = modules;
  }

  /** @param examples the files of all examples that are to run, for what they import */
  static async of(examples: readonly Record<string, string>[]): Promise<FreshRuns> {
    const text = examples.flatMap((files) => Object.values(files)).join("\n");
    const imports = [...text.matchAll(/^(?:import|\}) (?!type)[^"]*"([^".][^"]*)"/gm)];
    const names = [...new Set(imports.flatMap(([, name = ""]) => sharedModules(name)))];
    const own = [`export { ScenarioRun } from "./src/scenario/run";`];
    return new FreshRuns(await FreshModules.of(process.cwd(), names, own));
  }

  /** Compiles one example. */
  async compile(files: Record<string, string>): Promise<Start> {
    const load = await loaderOf(files);
    if (load) {
      return (change) => {
        const read: Reading = (modules, surround) => readFiles(files, load, modules, surround);
        return this.#start(read, files, change);
      };
    }
    const has = (name: string) => name in files;
    const contents = [
      `export { default as scenario } from "./scenario";`,
      `export { default as config } from "./auth";`,
      `export { default as app } from "./app";`,
      has("db.ts") ? `export { sqlite as database } from "./db";` : "",
      has("hosts.ts") ? `export { default as hosts } from "./hosts";` : "",
    ].join("\n");
    const { script } = await bundleExample({
      stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
      plugins: [inMemory(files)],
    });
    const read = (modules: ReadonlyMap<string, Exports>): Read => {
      const { scenario, app, ...others } = evaluate(script, modules) as unknown as {
        scenario: Scenario;
        app: Pick<WorldApp, "fetch">;
      } & Omit<WorldApp, "fetch">;
      const given = Object.entries(others).filter(([, value]) => value !== undefined);
      const fetch: WorldApp["fetch"] = (...args) => app.fetch(...args);
      return { scenario, app: { ...(Object.fromEntries(given) as typeof others), fetch } };
    };
    return (change) => this.#start(read, files, change);
  }

  #start(read: Reading, files: Record<string, string>, change?: Parameters<Start>[0]): ScenarioRun {
    const declared = parseEnvironment(files[".env"] ?? "");
    const surround = (variables: Readonly<Record<string, string>>) => {
      this.restoreEnvironment();
      this.#restore = setEnvironment({ ...variables, ...declared });
    };
    surround({});
    const { modules, own } = this.#modules.load();
    const { scenario, app } = read(modules, surround);
    const Run = own.ScenarioRun as typeof ScenarioRun;
    const steps = scenario.steps.map((step) => ({ ...step }));
    const assets = usesPasskeys(files) ? simpleWebAuthnScript() : {};
    const world = { ...scenario.world, assets: { ...assets, ...scenario.world.assets } };
    const run: ScenarioRun = new Run({ ...scenario, steps, world }, app);
    this.#configs.set(run, app.config);
    change?.(steps, () => run.world);
    return run;
  }

  /** Gives the process the variables back that it had before the first run. */
  restoreEnvironment(): void {
    this.#restore();
    this.#restore = () => {};
  }

  /** The config of a run that this has made. */
  configOf(run: ScenarioRun): WorldApp["config"] | undefined {
    return this.#configs.get(run);
  }
}

/** What the files of an example say. */
interface Read {
  scenario: Scenario;
  app: WorldApp;
}

/** Evaluates an example; `surround` gives it the variables of a framework's server, beside its own. */
type Reading = (
  modules: ReadonlyMap<string, Exports>,
  surround: (variables: Readonly<Record<string, string>>) => void,
) => Read;

/** Reads an app of a framework, as the realm does. */
function readFiles(
  files: Record<string, string>,
  load: LoadFramework,
  installed: Parameters<Reading>[0],
  surround: Parameters<Reading>[1],
): Read {
  const framework = load(installed);
  surround(framework.environment);
  const modules = new Map([...installed, ...frameworkModules(framework)]);
  const loader = new ModuleLoader(files, modules, new LoopGuard(), framework.sources);
  const scenario = loader.load("scenario.ts").default as Scenario;
  return { scenario, app: readApp(files, loader.forApp, framework) };
}

/** @returns the way back */
function setEnvironment(variables: Record<string, string>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** Files of an example that lie in memory. */
function inMemory(files: Record<string, string>): Plugin {
  return {
    name: "in-memory",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path: specifier }) => {
        const name = path.posix.normalize(specifier);
        const found = [name, `${name}.ts`, name.replace(/\.js$/, ".ts")].find(
          (one) => one in files,
        );
        return found === undefined ? undefined : { path: found, namespace: "example" };
      });
      onLoad({ filter: /./, namespace: "example" }, ({ path: name }) => ({
        contents: files[name] ?? "",
        loader: "ts",
        resolveDir: process.cwd(),
      }));
    },
  };
}

function usesPasskeys(files: Record<string, string>): boolean {
  return /@auth\/core\/providers\/(passkey|webauthn)\b/.test(files["auth.ts"] ?? "");
}
