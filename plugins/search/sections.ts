import { compile, is, selectOne } from "css-select";
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";

import type { Kind, Page, Section } from "../../src/search/pages";

/**
 * What is on a page and does not tell what the page is about: what one presses, where one may go
 * next, how statements are shown to be true, and what was recorded or stands there as code of a lab.
 */
const NO_TEXT = compile<AnyNode, Element>(
  [
    "nav",
    "button",
    "form",
    "label",
    "select",
    "style",
    "script",
    "svg",
    "[role=tablist]",
    "[role=img]",
    "[data-nosnippet]",
    ".hash-link",
    ".ref-source",
    ".ref-origin",
    ".theme-doc-toc-mobile",
    ".pagination-nav",
    ".avatar",
    "footer",
    'sup[class^="mark_"]',
    'details[class^="proofs_"]',
    '[class^="calls_"]',
    "[data-lab] > :not(header)",
    // The menu of the playground: each example has an entry of its own.
    "li:has(> a[data-item])",
  ].join(", "),
);

/** The same for code in pages that have been made from data: it differs by a name only. */
const REPEATED_CODE = compile<AnyNode, Element>(".theme-code-block, .ref-tabs, pre, .ref-code");

/** Characters of a block of code that count: a long one repeats its words. */
const CODE = 800;

const HEADING = /^h[1-4]$/;
const BLOCK =
  /^(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)$/;

/** The link to an example in the menu of the playground. A paragraph after it says what happens. */
const EXAMPLE = compile<AnyNode, Element>('a[data-item][href^="/playground/?example="]');

/** Section in the making. */
interface Draft {
  level: number;
  anchor: string;
  heading: string;
  above: string[];
  text: string;
}

/**
 * Cuts a built page into its sections.
 *
 * @param address the page's path, with slashes at both ends
 * @param html the page as it was built
 * @returns undefined for what is no page to be found: forwarders, the search itself, lists of posts
 */
export function readPage(address: string, html: string): Page | undefined {
  const document = parseDocument(html);
  const kind = kindOf(address);
  const main = selectOne<AnyNode, Element>("main", document);
  const title = selectOne<AnyNode, Element>("main h1", document);
  if (!kind || !main || !title) return undefined;

  const sections: Draft[] = [];
  const skipCode = isMadeFromData(address);
  let current: Draft | undefined;
  const visit = (node: AnyNode): void => {
    if (isText(node)) {
      if (current) current.text += node.data;
      return;
    }
    if (!isTag(node) || NO_TEXT(node) || (skipCode && REPEATED_CODE(node))) return;
    if (node.name === "pre") {
      if (current) current.text += ` ${linesOf(node).slice(0, CODE)} `;
      return;
    }
    if (HEADING.test(node.name) && (node === title || node.attribs["id"])) {
      current = open(node, sections);
      sections.push(current);
      return;
    }
    const gap = isBlock(node) ? " " : "";
    if (current) current.text += gap;
    for (const child of node.children) visit(child);
    if (current) current.text += gap;
  };
  visit(main);
  return {
    address,
    title: plain(wordsOf(title)),
    kind,
    sections: [...sections.filter(isWanted).map(finish), ...examplesOf(main)],
  };
}

/** Whether what is in an element stands apart from what is around it. */
function isBlock({ name, attribs }: Element): boolean {
  return BLOCK.test(name) || /^(?:line_|token-line)/.test(attribs["class"] ?? "");
}

function linesOf(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return "";
  const text = node.children.map(linesOf).join("");
  return isBlock(node) ? `${text}\n` : text;
}

function open(heading: Element, before: readonly Draft[]): Draft {
  const level = Number(heading.name.slice(1));
  const above: string[] = [];
  let below = level;
  for (const one of before.toReversed()) {
    if (one.level >= below || one.level === 1) continue;
    above.unshift(one.heading);
    below = one.level;
  }
  const anchor = level === 1 ? "" : (heading.attribs["id"] ?? "");
  return { level, anchor, heading: plain(wordsOf(heading)), above, text: "" };
}

/** What to read next is told where it is, and not where it is named. */
function isWanted({ anchor, heading }: Draft): boolean {
  return !(anchor === "next" && heading === "Read next");
}

function finish({ anchor, heading, above, text, level }: Draft): Section {
  return { anchor, heading: level === 1 ? "" : heading, above, text: plain(text) };
}

function examplesOf(main: Element): Section[] {
  const found: Section[] = [];
  const visit = (node: AnyNode): void => {
    if (!isTag(node)) return;
    if (!EXAMPLE(node)) return node.children.forEach(visit);
    const tells = node.parent && selectOne<AnyNode, Element>("p", node.parent.children);
    if (!tells) return;
    found.push({
      anchor: "",
      heading: textContent(node),
      above: ["Examples"],
      text: plain(textContent(tells)),
      address: node.attribs["href"] ?? "",
    });
  };
  visit(main);
  return found;
}

/** Words of a heading, without its link to itself. */
function wordsOf(heading: Element): string {
  return heading.children
    .filter((child) => !is(child, ".hash-link, svg"))
    .map((child) => textContent(child))
    .join("");
}

function plain(text: string): string {
  return text.replace(/[\s\u200b]+/g, " ").trim();
}

/** Pages that are made one like the other, from data about providers. */
function isMadeFromData(address: string): boolean {
  return /^\/reference\/(?:core\/)?providers\/(?!oauth\/)[^/]+\/$/.test(address);
}

/** By the beginning of the address, the more exact one first; undefined is not searched. */
const KIND_OF: readonly (readonly [string, Kind | undefined])[] = [
  ["/tutorials/", "tutorial"],
  ["/guides/", "guide"],
  ["/concepts/", "concept"],
  ["/faq/", "faq"],
  ["/reference/errors/", "error"],
  ["/reference/warnings/", "error"],
  ["/reference/core/", "api"],
  ["/reference/providers/", "provider"],
  ["/reference/adapters/", "adapter"],
  ["/reference/packages/", "package"],
  ["/reference/", "reference"],
  ["/glossary/", "reference"],
  ["/playground/", "playground"],
  ["/blog/tags/", undefined],
  ["/blog/authors/", undefined],
  ["/blog/page/", undefined],
  ["/blog/", "blog"],
  // Readers look for Auth.js, not for the types that this site is made of.
  ["/contributing/reference/", undefined],
  ["/contributing/", "contributing"],
  ["/search/", undefined],
  ["/404.html", undefined],
  ["/", "site"],
];

function kindOf(address: string): Kind | undefined {
  return KIND_OF.find(([start]) => address.startsWith(start))?.[1];
}
