import type { LabExample } from "../../src/lab/example";
import { readConstant, writeConstant, type Literal } from "../../src/config-code/constants";
import type { Knob } from "../../src/scenario/types";

/** An example with one knob turned. */
export interface TurnedExample {
  /** Which knob, and to what: "checks, checks = \"state\"". */
  what: string;
  files: Record<string, string>;
}

/** Every knob of an example, at every place to which a reader can turn it but the first. */
export function turnedExamples({
  slug,
  files,
  knobs = [],
}: Pick<LabExample, "slug" | "files"> & { knobs?: Knob[] | undefined }): TurnedExample[] {
  return knobs.flatMap((knob) => {
    const code = files[knob.file] ?? "";
    return placesOf(knob, readConstant(code, knob.name)).map((value) => ({
      what: `${slug}, ${knob.name} = ${JSON.stringify(value)}`,
      files: { ...files, [knob.file]: writeConstant(code, knob.name, value) ?? "" },
    }));
  });
}

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
