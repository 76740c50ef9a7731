import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

import { type Literal, writeConstant } from "../../src/config-code/constants";
import type { TraceEvent } from "../../src/world/trace/events";
import { replaceFiles } from "../examples/replace-files";
import { packageRoot } from "../versions";

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

/** An event of a trace, and what core's own logger wrote to the console for it. */
export type PlayedEvent = TraceEvent & {
  /** A line for each call of `console`, with its colors and stacks. Absent: nothing was written. */
  printed?: string[];
};

/** The key of an example's trace with a knob turned: `request-lifecycle?strategy=database`. */
export function traceKey(slug: string, turned?: Pick<Turned, "name" | "value">): string {
  return turned ? `${slug}?${turned.name}=${String(turned.value)}` : slug;
}

/**
 * Plays the scenario of an example, in modules that nobody has used before: the example, the world
 * and `@auth/core`, which keeps state in its own, are bundled afresh. Nothing else may run in the
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
  const has = (name: string) => files.includes(name);
  const entry = `
    import scenario from "./scenario";
    import config from "./auth";
    import app from "./app";
    ${has("db.ts") ? 'import { sqlite } from "./db";' : "const sqlite = undefined;"}
    ${has("hosts.ts") ? 'import hosts from "./hosts";' : "const hosts = undefined;"}
    import { ScenarioRun } from "${path.join(siteDir, "src/scenario/run")}";
    import { setLogger } from "${path.join(packageRoot("@auth/core"), "lib/utils/logger.js")}";
    import { format } from "node:util";
    const { error, warn } = setLogger({ debug: config.debug });
    const printing = (method, write) => (subject) => {
      const event = run.world.trace.events.findLast(({ kind }) => kind === "log");
      const before = console[method];
      console[method] = (...written) => (event.printed ??= []).push(format(...written));
      write(subject);
      console[method] = before;
    };
    config.logger = {
      error: printing("error", error),
      warn: printing("warn", warn),
      ...config.logger,
    };
    const run = new ScenarioRun(scenario, {
      fetch: (request) => app.fetch(request),
      config,
      ...(sqlite && { database: sqlite }),
      ...(hosts && { hosts }),
    });
    try {
      while (run.done < scenario.steps.length) await run.next();
    } finally {
      run.world.dispose();
    }
    export const events = run.world.trace.events;
  `;
  // Inside the site's folder, so that packages which are not bundled are found.
  const folder = await mkdtemp(path.join(siteDir, ".cache", "play-"));
  try {
    const file = path.join(folder, `${slug}.mjs`);
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: example, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      // What is CommonJS in the bundle asks for Node's modules with require.
      banner: {
        js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
      },
      // Brings a file of its own, which it looks for beside itself.
      external: ["sql.js"],
      plugins: turned ? [replaceFiles(await turn(path.join(example, turned.file), turned))] : [],
      logLevel: "silent",
    });
    await writeFile(file, outputFiles[0]?.text ?? "");
    const { events } = (await import(pathToFileURL(file).href)) as { events: PlayedEvent[] };
    return events;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of a file in which one constant has another value, by its path. */
async function turn(file: string, { name, value }: Turned): Promise<Record<string, string>> {
  const text = writeConstant(await readFile(file, "utf8"), name, value);
  if (text === undefined) throw new Error(`${file} has no constant ${name} to turn.`);
  return { [file]: text };
}
