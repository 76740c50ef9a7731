import { compile, selectAll, selectOne } from "css-select";
import {
  type AnyNode,
  type ChildNode,
  Element,
  isComment,
  isTag,
  isText,
  type ParentNode,
  Text,
} from "domhandler";
import { removeElement, replaceElement, textContent } from "domutils";

/*
 * Makes plain HTML of a page, of which a converter can make Markdown: without what one presses and
 * without marks of proofs; what is folded up, or behind a tab, stands open.
 */

/** What a reader of text has no use for. The check of words names these, too. */
export const LEFT_OUT = [
  "nav",
  "button",
  "form",
  "input",
  "select",
  "style",
  "script",
  "noscript",
  "template",
  "svg",
  "img",
  "iframe",
  "[aria-hidden=true]",
  "[data-nosnippet]",
  ".hash-link",
  ".theme-doc-toc-mobile",
  ".pagination-nav",
  ".theme-doc-footer",
  "sup[class^=mark_]",
  "details[class^=proofs_]",
].join(", ");

const isLeftOut = compile<AnyNode, Element>(LEFT_OUT);
const isTabs = compile<AnyNode, Element>(".tabs-container");
const isCodeTitle = compile<AnyNode, Element>("[class^=codeBlockTitle]");

const BLOCK = /^(?:p|pre|[uod]l|table|div|section|blockquote|h[1-6]|details|figure)$/;
const HEADING = /^h[1-6]$/;

/** Changes the content of a page in place. @param hasLabs whether labs keep their code and steps */
export function prune(root: Element, hasLabs = true): void {
  if (!hasLabs) {
    for (const one of selectAll<AnyNode, Element>("[data-lab] > :not(header)", root)) {
      removeElement(one);
    }
  }
  for (const child of [...root.children]) visit(child);
}

function visit(node: AnyNode): void {
  // React leaves empty comments between texts.
  if (isComment(node)) return removeElement(node);
  if (!isTag(node)) return;
  if (isLeftOut(node)) return removeElement(node);
  if (node.name === "pre") return flatten(node);
  if (node.name === "br") return replaceElement(node, new Text(" "));
  if (/^t[dh]$/.test(node.name)) setApart(node);
  if (isTabs(node)) openTabs(node);
  if (node.attribs["data-lab"] !== undefined) nameLab(node);
  if (node.name === "summary" && !hasElement(node, HEADING)) node.name = "p";
  if (isCodeTitle(node)) node.name = "p";
  for (const child of [...node.children]) visit(child);
  const isWrapper = ["details", "summary"].includes(node.name);
  if (isWrapper || (node.name === "span" && hasElement(node, BLOCK))) unwrap(node);
}

/** A cell of Markdown is one line: what stands below each other in it is set apart by commas. */
function setApart(cell: Element): void {
  cell.children = cell.children.flatMap((child, i): ChildNode[] =>
    i > 0 && isTag(child) && BLOCK.test(child.name) ? [new Text(", "), child] : [child],
  );
  for (const child of cell.children) {
    child.parent = cell;
    // White space around a block would go.
    if (isTag(child) && /^(?:div|p)$/.test(child.name)) child.name = "span";
  }
}

/** Whether an element has one of these names in it. */
function hasElement(node: Element, names: RegExp): boolean {
  return node.children.some(
    (child) => isTag(child) && (names.test(child.name) || hasElement(child, names)),
  );
}

/** A block of code becomes one text, with the name of its language. */
function flatten(pre: Element): void {
  const language = languageOf(pre);
  const code = new Element("code", language === undefined ? {} : { class: `language-${language}` });
  code.children = [new Text(linesOf(pre).replace(/^\n|\n$/g, ""))];
  code.children.forEach((child) => (child.parent = code));
  pre.children = [code];
  code.parent = pre;
}

function languageOf(element: Element): string | undefined {
  for (let one: ParentNode | null = element; one && isTag(one); one = one.parent) {
    const language = /(?:^|\s)language-(\w+)/.exec(one.attribs["class"] ?? "")?.[1];
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The text of a block of code: each line of it is an element. */
function linesOf(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return "";
  const isLine = /(?:^|\s)token-line/.test(node.attribs["class"] ?? "");
  if (node.name === "br") return isInLine(node) ? "" : "\n";
  return node.children.map(linesOf).join("") + (isLine ? "\n" : "");
}

function isInLine({ parent }: AnyNode): boolean {
  return parent !== null && isTag(parent) && /token-line/.test(parent.attribs["class"] ?? "");
}

/** A lab's title stands out, and leads to where it is played. */
function nameLab(lab: Element): void {
  const title = selectOne<AnyNode, Element>("header p", lab.children);
  if (!title) return;
  const href = `/playground/?example=${lab.attribs["data-lab"] ?? ""}`;
  const link = new Element("a", { href }, title.children);
  for (const child of link.children) child.parent = link;
  const strong = new Element("strong", {}, [link]);
  link.parent = strong;
  strong.parent = title;
  title.children = [strong];
}

/** The name of each tab stands above what is behind it. */
function openTabs(tabs: Element): void {
  const names: string[] = [];
  const panels: Element[] = [];
  const look = (node: AnyNode): void => {
    if (!isTag(node)) return;
    if (node.attribs["role"] === "tab") names.push(textContent(node));
    else if (node.attribs["role"] === "tabpanel") panels.push(node);
    else node.children.forEach(look);
  };
  tabs.children.forEach(look);
  for (const child of tabs.children.filter(isTag)) {
    if (child.attribs["role"] === "tablist") removeElement(child);
  }
  panels.forEach((panel, i) => {
    const title = new Element("p", {}, [new Element("strong", {}, [new Text(names[i] ?? "")])]);
    title.parent = panel;
    panel.children.unshift(title);
    delete panel.attribs["hidden"];
  });
}

function unwrap(element: Element): void {
  const { children } = element;
  const holder = new Element("div", {}, children);
  for (const child of children) child.parent = holder;
  // A block of its own, so that what was folded up stays apart from what follows.
  replaceElement(element, holder);
}
