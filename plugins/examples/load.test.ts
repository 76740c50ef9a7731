import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { listExamples, loadExamples } from "./load";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "examples-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const scenario = `import { caption } from "./captions";
  const steps = [{ caption, why: "Because.", act() { throw new Error("played"); }, expect() {} }];
  export default { title: "Magic link", summary: "Mail comes.", world: {}, steps };`;

/** Writes an example; undefined leaves a file out. */
async function write(slug: string, files: Record<string, string | undefined> = {}): Promise<void> {
  await mkdir(path.join(root, slug));
  const all = {
    "auth.ts": "export default { providers: [] };",
    "app.ts": "export default { fetch };",
    "scenario.ts": scenario,
    "captions.ts": `export const caption: string = "She asks for a link";`,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    if (text !== undefined) await writeFile(path.join(root, slug, name), text);
  }
}

describe("examples", () => {
  test("are the folders, in alphabetical order; files beside them are none", async () => {
    await write("magic-link");
    await write("first-sign-in");
    await writeFile(path.join(root, "examples.test.ts"), "");
    expect(await listExamples(root)).toEqual(["first-sign-in", "magic-link"]);
  });

  test("are what their files and their scenario say; nothing is played", async () => {
    await write("magic-link");
    expect(await loadExamples(root)).toEqual([
      {
        slug: "magic-link",
        title: "Magic link",
        summary: "Mail comes.",
        files: {
          "auth.ts": "export default { providers: [] };",
          "app.ts": "export default { fetch };",
          "scenario.ts": scenario,
          "captions.ts": `export const caption: string = "She asks for a link";`,
        },
        steps: [{ caption: "She asks for a link", why: "Because." }],
      },
    ]);
  });

  test("have what readers can turn", async () => {
    const knobs = `[
      { name: "asked", file: "auth.ts", label: "Asked" },
      { name: "times", file: "auth.ts", label: "Times", min: 1, max: 3 },
      { name: "form", file: "auth.ts", label: "Form", choices: { long: "Long", short: "Short" } },
    ]`;
    await write("magic-link", {
      "auth.ts": `export const asked = true;\nexport const times = 2;\nexport const form = "long";`,
      "scenario.ts": scenario.replace("steps };", `steps, knobs: ${knobs} };`),
    });
    const [example] = await loadExamples(root);
    expect(example?.knobs?.map(({ name }) => name)).toEqual(["asked", "times", "form"]);
  });

  test.each([
    ['{ file: "app.ts", text: "nothing" }', 'points at "nothing", which is not in app.ts.'],
    ['{ file: "database.ts", text: "" }', "points at database.ts; there is auth.ts, app.ts"],
  ])("whose step points at %s are named, with the step", async (look, message) => {
    const pointing = scenario.replace('"Because."', `"Because.", look: [${look}]`);
    await write("magic-link", { "scenario.ts": pointing });
    await expect(loadExamples(root)).rejects.toThrow(
      `examples/magic-link: the step "She asks for a link" ${message}`,
    );
  });

  test("have their further modules after the files that every example has; tests are none", async () => {
    const more = { "schema.ts": "", "db.ts": "", "scenario.test.ts": "", "transcript.txt": "" };
    await write("magic-link", more);
    const [example] = await loadExamples(root);
    expect(Object.keys(example?.files ?? {})).toEqual([
      "auth.ts",
      "app.ts",
      "scenario.ts",
      "captions.ts",
      "db.ts",
      "schema.ts",
    ]);
  });

  test("of this site load", async () => {
    const examples = await loadExamples("examples");
    expect(examples.map(({ slug }) => slug)).toContain("first-sign-in");
    for (const { slug, title, summary, steps } of examples) {
      expect([title, summary].every(Boolean), slug).toBe(true);
      expect(steps.length, slug).toBeGreaterThan(0);
      for (const { caption, why } of steps) expect([caption, why].every(Boolean), slug).toBe(true);
    }
  });
});

describe("a faulty example fails the build with its file:", () => {
  test.each(["auth.ts", "app.ts", "scenario.ts"])("%s is missing", async (file) => {
    await write("magic-link", { [file]: undefined });
    await expect(loadExamples(root)).rejects.toThrow(
      `examples/magic-link has no ${file}. An example consists of auth.ts, app.ts, scenario.ts.`,
    );
  });

  test("the scenario is no TypeScript", async () => {
    await write("magic-link", { "scenario.ts": "export default {\n" });
    await expect(loadExamples(root)).rejects.toThrow(/magic-link\/scenario\.ts:2:0: ERROR/);
  });

  test("the scenario imports what is not there", async () => {
    await write("magic-link", { "captions.ts": undefined });
    await expect(loadExamples(root)).rejects.toThrow(/magic-link\/scenario\.ts:1:\d+: ERROR/);
  });

  test("the scenario throws", async () => {
    await write("magic-link", { "scenario.ts": `throw new Error("not today");` });
    await expect(loadExamples(root)).rejects.toThrow(
      /magic-link\/scenario\.ts does not evaluate: Error: not today/,
    );
  });

  test.each([
    ['name: "gone"', 'the knob "gone" names no constant with a literal value in auth.ts'],
    ['name: "times"', 'the knob "times" is a number and needs min and max'],
    ['name: "times", min: 3, max: 4', 'the knob "times" is 2, not between 3 and 4'],
    ['name: "form", choices: { short: "" }', 'the knob "form" is "long", which its choices'],
  ])("the scenario has a knob that cannot be turned: %s", async (members, message) => {
    await write("magic-link", {
      "auth.ts": `export const times = 2;\nexport const form = "long";`,
      "scenario.ts": scenario.replace(
        "steps };",
        `steps, knobs: [{ file: "auth.ts", label: "", ${members} }] };`,
      ),
    });
    await expect(loadExamples(root)).rejects.toThrow(`examples/magic-link: ${message}`);
  });

  test.each(["export const scenario = {};", "export default undefined;", "export default {};"])(
    "the scenario exports none: %s",
    async (text) => {
      await write("magic-link", { "scenario.ts": text });
      await expect(loadExamples(root)).rejects.toThrow(
        /magic-link\/scenario\.ts exports no scenario by default/,
      );
    },
  );
});
