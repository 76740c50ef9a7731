import { expect, test, vi } from "vitest";

import type { Scenario } from "../../src/scenario/types";

/** The example, freshly loaded: core keeps state in its modules. */
async function load() {
  vi.resetModules();
  const { default: scenario } = await import("./scenario");
  const { default: config } = await import("./auth");
  const { default: app } = await import("./app");
  const run = await import("../../src/scenario/run");
  return { ...run, scenario: scenario as unknown as Scenario, app: { fetch: app.fetch, config } };
}

test("what happens at a time repeats itself, to the letter of the trace", async () => {
  const traces = [];
  for (let i = 0; i < 2; i++) {
    const { ScenarioRun, scenario, app } = await load();
    const run = new ScenarioRun(scenario, app);
    while (run.done < scenario.steps.length) await run.next();
    run.world.dispose();
    traces.push(run.world.trace.events);
  }
  expect(traces[0]?.length).toBeGreaterThan(80);
  expect(traces[1]).toEqual(traces[0]);
});

test("a failure shows what led to it, as the page about scenarios prints it", async () => {
  const { runScenario, scenario, app } = await load();
  const steps = scenario.steps.map((step, index) =>
    index === 1
      ? { ...step, expect: ({ bob }: Parameters<typeof step.expect>[0]) => bob?.sees("Hello, Bob") }
      : step,
  );
  const error: unknown = await runScenario({ ...scenario, steps }, app).catch((cause) => cause);
  if (!(error instanceof Error)) throw new Error("The scenario passed.");
  await expect(`${error.name}: ${error.message}`).toMatchFileSnapshot("./failure.txt");
});
