import { describe, expect, test } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import { readConstant, writeConstant, type Literal } from "../src/config-code/constants";
import type { Knob } from "../src/scenario/types";
import { playFiles } from "../tests/support/play-files";

/** Every knob of every example, at every place to which a reader can turn it but the first. */
const turned = (await loadExamples("examples")).flatMap(({ slug, files, knobs = [] }) =>
  knobs.flatMap((knob) => {
    const code = files[knob.file] ?? "";
    return placesOf(knob, readConstant(code, knob.name)).map((value) => ({
      what: `${slug}, ${knob.name} = ${JSON.stringify(value)}`,
      files: { ...files, [knob.file]: writeConstant(code, knob.name, value) ?? "" },
    }));
  }),
);

/** Of a slider only its ends: what lies between is of the same kind. */
function placesOf({ min = 0, max = 0, choices = {} }: Knob, value: Literal | undefined): Literal[] {
  const all =
    typeof value === "boolean"
      ? [true, false]
      : typeof value === "number"
        ? [min, max]
        : Object.keys(choices);
  return all.filter((place) => place !== value);
}

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
