import { describe, expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import type { ScenarioRun } from "../src/scenario/run";
import { FreshRuns, type Start } from "../tests/support/fresh-runs";

/** Examples of different kinds: a page with scripts, several browsers, a database, mail, a framework. */
const SLUGS = [
  "refresh-rotation",
  "account-linking",
  "sessions-database",
  "magic-link",
  "nextjs-sign-in",
  "first-sign-in",
];

const examples = (await loadExamples("examples")).filter(({ slug }) => SLUGS.includes(slug));
const runs = await FreshRuns.of(examples.map(({ files }) => files));

/** What a reader presses, after a look around: the first thing that can be, in each browser. */
async function press({ world }: ScenarioRun): Promise<void> {
  world.clock.advances("1 min");
  for (const { tab } of world.browsers.values()) {
    const [first] = tab.page?.document.clickables ?? [];
    if (first?.kind === "link") await tab.follow(first.href);
    else if (first) await tab.submit(first.submission);
  }
  await world.clock.settles();
}

/** The run of a tour, which may have to be begun anew. */
class Tour {
  readonly #start: Start;
  run: ScenarioRun;

  constructor(start: Start) {
    this.#start = start;
    this.run = start();
  }

  /** What the lab does when its reader takes the offer: all steps again, in a world of their own. */
  async restore(steps: number): Promise<void> {
    this.run.world.dispose();
    this.run = this.#start();
    while (this.run.done < steps) await this.run.next();
  }
}

describe.each(examples)("the tour of $slug", ({ files, steps }) => {
  test(
    "goes on after something was pressed by hand before any step, or knows that it was",
    { timeout: 180_000 },
    async () => {
      const tour = new Tour(await runs.compile(files));
      try {
        await tour.run.next();
        expect(tour.run.isTouched).toBe(false);
        while (tour.run.done < steps.length) {
          const { done } = tour.run;
          await press(tour.run);
          const failure = await tour.run.next().catch((error: unknown) => error);
          expect(tour.run.isTouched, `before step ${done + 1}`).toBe(true);
          if (failure === undefined) continue;
          await tour.restore(done + 1);
          expect(tour.run.isTouched, `step ${done + 1}, restored`).toBe(false);
        }
      } finally {
        tour.run.world.dispose();
      }
    },
  );
});

test("these are all that were asked for", () => {
  expect(examples).toHaveLength(SLUGS.length);
});
