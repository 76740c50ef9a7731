/**
 * Runs in a process of its own, with `--expose-gc`: measures the world under Node and writes the
 * result as JSON to standard output. Its argument is the extent of the bench, as JSON.
 */
import { getHeapSpaceStatistics } from "node:v8";

import type { TraceEvent } from "../../../src/world/trace/events";
import type { Extent } from "../extent";
import { providerJobs } from "./providers";
import { createLongRun, signInOnce } from "./sign-in";
import type { HeapPoint, WorldTimes } from "./world-times";

/** Scenarios until the engine has compiled what it will compile. */
const WARM_UP = 30;
/** World time between two looks: longer than a provider remembers a code or token. */
const LATER = "60 d";

/** The platform's own timer: the world puts its own in the global's place. */
const later = globalThis.setTimeout;

async function main(): Promise<void> {
  const { scenarios, signIns } = JSON.parse(process.argv[2] ?? "") as Extent;
  await timesOf(Math.min(WARM_UP, scenarios), signInOnce);
  const scenario = await timesOf(scenarios, signInOnce);
  const providers = await measureProviders();
  const longRun = await measureLongRun(signIns);
  const result: WorldTimes = { scenario, providers, ...longRun };
  process.stdout.write(JSON.stringify(result));
}

async function timesOf(count: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await timeOf(work));
  return times;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measureProviders(): Promise<WorldTimes["providers"]> {
  const jobs = await providerJobs();
  const total = await timeOf(async () => {
    for (const { signIn } of jobs) await signIn();
  });
  return { count: jobs.length, total };
}

async function measureLongRun(count: number): Promise<Pick<WorldTimes, "signIns" | "heap">> {
  const stride = count / 10;
  const { run, signIn } = createLongRun();
  const signIns: number[] = [];
  const heap: HeapPoint[] = [];
  // The first look comes when caches are filled.
  const look = async (after: number) => {
    // What is still valid has to be kept. Later, all that was issued so far has expired.
    await run.world.clock.advances(LATER);
    await signIn();
    heap.push({ after, bytes: await heapBeyondTrace(run.world.trace.events) });
  };
  await timesOf(3 * stride, signIn);
  await look(0);
  for (let done = stride; done <= count; done += stride) {
    signIns.push(...(await timesOf(stride, signIn)));
    await look(done);
  }
  run.world.dispose();
  return { signIns, heap };
}

/**
 * Bytes of the heap after collections: without the machine code that the engine goes on to compile,
 * and without the events of the trace, which are thrown away first. Nothing of the world reads them.
 */
async function heapBeyondTrace(events: readonly TraceEvent[]): Promise<number> {
  (events as TraceEvent[]).length = 0;
  const collect = globalThis.gc;
  if (!collect) throw new Error("Start this with --expose-gc.");
  for (let i = 0; i < 3; i++) {
    collect();
    // Node drops what it keeps about collected bodies of messages in a turn of the event loop.
    await new Promise((resolve) => later(resolve, 1));
  }
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => !/code/.test(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
