import { spawnSync } from "node:child_process";
import path from "node:path";

import type { Extent } from "../extent";
import type { Measurement } from "../measurement";
import { quantile, slope } from "../statistics";

/** The heap after a number of sign-ins, without the trace. */
export interface HeapPoint {
  after: number;
  bytes: number;
}

/** What the measuring process reports; times are milliseconds. */
export interface WorldTimes {
  /** Each time of a whole sign-in scenario in a world of its own. */
  scenario: number[];
  /** All providers in a row. */
  providers: { count: number; total: number };
  /** Each time of a sign-in in one world, in order. */
  signIns: number[];
  heap: HeapPoint[];
}

/** Milliseconds that a whole sign-in scenario may take. */
const SCENARIO_GOAL = 25;

/**
 * Measures the world under Node, in a process of its own.
 *
 * @param say tells what is being done
 * @throws Error with what the process wrote
 */
export function measureWorld(extent: Extent, say: (what: string) => void): Measurement[] {
  say(`signing in under Node, ${extent.signIns} times and more`);
  const script = path.resolve("tests/bench/world/measure.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", "--import", "tsx", script, JSON.stringify(extent)],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`Measuring the world failed:\n${stderr}`);
  return toMeasurements(JSON.parse(stdout) as WorldTimes);
}

/** The numbers for the table. */
export function toMeasurements({ scenario, providers, signIns, heap }: WorldTimes): Measurement[] {
  const last = signIns.slice(-signIns.length / 10);
  const first = signIns.slice(0, last.length);
  const growth = slope(signIns.map((time, index) => [index, time]));
  const leak = slope(heap.map(({ after, bytes }) => [after, bytes]));
  return [
    { what: "OIDC sign-in scenario in Node", unit: "ms", values: scenario, goal: SCENARIO_GOAL },
    { what: "… its 95th percentile", unit: "ms", values: [quantile(scenario, 0.95)] },
    {
      what: `a sign-in with each provider in a row (${providers.count})`,
      unit: "s",
      values: [providers.total / 1000],
    },
    { what: `${signIns.length} sign-ins in one world: the first tenth`, unit: "ms", values: first },
    { what: "… the last tenth", unit: "ms", values: last },
    // A thousandth of a millisecond for each sign-in is a millisecond after a thousand of them.
    {
      what: "… growth of the time with each sign-in",
      unit: "µs",
      values: [growth * 1000],
      goal: 1,
    },
    {
      what: "… growth of the heap beyond the trace, each",
      unit: "KB",
      values: [leak / 1000],
      goal: 0.5,
    },
  ];
}
