import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { type Literal, writeConstant } from "../../src/config-code/constants";
import type { ScenarioRun } from "../../src/scenario/run";
import type { Scenario } from "../../src/scenario/types";
import type { WorldApp } from "../../src/world/app/app-host";
import { listExamples } from "../examples/load";
import { replaceFiles } from "../examples/replace-files";
import { bundleExample, evaluate, FreshModules } from "./fresh-modules";
import type { PlayedEvent, printingLogger } from "./printing";

/** The module that keeps what core's own logger writes; what is played imports it. */
export const PRINTING = path.join("plugins", "traces", "printing.ts");

/** A knob of an example, turned to another value than the one in its file. */
export interface Turned {
  file: string;
  name: string;
  value: Literal;
}

/**
 * What happened in each example when its scenario was played to its end, by its slug; with a knob
 * turned, by `traceKey`.
 */
export type ExampleTraces = Record<string, PlayedEvent[]>;

/** The key of an example's trace with a knob turned: `request-lifecycle?strategy=database`. */
export function traceKey(slug: string, turned?: Pick<Turned, "name" | "value">): string {
  return turned ? `${slug}?${turned.name}=${String(turned.value)}` : slug;
}

/**
 * Plays the scenario of an example, in modules that nobody has used before: the example, the world
 * and `@auth/core`, which keeps state in its own, are evaluated afresh. Nothing else may run in the
 * process meanwhile: a world replaces its time, its randomness and its network.
 *
 * Core logs with its own logger, as in an app that sets none: what it writes is kept with the event.
 *
 * @param siteDir the site's folder
 * @param files the names of the example's files
 * @param turned a knob to turn first
 * @throws what the scenario throws where it does not hold
 */
export async function playExample(
  siteDir: string,
  slug: string,
  files: readonly string[],
  turned?: Turned,
): Promise<PlayedEvent[]> {
  const example = path.join(siteDir, "examples", slug);
  const contents = [
    `export { default as scenario } from "./scenario";`,
    `export { default as config } from "./auth";`,
    `export { default as app } from "./app";`,
    files.includes("db.ts") ? `export { sqlite } from "./db";` : "",
    files.includes("hosts.ts") ? `export { default as hosts } from "./hosts";` : "",
  ].join("\n");
  const { script } = await bundleExample({
    stdin: { contents, resolveDir: example, loader: "ts" },
    plugins: turned ? [replaceFiles(await turn(path.join(example, turned.file), turned))] : [],
  });
  const { modules, own } = (await freshModules(siteDir)).load();
  const { Run, printingLogger } = own as unknown as Library;
  const { scenario, config, app, sqlite, hosts } = evaluate(script, modules) as unknown as Example;
  const printing = printingLogger(config.debug, () => run.world.trace.events);
  config.logger = { ...printing, ...config.logger };
  const run = new Run(scenario, {
    fetch: (...args) => app.fetch(...args),
    config,
    ...(sqlite && { database: sqlite }),
    ...(hosts && { hosts }),
  });
  try {
    while (run.done < scenario.steps.length) await run.next();
  } finally {
    run.world.dispose();
  }
  return [...run.world.trace.events];
}

/** What runs an example. */
interface Library {
  Run: typeof ScenarioRun;
  printingLogger: typeof printingLogger;
}

/** What the files of an example export. */
interface Example {
  scenario: Scenario;
  config: WorldApp["config"];
  app: Pick<WorldApp, "fetch">;
  sqlite?: WorldApp["database"];
  hosts?: WorldApp["hosts"];
}

/** What runs examples, by the site's folder, once it has been bundled. */
const libraries = new Map<string, Promise<FreshModules>>();

function freshModules(siteDir: string): Promise<FreshModules> {
  const known = libraries.get(siteDir) ?? bundleLibrary(siteDir);
  libraries.set(siteDir, known);
  return known;
}

/** Bundles what runs all examples of web-standard apps, and what they import. */
async function bundleLibrary(siteDir: string): Promise<FreshModules> {
  const root = path.join(siteDir, "examples");
  const entries = (await listExamples(root))
    .filter((slug) => existsSync(path.join(root, slug, "app.ts")))
    .flatMap((slug) => FILES.map((file) => path.join(root, slug, file)))
    .filter((file) => existsSync(file));
  const contents = entries.map((file) => `export * from "${file}";`).join("\n");
  const { imports } = await bundleExample({ stdin: { contents, resolveDir: siteDir } });
  return FreshModules.of(
    siteDir,
    [...new Set(imports)],
    [
      `export { ScenarioRun as Run } from "./src/scenario/run";`,
      `export { printingLogger } from "./${PRINTING}";`,
    ],
  );
}

/** The files by which a run begins; they import the others. */
const FILES = ["scenario.ts", "auth.ts", "app.ts", "db.ts", "hosts.ts"];

/** The text of a file in which one constant has another value, by its path. */
async function turn(file: string, { name, value }: Turned): Promise<Record<string, string>> {
  const text = writeConstant(await readFile(file, "utf8"), name, value);
  if (text === undefined) throw new Error(`${file} has no constant ${name} to turn.`);
  return { [file]: text };
}
