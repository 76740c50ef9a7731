import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { compile } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import { VFile } from "vfile";
import { afterAll, beforeAll, expect, test } from "vitest";

import { remarkInclude } from "./remark";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "include-"));
  await writeFile(path.join(root, "_part.mdx"), "| A |\n| - |\n| <b>1</b> |\n\nAfter.\n");
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function compiled(mdx: string): Promise<string> {
  const page = new VFile({ path: path.join(root, "page.mdx"), value: mdx });
  const remarkPlugins = [remarkGfm, [remarkInclude, { root }]] as never[];
  return String(await compile(page, { jsx: true, remarkPlugins }));
}

test("an include becomes the file's own elements, in their place, each time", async () => {
  const include = '<Include file="_part.mdx" />';
  const code = await compiled(`Before.\n\n${include}\n\nBetween.\n\n${include}\n`);
  const texts = [...code.matchAll(/>\{"(\w[^"]*)"\}</g)].map(([, text]) => text);
  expect(texts).toEqual(["Before.", "A", "1", "After.", "Between.", "A", "1", "After."]);
  expect(code).toMatch(/<_components\.table>[^]*<_components\.b>/);
  expect(code).not.toContain("Include");
});

test.each(['<Include file="_none.mdx" />', "<Include />"])(
  "%s ends the build at its place",
  async (include) => {
    await expect(compiled(`Before.\n\n${include}\n`)).rejects.toMatchObject({
      reason: expect.stringContaining("page.mdx:3: <Include>: "),
      line: 3,
    });
  },
);
