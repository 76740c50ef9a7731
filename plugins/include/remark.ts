import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Root } from "mdast";
import type { Processor } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { VFile } from "vfile";

import { noteReads } from "../inputs/reads";
import { forElements, type PageElement, type PageOptions, textOf } from "../pages/elements";

/**
 * Remark plugin: `<Include file="docs/_advisories.mdx" />` becomes what that file has, so that several
 * pages show one text. Unlike an import, the text is part of the page: its proofs are listed with the
 * page's. The file's name begins with `_`, or it would be a page itself.
 *
 * @throws a message with page and line if there is no such file
 */
export function remarkInclude(this: Processor, { root }: PageOptions) {
  const parse = (text: VFile) => this.parse(text) as Root;
  return async (tree: Root, page: VFile): Promise<void> => {
    const included = new Map<PageElement, Root>();
    await forElements({ tree, page, root }, ["Include"], async (element) => {
      const file = textOf(element, "file");
      const place = path.join(root, file);
      noteReads([place]);
      const value = await readFile(place, "utf8").catch(() => {
        throw new Error(`there is no file ${file}`);
      });
      included.set(element, parse(new VFile({ path: place, value })));
    });
    visit(tree, "mdxJsxFlowElement", (element, index, parent) => {
      const text = included.get(element);
      if (!text || index === undefined) return undefined;
      parent?.children.splice(index, 1, ...text.children);
      return [SKIP, index + text.children.length];
    });
  };
}
