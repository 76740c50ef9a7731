import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Root } from "mdast";
import { unified } from "unified";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { labElement } from "./lab-element";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "examples-"));
  for (const slug of ["first-sign-in", "magic-link"]) {
    await mkdir(path.join(root, slug));
    await writeFile(path.join(root, slug, "auth.ts"), "");
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
  return unified().use(labElement, { root }).run(tree) as Promise<Root>;
}

/** The text of the imports that a page begins with. */
function importsOf(tree: Root): string[] {
  return tree.children.flatMap((node) =>
    (node.type as string) === "mdxjsEsm" && "value" in node ? [node.value] : [],
  );
}

describe("<Lab example>", () => {
  test("imports the lab and the example's data, and hands the data over", async () => {
    const lab = element("Lab", { id: "lab", example: "first-sign-in" });
    const tree = await transform(lab);
    expect(importsOf(tree)).toEqual([
      'import { Lab } from "@site/src/playground"',
      'import example_first_sign_in from "@generated/examples/default/first-sign-in.json"',
    ]);
    expect(lab.attributes).toEqual([
      { type: "mdxJsxAttribute", name: "id", value: "lab" },
      {
        type: "mdxJsxAttribute",
        name: "example",
        value: expect.objectContaining({
          type: "mdxJsxAttributeValueExpression",
          value: "example_first_sign_in",
        }),
      },
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
            source: { value: "@site/src/playground" },
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

  test("leaves pages without a lab alone", async () => {
    const tree = await transform(element("Tabs", { example: "first-sign-in" }));
    expect(tree.children).toHaveLength(1);
  });

  test.each([
    ["an unknown example", { example: "first-sing-in" }, '<Lab example="first-sing-in">'],
    ["a folder without auth.ts", { example: "empty" }, '<Lab example="empty">'],
    ["an empty name", { example: "" }, '<Lab example="">'],
    ["no name", {}, "<Lab> needs an attribute example"],
    ["a name without value", { example: null }, "<Lab> needs an attribute example"],
    ["an expression", { example: { value: "slug" } }, "<Lab> needs an attribute example"],
  ])("with %s fails the build at its place", async (_what, attributes, reason) => {
    const failed = transform(element("Lab", attributes, 7));
    await expect(failed).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
      line: 7,
      column: 3,
    });
  });
});
