import type { Paragraph, Parent, Root, RootContent, Text } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";

/**
 * A statement that stands on lines of its own becomes a part of the text around it.
 *
 * A formatter breaks a long element at the beginning of a paragraph into lines, and those that come
 * after it in the paragraph. To MDX each is then a block, which ends the paragraph: its mark would
 * stand below it, and the rest of the sentence, too.
 *
 * @param tree changed in place
 */
export function putStatementsInLine(tree: Root): void {
  visit(tree, (node) => {
    if ("children" in node) putChildrenInLine(node);
  });
  visit(tree, "mdxJsxTextElement", (element, index, parent) => {
    const next = parent?.children[(index ?? NaN) + 1];
    if (element.name === "Proved" && next?.type === "text") {
      next.value = next.value.replace(SPACE_BEFORE_PUNCTUATION, "");
    }
  });
}

/** The formatter may also begin a line with what closes the sentence after a statement. */
const SPACE_BEFORE_PUNCTUATION = /^\s+(?=[,.:;!?)])/;

function putChildrenInLine(parent: Parent): void {
  if (!parent.children.some(isStatement)) return;
  const joined: RootContent[] = [];
  for (const child of parent.children) {
    const part = asParagraph(child);
    const last = joined.at(-1);
    if (last?.type === "paragraph" && part.type === "paragraph" && follows(part, last)) {
      last.children.push(...startOf(part), ...part.children);
      if (last.position && part.position) last.position.end = part.position.end;
    } else {
      joined.push(part);
    }
  }
  parent.children = joined;
}

/** A statement as a paragraph, if it can be one; anything else as it is. */
function asParagraph(child: RootContent): RootContent {
  const statement = isStatement(child) ? inLine(child) : undefined;
  if (!statement) return child;
  return { type: "paragraph", children: [statement], position: child.position };
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
function follows(next: Paragraph, last: Paragraph): boolean {
  return next.position?.start.line === (last.position?.end.line ?? NaN) + 1;
}

/** The space that the line's end stands for, unless punctuation follows. */
function startOf({ children: [first] }: Paragraph): Text[] {
  const isPunctuation = first?.type === "text" && /^[,.:;!?)]/.test(first.value);
  return isPunctuation ? [] : [{ type: "text", value: " " }];
}
