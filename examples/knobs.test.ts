import { describe, expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { playFiles } from "../tests/support/play-files";
import { turnedExamples } from "../tests/support/turned-examples";

const turned = (await loadExamples("examples")).flatMap(turnedExamples);

describe("the scenario holds when a knob is turned", () => {
  test.each(turned)("$what", async ({ files }) => {
    await expect(playFiles(files)).resolves.toMatch(/\S/);
  });
});

test("the loader of the realm gives the transcripts that Node's own gives", async () => {
  const examples = await loadExamples("examples");
  for (const { slug, files } of examples.filter(({ slug }) => slug.includes("sessions"))) {
    await expect(await playFiles(files)).toMatchFileSnapshot(`./${slug}/transcript.txt`);
  }
});
