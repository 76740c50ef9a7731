import type { Counts } from "./counts";
import type { Step } from "./steps";

/** What became of a step. */
export type Outcome = Counts & {
  step: Step;
  /** Wall-clock seconds; 0 when the step did not run. */
  seconds: number;
  /** Why the step did not run. */
  notRun?: string;
};

/** Runs a step's npm script; resolves with its counts whatever happens. */
export type Execute = (step: Step, place: { shared: boolean }) => Promise<Counts>;

/** How many steps that may share the machine run at the same time. */
const AT_ONCE = 2;

/**
 * Runs the steps in order, neighbors that may run together two at a time, and goes on after a
 * failure. A step that needs a failed one is not run and counts as one failure.
 *
 * @param execute Does the work of a step.
 */
export async function runSteps(steps: readonly Step[], execute: Execute): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const batch of batches(steps)) {
    const waiting = [...batch];
    const shared = batch.length > 1;
    const lane = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        outcomes.push(await runStep(step, outcomes, () => execute(step, { shared })));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
  return outcomes.sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}

/** Whether an outcome is red. */
export function isFailed(outcome: Outcome): boolean {
  return outcome.failed > 0;
}

async function runStep(
  step: Step,
  earlier: readonly Outcome[],
  execute: () => Promise<Counts>,
): Promise<Outcome> {
  const broken = earlier.find((one) => isFailed(one) && step.needs?.includes(one.step.name));
  if (broken) {
    return {
      step,
      passed: 0,
      failed: 1,
      skipped: 0,
      flaky: 0,
      seconds: 0,
      notRun: broken.step.name,
    };
  }
  const start = performance.now();
  const counts = await execute();
  return { step, ...counts, seconds: (performance.now() - start) / 1000 };
}

/** Neighboring steps that may run together, as one batch; every other step by itself. */
function batches(steps: readonly Step[]): Step[][] {
  const result: Step[][] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (step.together && last?.[0]?.together) last.push(step);
    else result.push([step]);
  }
  return result;
}
