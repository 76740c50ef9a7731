import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { compile } from "@mdx-js/mdx";
import type { Code, Root } from "mdast";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";

import { remarkCodeFiles } from "./remark";

const root = mkdtempSync(path.join(tmpdir(), "code-files-"));
mkdirSync(path.join(root, "snippets"));
writeFileSync(
  path.join(root, "snippets/auth.ts"),
  "// #region a\n  export const a = 1;\n// #endregion a\nexport const b = 2;\n",
);

/** Runs the plugin on a page and returns its code blocks and the names of its elements. */
async function run(markdown: string, page = "docs/page.mdx") {
  const blocks: Code[] = [];
  const elements: unknown[] = [];
  const collect = () => (tree: Root) => {
    visit(tree, "code", (node) => void blocks.push(node));
    visit(tree, "mdxJsxFlowElement", ({ name, attributes }) => {
      elements.push([name, ...attributes.map(({ value }) => value)]);
    });
  };
  const format = page.endsWith(".md") ? "md" : "mdx";
  await compile(new VFile({ value: markdown, path: path.join(root, page) }), {
    format,
    remarkPlugins: [[remarkCodeFiles, { root }], collect],
  });
  return { blocks, elements };
}

const fence = (info: string, body = "") => `\`\`\`${info}\n${body}\n\`\`\``;

describe("remarkCodeFiles", () => {
  it("inserts a file, titled by its name", async () => {
    const { blocks } = await run(fence("ts file=snippets/auth.ts"));
    expect(blocks).toMatchObject([
      { value: "  export const a = 1;\nexport const b = 2;", meta: 'title="auth.ts"' },
    ]);
  });

  it("inserts a region and keeps the author's title and highlights", async () => {
    const { blocks } = await run(fence('ts file=snippets/auth.ts#a title="/auth.ts" {1}'));
    expect(blocks).toMatchObject([{ value: "export const a = 1;", meta: 'title="/auth.ts" {1}' }]);
  });

  it.each([
    ["a missing file", "ts file=snippets/no.ts", "file=snippets/no.ts: no such file"],
    ["an unknown region", "ts file=snippets/auth.ts#b", 'no region "b" in the file (it has: a)'],
    ["a file outside", "ts file=../secret.ts", "file=../secret.ts is outside the site"],
  ])("fails on %s, with page and line", async (_what, info, message) => {
    await expect(run(`Text.\n\n${fence(info)}`)).rejects.toThrow(`docs/page.mdx:3: `);
    await expect(run(fence(info))).rejects.toThrow(message);
  });

  it("fails on a block that has both a file and text", async () => {
    const block = fence("ts file=snippets/auth.ts", "const c = 3;");
    await expect(run(block)).rejects.toThrow("docs/page.mdx:1: a block with file= must be empty");
  });

  it.each(["ts", "tsx", "js", "svelte", "sh", "TypeScript", "bash"])(
    "refuses %s code typed into a page",
    async (language) => {
      const block = fence(language, "code");
      await expect(run(`# Title\n\n- item\n\n${block}`)).rejects.toThrow(
        `docs/page.mdx:5: this ${language} block is typed into the page`,
      );
      await expect(run(block, "blog/post.md")).rejects.toThrow("blog/post.md:1");
    },
  );

  it("refuses code inside other content, too", async () => {
    await expect(
      run(`<Tabs>\n  <div>\n\n${fence("ts", "code")}\n\n  </div>\n</Tabs>`),
    ).rejects.toThrow("docs/page.mdx:4");
  });

  it("lets a block through that says wrong, and none with another word", async () => {
    const { blocks } = await run(fence('ts wrong title="a"', "code"));
    expect(blocks).toMatchObject([{ value: "code" }]);
    for (const word of ["pseudo", "output", "sketch", 'title="wrong"']) {
      await expect(run(fence(`ts ${word}`, "code"))).rejects.toThrow("typed into the page");
    }
  });

  it("marks wrong code in words, typed or from a file", async () => {
    const { blocks, elements } = await run(
      `${fence("ts wrong", "code")}\n\n${fence("ts file=snippets/auth.ts wrong")}\n\n${fence("json", "{}")}`,
    );
    expect(elements).toEqual([["WrongCode"], ["WrongCode"]]);
    expect(blocks).toHaveLength(3);
  });

  it("says what is wrong where the author does", async () => {
    const { elements } = await run(fence('ts wrong="Leaks the token" title="auth.ts"', "code"));
    expect(elements).toEqual([["WrongCode", "Leaks the token"]]);
  });

  it("leaves other languages and generated pages alone", async () => {
    await run(fence("json", "{}"));
    await run(fence("", "text"));
    await run(fence("ts", "code"), "docs/reference/core/index.md");
  });
});
