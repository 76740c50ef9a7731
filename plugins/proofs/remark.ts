import type { Root } from "mdast";
import type { VFile } from "vfile";

import type { Proof } from "../../src/components/Proof/proof";
import {
  attribute,
  createElement,
  forElements,
  type PageElement,
  type PageOptions,
  textOf,
} from "../pages/elements";
import { putStatementsInLine } from "./in-line";
import { resolveProof } from "./resolve";

/**
 * Remark plugin: a statement about behavior names what shows it.
 *
 * ```mdx
 * <Proved by="refresh-rotation/She signs in again">A sign-in brings new tokens.</Proved>
 * ```
 *
 * Several are separated by semicolons; see `resolveProof` for their forms. The statement gets a mark,
 * and the page a list at its end, which says for each mark what shows it. A statement without a
 * proof, or with one that does not exist, ends the build with page and line.
 */
export function remarkProofs({ root }: PageOptions) {
  return async (tree: Root, page: VFile): Promise<void> => {
    putStatementsInLine(tree);
    const proved: Proof[][] = [];
    await forElements({ tree, page, root }, ["Proved"], async (element) => {
      proved.push(await proofsOf(element, root));
      element.attributes = [attribute("number", String(proved.length))];
    });
    if (proved.length === 0) return;
    tree.children.push(createElement("Proofs", { list: JSON.stringify(proved) }));
  };
}

function proofsOf(element: PageElement, root: string): Promise<Proof[]> {
  const references = textOf(element, "by").split(";");
  return Promise.all(references.map((one) => resolveProof(one.trim(), root)));
}
