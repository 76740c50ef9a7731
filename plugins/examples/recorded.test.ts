import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { listExamples, loadExample } from "./load";
import { recordedSteps } from "./recorded";

test("each step of each example has what was recorded of it", async () => {
  for (const slug of await listExamples("examples")) {
    const { steps, recorded = [] } = await loadExample(`examples/${slug}`, slug);
    expect(recorded, slug).toHaveLength(steps.length);
    const transcript = readFileSync(`examples/${slug}/transcript.txt`, "utf8");
    const linesIn = (text: string) => text.split("\n").filter((line) => line.trim() !== "").length;
    const all = recorded.reduce((sum, text) => sum + linesIn(text), 0);
    // Every line of it, but for the headings.
    expect(all, slug).toBe(linesIn(transcript) - steps.length);
  }
});

test("a transcript of other steps says nothing of these", () => {
  const transcript = "1. A\n\n  x → y\n      z\n\n2. B\n";
  const [a, b] = [{ caption: "A" }, { caption: "B" }];
  expect(recordedSteps(transcript, [a, b])).toEqual(["x → y\n    z", ""]);
  expect(recordedSteps(transcript, [b, a])).toBeUndefined();
  expect(recordedSteps(transcript, [a])).toBeUndefined();
});
