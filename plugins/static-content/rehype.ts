import type { ElementContent, Root, RootContent } from "hast";
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from "mdast-util-mdx-jsx";

type Node = RootContent | ElementContent;

/** Components of pages that only stand there, and take nothing but text. */
const STATIC_COMPONENTS = new Set([
  "CallTable",
  "FaqEntry",
  "FaqQuestion",
  "OldAnchor",
  "Proved",
  "Version",
  "WrongCode",
]);

/** The component that shows all its children as they are. */
const PANEL = "TabItem";

/** A question (plugins/faq): its answer is a `div`, and what it opens with must stay in its place. */
const QUESTION = "FaqEntry";

/** The component in which static parts stand: src/hydration/Static. */
const STATIC = "Static";

/**
 * Rehype plugin: puts what only stands there, such as text, tables and code, into `<Static>`, where React
 * does not take it over. A part with a component that keeps a state, such as a lab, stays outside.
 *
 * Register it last: it must see all that other plugins have written.
 */
export function rehypeStaticContent() {
  return (tree: Root): void => {
    group(tree);
  };
}

/** Puts each run of static children of a node into an element of its own. */
function group(parent: { children: Node[] }): void {
  const children: Node[] = [];
  let run: Node[] = [];
  const end = () => {
    if (run.some(({ type }) => type !== "text")) children.push(wrap(run));
    else children.push(...run);
    run = [];
  };
  for (const child of parent.children) {
    if (isStatic(child)) {
      run.push(child);
      continue;
    }
    end();
    groupWithin(child);
    children.push(child);
  }
  end();
  parent.children = children;
}

/** What a component that is not static shows of the page may be. */
function groupWithin(node: Node, parent?: Node): void {
  if (!("children" in node)) return;
  const isAnswer = isNamed(node, "div") && parent !== undefined && isNamed(parent, QUESTION);
  if (isAnswer || isNamed(node, PANEL)) group(node as { children: Node[] });
  else for (const child of node.children) groupWithin(child, node);
}

function isNamed(node: Node, name: string): boolean {
  return isComponent(node) && node.name === name;
}

function wrap(run: Node[]): Node {
  const children = run as MdxJsxFlowElementHast["children"];
  return { type: "mdxJsxFlowElement", name: STATIC, attributes: [], children } as Node;
}

function isStatic(node: Node): boolean {
  if (node.type === "text" || node.type === "comment") return true;
  if (isComponent(node)) return isStaticComponent(node) && node.children.every(isStatic);
  // Docusaurus makes a component of its own of this one.
  if (node.type === "element") return node.tagName !== "details" && node.children.every(isStatic);
  // An expression such as `{" "}`.
  return "value" in node && /^\s*"[^"\\]*"\s*$/.test(node.value);
}

function isComponent(node: Node): node is MdxJsxFlowElementHast | MdxJsxTextElementHast {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** Elements that a page writes as HTML are static as well. */
function isStaticComponent({ name, attributes }: MdxJsxFlowElementHast | MdxJsxTextElementHast) {
  const isHtml = name !== null && /^[a-z]/.test(name);
  if (!isHtml && !STATIC_COMPONENTS.has(name ?? "")) return false;
  return attributes.every(
    (one) => one.type === "mdxJsxAttribute" && typeof (one.value ?? "") === "string",
  );
}
