import { expect, test } from "vitest";

import { loadExamples } from "../../plugins/examples/load";
import { writeConstant } from "../../src/config-code/constants";
import { playFiles } from "../../tests/support/play-files";

/** Plays the lab with a single flight in so many processes: two knobs at once. */
async function playWith(processes: number): Promise<string> {
  const examples = await loadExamples("examples");
  const files = examples.find(({ slug }) => slug === "refresh-rotation")?.files ?? {};
  const singleFlight = writeConstant(files["settings.ts"] ?? "", "form", "single-flight") ?? "";
  const settings = writeConstant(singleFlight, "processes", processes) ?? "";
  return playFiles({ ...files, "settings.ts": settings });
}

/** The exchanges of the step in which four requests arrive together. */
function raceIn(transcript: string): string {
  return transcript.split(/^(?=\d+\. )/m).find((step) => step.includes("it asks 4 times")) ?? "";
}

test("of four requests at once, each process that gets one sends one refresh", async () => {
  for (const processes of [1, 2, 3]) {
    const race = raceIn(await playWith(processes));
    expect(race.match(/GET https:\/\/app\.example\/api\/profile/g)).toHaveLength(4);
    expect(race.match(/POST https:\/\/id\.acme\.example\/token/g)).toHaveLength(processes);
  }
});
