import type { Paragraph, Parent, Root, RootContent, Text } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";

/**
 * A statement that stands on lines of its own becomes the beginning of the text that follows it.
 *
 * A formatter breaks a long element at the beginning of a paragraph into lines. To MDX it is then a
 * block, which ends the paragraph: its mark would stand below it, and the rest of the sentence, too.
 *
 * @param tree changed in place
 */
export function putStatementsInLine(tree: Root): void {
  visit(tree, (node) => {
    if ("children" in node) putChildrenInLine(node);
  });
}

function putChildrenInLine(parent: Parent): void {
  const { children } = parent;
  for (const [index, child] of children.entries()) {
    const statement = isStatement(child) ? inLine(child) : undefined;
    if (!statement) continue;
    const paragraph: Paragraph = { type: "paragraph", children: [statement] };
    const next = children[index + 1];
    if (next?.type === "paragraph" && follows(next, child)) {
      paragraph.children.push(...startOf(next), ...next.children);
      children.splice(index + 1, 1);
    }
    children[index] = paragraph;
  }
}

function isStatement(node: RootContent): node is MdxJsxFlowElement {
  return node.type === "mdxJsxFlowElement" && node.name === "Proved";
}

/** The element as part of a line; undefined if it holds more than text. */
function inLine(element: MdxJsxFlowElement): MdxJsxTextElement | undefined {
  const [only, ...more] = element.children;
  if (only?.type !== "paragraph" || more.length > 0) return undefined;
  return { ...element, type: "mdxJsxTextElement", children: only.children };
}

/** Whether there is no empty line between them. */
function follows(next: RootContent, element: RootContent): boolean {
  return next.position?.start.line === (element.position?.end.line ?? NaN) + 1;
}

/** The space that the line's end stands for, unless punctuation follows. */
function startOf({ children: [first] }: Paragraph): Text[] {
  const isPunctuation = first?.type === "text" && /^[,.:;!?)]/.test(first.value);
  return isPunctuation ? [] : [{ type: "text", value: " " }];
}
