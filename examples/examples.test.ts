/// <reference types="vite/client" />
import { describe, expect, test, vi } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { frameworkOf } from "../src/frameworks/framework-of";
import type { Scenario } from "../src/scenario/types";
import type { WorldApp } from "../src/world/app/app-host";
import { playFiles } from "../tests/support/play-files";

type Load<Module> = () => Promise<{ default: Module }>;

const scenarios = import.meta.glob<Scenario>("./*/scenario.ts", { import: "default" });
const configs = import.meta.glob("./*/auth.ts") as Record<string, Load<WorldApp["config"]>>;
const apps = import.meta.glob("./*/app.ts") as Record<string, Load<Pick<WorldApp, "fetch">>>;
const hosts = import.meta.glob("./*/hosts.ts") as Record<string, Load<WorldApp["hosts"]>>;
const databases = import.meta.glob("./*/db.ts") as Record<string, () => Promise<DatabaseModule>>;

/** An example's db.ts, if it has one. */
type DatabaseModule = { sqlite: WorldApp["database"] };

const slugs = Object.keys(scenarios).map((path) => path.split("/")[1] ?? "");

/** Apps of frameworks, which the realm's loader runs under Node, too. */
const ofFrameworks = (await loadExamples("examples")).filter(({ files }) => frameworkOf(files));

describe.each(ofFrameworks)("$slug", ({ slug, files }) => {
  test("every step holds, and the transcript is the recorded one", async () => {
    await expect(await playFiles(files)).toMatchFileSnapshot(`./${slug}/transcript.txt`);
    // The first of a framework makes its script, for which a busy machine takes its time.
  }, 120_000);
});

describe.each(slugs.filter((slug) => `./${slug}/app.ts` in apps))("%s", (slug) => {
  test("every step holds, and the transcript is the recorded one", async () => {
    // Core keeps state in its modules (assert.ts), so each run gets modules of its own; the world's
    // must be those that the scenario names its hosts with.
    vi.resetModules();
    const { runScenario } = await import("../src/scenario/run");
    const scenario = await scenarios[`./${slug}/scenario.ts`]?.();
    const auth = await configs[`./${slug}/auth.ts`]?.();
    const app = await apps[`./${slug}/app.ts`]?.();
    const sites = (await hosts[`./${slug}/hosts.ts`]?.())?.default;
    const db = await databases[`./${slug}/db.ts`]?.();
    if (!scenario || !auth || !app) throw new Error(`examples/${slug} lacks a file`);
    const text = await runScenario(scenario, {
      fetch: app.default.fetch,
      config: auth.default,
      ...(db && { database: db.sqlite }),
      ...(sites && { hosts: sites }),
    });
    expect(scenario.steps.filter(({ look = [] }) => look.length === 0)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`./${slug}/transcript.txt`);
  });
});
