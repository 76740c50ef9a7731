import { NONE, type Results } from "./results";
import type { Step } from "./steps";

/** What became of a step. */
export type Outcome = Results & {
  step: Step;
  /** Seconds from the start of the run to that of the step. */
  start: number;
  /** Wall-clock seconds; 0 when the step did not run. */
  seconds: number;
  /** Why the step did not run. */
  notRun?: string;
};

/** Runs a step's npm script; resolves with its results whatever happens. */
export type Execute = (step: Step) => Promise<Results>;

/** How many steps run at the same time. */
const AT_ONCE = 2;

/**
 * Runs steps, two at a time, each as soon as those that it waits for have ended, and goes on after
 * a failure. A step that needs a failed one is not run and counts as one failure.
 *
 * @param execute Does the work of a step.
 * @throws Error when steps wait for each other.
 */
export async function runSteps(steps: readonly Step[], execute: Execute): Promise<Outcome[]> {
  const began = performance.now();
  const sinceThen = () => (performance.now() - began) / 1000;
  const outcomes: Outcome[] = [];
  const waiting = new Set(steps);
  const running = new Map<Step, Promise<void>>();

  const hasEnded = (name: string) =>
    outcomes.some(({ step }) => step.name === name) || !steps.some((step) => step.name === name);
  const hasRoom = ({ alone }: Step) =>
    running.size < (alone ? 1 : AT_ONCE) && ![...running.keys()].some((other) => other.alone);
  const mayStart = (step: Step) =>
    hasRoom(step) && [...(step.needs ?? []), ...(step.after ?? [])].every(hasEnded);
  const run = async (step: Step) => {
    const start = sinceThen();
    const broken = outcomes.find((one) => isFailed(one) && step.needs?.includes(one.step.name));
    const results = broken ? { ...NONE, failed: 1 } : await execute(step);
    outcomes.push({
      step,
      ...results,
      start,
      seconds: broken ? 0 : sinceThen() - start,
      ...(broken && { notRun: broken.step.name }),
    });
    running.delete(step);
  };

  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      if (!mayStart(step)) continue;
      waiting.delete(step);
      running.set(
        step,
        Promise.resolve().then(() => run(step)),
      );
    }
    if (running.size === 0) throw new Error("Some steps wait for each other.");
    await Promise.race(running.values());
  }
  return outcomes.sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}

/** Whether an outcome is red. */
export function isFailed(outcome: Outcome): boolean {
  return outcome.failed > 0;
}
