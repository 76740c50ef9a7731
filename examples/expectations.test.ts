import { describe, expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { isTold, tryBroken } from "../tests/support/broken-worlds";
import { FreshRuns } from "../tests/support/fresh-runs";
import { turnedExamples } from "../tests/support/turned-examples";

const examples = await loadExamples("examples");
const runs = await FreshRuns.of(examples.map(({ files }) => files));

/**
 * Each example as it is, and with each of its choices and switches at each place: expectations depend
 * on them. Sliders change how much there is of something.
 */
const variants = examples.flatMap((example) => [
  { what: example.slug, files: example.files },
  ...turnedExamples({ ...example, knobs: example.knobs?.filter(({ max }) => max === undefined) }),
]);

/** What would be marked as done, although it did not happen; and failures that are not told. */
async function weakSteps(files: Record<string, string>): Promise<string[]> {
  const trials = await tryBroken(await runs.compile(files));
  expect(trials.length).toBeGreaterThan(0);
  return trials.flatMap(({ caption, world, error }) =>
    isTold(error) ? [] : `"${caption}", although ${world}: ${error ?? "it holds"}`,
  );
}

describe("no step is marked as done that did not happen", () => {
  test.each(variants)("$what", async ({ files }) => {
    expect(await weakSteps(files)).toEqual([]);
  });
});

test("an expectation that looks at too little is found", async () => {
  const files = examples.find(({ slug }) => slug === "first-sign-in")?.files ?? {};
  const text = files["scenario.ts"] ?? "";
  const weak = text
    .replace(`visitor.isAt("https://github.com/login/oauth/authorize");`, "")
    .replace(`visitor.sees("app.example wants to sign you in with GitHub");`, "");
  expect(weak).not.toBe(text);
  expect(await weakSteps({ ...files, "scenario.ts": weak })).toEqual([
    `"She chooses GitHub, and GitHub asks for her consent", although the identity providers are down: it holds`,
    `"She chooses GitHub, and GitHub asks for her consent", although the user refuses: it holds`,
  ]);
});
