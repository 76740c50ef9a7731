import { expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { turnedExamples } from "../tests/support/turned-examples";
import { WeakSteps } from "../tests/support/weak-steps";

const examples = await loadExamples("examples");
const weakSteps = await WeakSteps.of(examples.map(({ files }) => files));

/** Each example with each of its choices and switches at each place: expectations depend on them. */
const variants = examples.flatMap((example) =>
  // Sliders change how much there is of something.
  turnedExamples({ ...example, knobs: example.knobs?.filter(({ max }) => max === undefined) }),
);

test.each(variants)("no step is marked as done that did not happen: $what", async ({ files }) => {
  expect(await weakSteps.in(files)).toEqual([]);
});
