import type { Heading, Root, RootContent } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { toString } from "mdast-util-to-string";
import type { Plugin } from "unified";

import { createElement } from "../pages/elements";

/** Headings of this depth are questions; shallower ones separate groups of questions. */
const QUESTION_DEPTH = 3;

/**
 * Turns the questions of a page with `collapsible: true` in its front matter into disclosures:
 * a `###` heading and what follows it, up to the next heading of the same or a higher rank,
 * become
 *
 * ```html
 * <FaqEntry id="…" question="…"><FaqQuestion>question</FaqQuestion><div>answer</div></FaqEntry>
 * ```
 *
 * which renders a native `<details>` with the heading in its `<summary>`, closed by default.
 * `<FaqControls>` is put before the first heading. Register it as a `remarkPlugins` entry: it must
 * run after Docusaurus has given the headings their ids and has collected the table of contents.
 */
export const remarkCollapsibleQuestions: Plugin<[], Root> = () => (tree, file) => {
  const { frontMatter } = file.data as { frontMatter?: Record<string, unknown> };
  if (frontMatter?.collapsible !== true) return;

  const firstHeading = tree.children.findIndex(({ type }) => type === "heading");
  if (firstHeading < 0) return;
  const introduction = tree.children.slice(0, firstHeading);
  const rest = tree.children.slice(firstHeading);
  tree.children = [...introduction, createElement("FaqControls"), ...wrapQuestions(rest)];
};

function wrapQuestions(nodes: readonly RootContent[]): RootContent[] {
  const wrapped: RootContent[] = [];
  let answer: MdxJsxFlowElement | undefined;
  for (const node of nodes) {
    if (isQuestion(node)) {
      answer = createElement("div");
      wrapped.push(entry(node, answer));
    } else if (node.type === "mdxjsEsm") {
      // Imports and exports (the table of contents is one) stay at the module's top level.
      wrapped.push(node);
    } else if (answer && !isGroupHeading(node)) {
      answer.children.push(node as MdxJsxFlowElement["children"][number]);
    } else {
      answer = undefined;
      wrapped.push(node);
    }
  }
  return wrapped;
}

function isQuestion(node: RootContent): node is Heading {
  return node.type === "heading" && node.depth === QUESTION_DEPTH;
}

function isGroupHeading(node: RootContent): boolean {
  return node.type === "heading" && node.depth < QUESTION_DEPTH;
}

function entry(heading: Heading, answer: MdxJsxFlowElement): MdxJsxFlowElement {
  const id = String(heading.data?.hProperties?.id);
  // Inline content directly in the element, as MDX itself has it for `<h3>text</h3>` on one line.
  const question = Object.assign(createElement("FaqQuestion", { id }), {
    children: heading.children,
  });
  return createElement("FaqEntry", { id, question: toString(heading) }, [question, answer]);
}
