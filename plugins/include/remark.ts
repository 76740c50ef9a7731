import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import type { Processor } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";

/**
 * Remark plugin: `<Include file="docs/_advisories.mdx" />` becomes what that file has, so that several
 * pages show one text. Unlike an import, the text is part of the page: its proofs are listed with the
 * page's. The file's name begins with `_`, or it would be a page itself.
 *
 * @param options.root folder of the site
 * @throws a message with page and line if there is no such file
 */
export function remarkInclude(this: Processor, { root }: { root: string }) {
  const parse = (text: VFile) => this.parse(text) as Root;
  return async (tree: Root, page: VFile): Promise<void> => {
    const texts = new Map<string, Root>();
    const elements: MdxJsxFlowElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement) => {
      if (element.name === "Include") elements.push(element);
    });
    for (const element of elements) {
      const file = fileOf(element);
      const value = await readFile(path.join(root, file), "utf8").catch(() =>
        page.fail(
          `<Include> needs file="…", a file of this site; there is no "${file}".`,
          element as never,
        ),
      );
      texts.set(file, parse(new VFile({ path: path.join(root, file), value })));
    }
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement, index, parent: Root) => {
      if (element.name !== "Include" || index === undefined) return undefined;
      const { children = [] } = structuredClone(texts.get(fileOf(element))) ?? {};
      parent.children.splice(index, 1, ...children);
      return [SKIP, index + children.length];
    });
  };
}

function fileOf({ attributes }: MdxJsxFlowElement): string {
  const value = attributes.find((one) => "name" in one && one.name === "file")?.value;
  return typeof value === "string" ? value : "";
}
