import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Root } from "mdast";
import { unified } from "unified";
import { VFile } from "vfile";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { TurnedExample } from "../../src/lab/example";
import { labElement } from "./lab-element";

/** Captions of the steps of each example. */
const EXAMPLES = {
  "first-sign-in": ["She signs in"],
  "magic-link": ["She signs in", "She comes back"],
  passkey: ["She signs in", "She comes back"],
};

/** An example with knobs: what happens depends on one of them, which steps there are on another. */
const GUARDED = {
  "settings.ts": `export const guarded: boolean = false;
export const times: number = 2;
export const form: string = "long";
`,
  "scenario.ts": `import { form, guarded, times } from "./settings";
const caption = form === "long" ? "Mallory signs in" : "Mallory";
export default {
  knobs: [
    { name: "guarded", file: "settings.ts", label: "With the guard" },
    { name: "times", file: "settings.ts", label: "Tries", min: 1, max: 3, unit: "a day" },
    { name: "form", file: "settings.ts", label: "Form", choices: { long: "Long", short: "Short" } },
  ],
  steps: [{ caption, why: (guarded ? "Refused" : "Let in") + " at try " + times }],
};`,
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "examples-"));
  for (const [slug, captions] of Object.entries(EXAMPLES)) {
    await mkdir(path.join(root, slug));
    await writeFile(path.join(root, slug, "auth.ts"), "");
    await writeFile(path.join(root, slug, "app.ts"), "");
    const steps = JSON.stringify(captions.map((caption) => ({ caption, why: "" })));
    const scenario = `export default { title: "The ${slug}", steps: ${steps} }`;
    await writeFile(path.join(root, slug, "scenario.ts"), scenario);
  }
  await mkdir(path.join(root, "guarded"));
  for (const [name, text] of Object.entries({ "auth.ts": "", "app.ts": "", ...GUARDED })) {
    await writeFile(path.join(root, "guarded", name), text);
  }
  await mkdir(path.join(root, "empty"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** An element as remark-mdx has it, at a line of the page. */
function element(name: string, attributes: Record<string, unknown>, line = 1) {
  return {
    type: "mdxJsxFlowElement",
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: "mdxJsxAttribute",
      name: key,
      value,
    })),
    children: [],
    position: { start: { line, column: 3 }, end: { line, column: 30 } },
  };
}

async function transform(...children: object[]) {
  const tree = { type: "root", children: [{ type: "paragraph", children }] } as unknown as Root;
  const page = new VFile({ path: path.join(root, "docs", "page.mdx") });
  return unified().use(labElement, { root, examples: root }).run(tree, page) as Promise<Root>;
}

/** The text of the imports that a page begins with. */
function importsOf(tree: Root): string[] {
  return tree.children.flatMap((node) =>
    (node.type as string) === "mdxjsEsm" && "value" in node ? [node.value] : [],
  );
}

describe("<Lab example>", () => {
  test("imports the lab and the example's data, and hands the data over", async () => {
    const lab = element("Lab", { height: "40rem", example: "first-sign-in" });
    const tree = await transform(lab);
    expect(importsOf(tree)).toEqual([
      'import { Lab } from "@site/src/lab"',
      'import example_first_sign_in from "@generated/examples/default/first-sign-in.json"',
    ]);
    expect(lab.attributes).toEqual([
      {
        type: "mdxJsxAttribute",
        name: "example",
        value: expect.objectContaining({
          type: "mdxJsxAttributeValueExpression",
          value: "example_first_sign_in",
        }),
      },
      { type: "mdxJsxAttribute", name: "height", value: "40rem" },
    ]);
  });

  test("imports each thing once, however many labs there are", async () => {
    const tree = await transform(
      element("Lab", { example: "first-sign-in" }),
      element("Lab", { example: "magic-link" }),
      element("Lab", { example: "first-sign-in" }),
    );
    expect(importsOf(tree).map((line) => line.split(" from ")[0])).toEqual([
      "import { Lab }",
      "import example_first_sign_in",
      "import example_magic_link",
    ]);
  });

  test("brings its imports as syntax trees too, which is what MDX compiles", async () => {
    const tree = await transform(element("Lab", { example: "magic-link" }));
    const programs = tree.children
      .slice(0, 2)
      .map((node) => (node.data as { estree: unknown }).estree);
    expect(programs).toMatchObject([
      {
        body: [
          {
            type: "ImportDeclaration",
            source: { value: "@site/src/lab" },
            specifiers: [{ type: "ImportSpecifier", imported: { name: "Lab" } }],
          },
        ],
      },
      {
        body: [
          {
            source: { value: "@generated/examples/default/magic-link.json" },
            specifiers: [{ type: "ImportDefaultSpecifier", local: { name: "example_magic_link" } }],
          },
        ],
      },
    ]);
  });

  test("takes panels, a tour and a height", async () => {
    const props = { panels: "Cookies, Log", tour: { value: "3" }, height: "40rem" };
    const tree = await transform(
      element("Lab", { example: "magic-link", ...props }),
      element("Lab", { example: "magic-link", tour: { value: "false" } }),
    );
    expect(importsOf(tree)).toHaveLength(2);
  });

  test("leaves pages without a lab alone", async () => {
    const tree = await transform(element("Tabs", { example: "first-sign-in" }));
    expect(tree.children).toHaveLength(1);
  });

  test.each([
    ["an unknown example", { example: "first-sing-in" }, '<Lab>: "first-sing-in" names no folder'],
    ["a folder without auth.ts", { example: "empty" }, '<Lab>: "empty" names no folder'],
    ["an empty name", { example: "" }, '<Lab>: "" names no folder'],
    ["no name", {}, "<Lab>: it needs example"],
    ["a name without value", { example: null }, "<Lab>: it needs example"],
    ["an expression", { example: { value: "slug" } }, "<Lab>: it needs example"],
    ["an unknown attribute", { example: "magic-link", hight: "1rem" }, "has no attribute hight"],
    ["an unknown panel", { example: "magic-link", panels: "Cookie" }, '"Cookie" is no panel.'],
    ["a panel twice", { example: "magic-link", panels: "Log, Log" }, "is named twice"],
    ["panels as an expression", { example: "magic-link", panels: { value: "a" } }, "a text"],
    ["a tour as a text", { example: "magic-link", tour: "3" }, "tour must be {false}"],
    ["a tour of no steps", { example: "magic-link", tour: { value: "0" } }, "tour must be"],
    ["a height without unit", { example: "magic-link", height: "40" }, "height must be a length"],
  ])("with %s fails the build at its place", async (_what, attributes, reason) => {
    const failed = transform(element("Lab", attributes, 7));
    await expect(failed).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
      line: 7,
      column: 3,
    });
  });
});

describe("<Compare examples>", () => {
  test("imports itself and both examples' data, and hands them over as a list", async () => {
    const compare = element("Compare", { examples: "magic-link, passkey", panels: "Cookies" });
    const tree = await transform(compare);
    expect(importsOf(tree)).toEqual([
      'import { Compare } from "@site/src/lab"',
      'import example_magic_link from "@generated/examples/default/magic-link.json"',
      'import example_passkey from "@generated/examples/default/passkey.json"',
    ]);
    expect(compare.attributes[0]?.value).toMatchObject({
      value: "[example_magic_link, example_passkey]",
      data: {
        estree: { body: [{ expression: { elements: [{ name: "example_magic_link" }, {}] } }] },
      },
    });
  });

  test.each([
    ["one example", { examples: "magic-link" }, "two different folders"],
    ["the same twice", { examples: "passkey, passkey" }, "two different folders"],
    ["an unknown one", { examples: "passkey, pass" }, '<Compare>: "pass" names no folder'],
    ["a tour", { examples: "passkey, magic-link", tour: { value: "1" } }, "has no attribute tour"],
    [
      "tours that differ",
      { examples: "first-sign-in, passkey" },
      'Step 2 is missing in "The first-sign-in", and "She comes back" in "The passkey".',
    ],
  ])("with %s fails the build at its place", async (_what, attributes, reason) => {
    const failed = transform(element("Compare", attributes, 7));
    await expect(failed).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
      line: 7,
    });
  });

  test("of one example turns a knob two ways, and tells what becomes of it", async () => {
    const compare = element("Compare", {
      example: "guarded",
      with: "guarded=false, guarded=true",
      titles: "Open, Guarded",
    });
    const tree = await transform(compare);
    expect(importsOf(tree)).toHaveLength(2);
    expect(compare.attributes.map(({ name }) => name)).toEqual(["examples", "turned"]);
    expect(compare.attributes[0]?.value).toMatchObject({
      value: "[example_guarded, example_guarded]",
    });
    expect(turnedOf(compare)).toEqual([
      {
        title: "Open",
        summary: "With the guard: off.",
        steps: [{ caption: "Mallory signs in", why: "Let in at try 2" }],
        turned: { "settings.ts": GUARDED["settings.ts"] },
      },
      {
        title: "Guarded",
        summary: "With the guard: on.",
        steps: [{ caption: "Mallory signs in", why: "Refused at try 2" }],
        turned: { "settings.ts": GUARDED["settings.ts"].replace("false", "true") },
      },
    ]);
  });

  test("turns numbers, too", async () => {
    const compare = element("Compare", {
      example: "guarded",
      with: "times=1, times=3",
      titles: "Once, Thrice",
    });
    await transform(compare);
    const whys = turnedOf(compare).map(({ summary, steps }) => [summary, steps[0]?.why]);
    expect(whys).toEqual([
      ["Tries: 1 a day.", "Let in at try 1"],
      ["Tries: 3 a day.", "Let in at try 3"],
    ]);
  });

  test.each([
    ["no titles", { with: "guarded=false, guarded=true" }, "<Compare>: it needs"],
    ["one setting", { with: "guarded=true", titles: "Open, Guarded" }, "<Compare>: it needs"],
    ["one setting twice", setTo("guarded=true", "guarded=true"), "<Compare>: it needs"],
    ["an unknown knob", setTo("guard=true", "guarded=true"), "It has guarded, times, form."],
    ["no value of a switch", setTo("guarded=yes", "guarded=true"), '"yes" is no boolean'],
    ["a number out of range", setTo("times=1", "times=4"), "is 4, not between 1 and 3"],
    ["no value of a choice", setTo("form=long", "form=wide"), "which its choices do not have"],
    [
      "steps that depend on it",
      setTo("form=long", "form=short"),
      'Step 1 is "Mallory signs in" in "One", and "Mallory" in "Other".',
    ],
  ])("of one example with %s fails the build at its place", async (_what, attributes, reason) => {
    const failed = transform(element("Compare", { example: "guarded", ...attributes }, 7));
    await expect(failed).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
      line: 7,
    });
  });
});

function setTo(one: string, other: string) {
  return { with: `${one}, ${other}`, titles: "One, Other" };
}

function turnedOf({ attributes }: ReturnType<typeof element>): TurnedExample[] {
  return JSON.parse(String(attributes[1]?.value)) as TurnedExample[];
}
