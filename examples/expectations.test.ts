import { expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { WeakSteps } from "../tests/support/weak-steps";

const examples = await loadExamples("examples");
const weakSteps = await WeakSteps.of(examples.map(({ files }) => files));

test.each(examples)("no step is marked as done that did not happen: $slug", async ({ files }) => {
  expect(await weakSteps.in(files)).toEqual([]);
});

test("an expectation that looks at too little is found", async () => {
  const files = examples.find(({ slug }) => slug === "first-sign-in")?.files ?? {};
  const text = files["scenario.ts"] ?? "";
  const weak = text
    .replace(`visitor.isAt("https://github.com/login/oauth/authorize");`, "")
    .replace(`visitor.sees("app.example wants to sign you in with GitHub");`, "");
  expect(weak).not.toBe(text);
  expect(await weakSteps.in({ ...files, "scenario.ts": weak })).toEqual([
    `"She chooses GitHub, and GitHub asks for her consent", although the identity providers are down: it holds`,
    `"She chooses GitHub, and GitHub asks for her consent", although the user refuses: it holds`,
  ]);
});
