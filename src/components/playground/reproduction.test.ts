import path from "node:path";

import { expect, test } from "vitest";

import { loadExample } from "../../../plugins/examples/load";
import { FreshRuns } from "../../../tests/support/fresh-runs";
import { logLine } from "../../lab/inspector/rows";
import { givenFiles, type LabExample } from "../../lab/example";
import { readConstant, writeConstant } from "../../config-code/constants";
import { ERRORS, reproducible, reproductionOf } from "./reproduction";

const example = await loadExample(path.resolve("examples", ERRORS), ERRORS);
const names = reproducible(example);
const runs = await FreshRuns.of([example.files]);

/** What the log has when a lab is played to its end. */
async function logOf(files: Record<string, string>): Promise<string[]> {
  const run = (await runs.compile(files))();
  try {
    while (run.done < run.scenario.steps.length) await run.next();
    expect(run.missing).toEqual([]);
    return run.world.trace.events.flatMap((event) => {
      const line = logLine(event);
      return line ? [`${line.level} ${line.code ?? ""} ${line.message}`] : [];
    });
  } finally {
    run.world.dispose();
  }
}

/** The example of all errors, turned to one: what the page of errors tells of. */
function turnedTo(name: string): Record<string, string> {
  const file = "settings.ts";
  return {
    ...example.files,
    [file]: writeConstant(example.files[file] ?? "", "problem", name) ?? "",
  };
}

function reproduced(name: string): LabExample {
  const lab = reproductionOf(example, name);
  if (!lab) throw new Error(`There is no lab for ${name}.`);
  return lab;
}

test.each(names)(
  "the lab for %s has its title, and logs what the page of errors shows",
  async (name) => {
    const lab = reproduced(name);
    expect(lab.title).toBe(name);
    const log = await logOf(givenFiles(lab));
    expect(log).toEqual(await logOf(turnedTo(name)));
    expect(log.some((line) => line.split(" ")[1] === name)).toBe(true);
  },
);

const mended = names.filter((name) => (reproduced(name).knobs ?? []).length > 0);

test("most of them have a switch for the fix, and the others a config that is right", () => {
  expect(mended).toHaveLength(25);
  const others = names.filter((name) => !mended.includes(name));
  const wrong = others.filter((name) => reproduced(name).turned?.["auth.ts"]?.includes("...setup"));
  expect(wrong).toEqual([
    "AccountNotLinked",
    "CredentialsSignin",
    "OAuthAccountNotLinked",
    "Verification",
  ]);
});

test.each(mended)("with the fix, %s is not logged any more", async (name) => {
  const files = givenFiles(reproduced(name));
  const code = files["settings.ts"] ?? "";
  expect(readConstant(code, "fixed")).toBe(false);
  const log = await logOf({ ...files, "settings.ts": writeConstant(code, "fixed", true) ?? "" });
  expect(log.filter((line) => line.split(" ")[1] === name)).toEqual([]);
});

test("what is no error has no lab", () => {
  expect(reproductionOf(example, "FlatTireError")).toBeUndefined();
});
