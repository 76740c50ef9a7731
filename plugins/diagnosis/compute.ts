/**
 * Plays every fault and writes what came of it to standard output, as JSON. `index.ts` bundles it, beside
 * `record.mjs`, and runs it in a process of its own, without a loader that would read each bundle again.
 */
import { type Cause, type Outcome, type Way, WAYS } from "../../src/components/Diagnosis/cause";
import type * as RecordModule from "./record";

/** What is played: each fault, and for comparison an app without one, by each way to sign in. */
export interface Plays {
  causes: Cause[];
  healthy: { way: Way; outcome: Outcome }[];
}

/** Node knows a module by its address, so each time it is another one, and evaluated afresh. */
async function load(time: number): Promise<typeof RecordModule> {
  const address = new URL(`./record.mjs?${time}`, import.meta.url).href;
  return (await import(address)) as typeof RecordModule;
}

async function main(): Promise<void> {
  const causes: Cause[] = [];
  const { count } = await load(0);
  for (let index = 0; index < count; index++) {
    const { recordFault } = await load(index);
    causes.push(await recordFault(index));
  }
  const healthy: Plays["healthy"] = [];
  for (const way of Object.keys(WAYS) as Way[]) {
    const { recordHealthy } = await load(count + healthy.length);
    healthy.push({ way, outcome: await recordHealthy(way) });
  }
  process.stdout.write(JSON.stringify({ causes, healthy } satisfies Plays));
}

main().catch((error: unknown) => {
  const { stack = "", cause } = error as Error;
  process.stderr.write(`${stack}\n${cause instanceof Error ? cause.stack : ""}`);
  process.exitCode = 1;
});
