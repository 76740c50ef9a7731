/**
 * Runs in a process of its own, with `--expose-gc`: measures the world under Node and writes the
 * result as JSON to standard output.
 */
import { getHeapSpaceStatistics } from "node:v8";

import type { TraceEvent } from "../../../src/world/trace/events";
import { providerJobs } from "./providers";
import { createLongRun, signInOnce } from "./sign-in";
import type { HeapPoint, WorldTimes } from "./world-times";

const SCENARIOS = 200;
const SIGN_INS = 1000;
/** Sign-ins between two looks at the heap. */
const STRIDE = 100;
/** World time between two looks: longer than a provider remembers a code or token. */
const LATER = "60 d";

/** The platform's own timer: the world puts its own in the global's place. */
const later = globalThis.setTimeout;

async function main(): Promise<void> {
  await warmUp();
  const scenario = await timesOf(SCENARIOS, signInOnce);
  const providers = await measureProviders();
  const longRun = await measureLongRun();
  const result: WorldTimes = { scenario, providers, ...longRun };
  process.stdout.write(JSON.stringify(result));
}

/** Until the engine has compiled what it will compile. */
async function warmUp(): Promise<void> {
  await timesOf(30, signInOnce);
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

async function measureLongRun(): Promise<Pick<WorldTimes, "signIns" | "heap">> {
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
  await timesOf(3 * STRIDE, signIn);
  await look(0);
  for (let done = STRIDE; done <= SIGN_INS; done += STRIDE) {
    signIns.push(...(await timesOf(STRIDE, signIn)));
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
