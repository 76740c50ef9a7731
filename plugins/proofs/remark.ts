import path from "node:path";

import type { Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import type { Proof } from "../../src/components/Proof/proof";
import { putStatementsInLine } from "./in-line";
import { resolveProof } from "./resolve";

/** An element of MDX, in a line or on lines of its own. */
type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Remark plugin: a statement about behavior names what shows it.
 *
 * ```mdx
 * <Proved by="refresh-rotation/She signs in again">A sign-in heals it.</Proved>
 * ```
 *
 * Several are separated by semicolons; see `resolveProof` for their forms. The statement gets a mark,
 * and the page a list at its end, which says for each mark what shows it. A statement without a
 * proof, or with one that does not exist, ends the build with page and line.
 *
 * @param options.root folder of the site
 */
export function remarkProofs({ root }: { root: string }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    putStatementsInLine(tree);
    const elements: Element[] = [];
    visit(tree as never, (node: Element) => {
      if (/^mdxJsx(Flow|Text)Element$/.test(node.type) && node.name === "Proved")
        elements.push(node);
    });
    if (elements.length === 0) return;
    const proved: Proof[][] = [];
    for (const element of elements) {
      proved.push(await proofsOf(element, file, root));
      element.attributes = [attribute("number", String(proved.length))];
    }
    (tree.children as unknown[]).push({
      type: "mdxJsxFlowElement",
      name: "Proofs",
      attributes: [attribute("list", JSON.stringify(proved))],
      children: [],
    });
  };
}

async function proofsOf(element: Element, file: VFile, root: string): Promise<Proof[]> {
  const by = element.attributes.find((one) => "name" in one && one.name === "by")?.value;
  const place = `${path.relative(root, file.path)}:${element.position?.start.line ?? 1}`;
  if (typeof by !== "string" || by.trim() === "") {
    throw new Error(`${place}: <Proved> needs by="…": what shows that the statement is true.`);
  }
  try {
    return await Promise.all(by.split(";").map((one) => resolveProof(one.trim(), root)));
  } catch (error) {
    throw new Error(`${place}: <Proved by="${by}">: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function attribute(name: string, value: string) {
  return { type: "mdxJsxAttribute" as const, name, value };
}
