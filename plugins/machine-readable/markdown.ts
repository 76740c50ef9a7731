import { selectOne } from "css-select";
import render from "dom-serializer";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

import { prune } from "./prune";

/** A page as text. */
export interface MarkdownPage {
  /** Path of the page, with slashes at both ends. */
  address: string;
  title: string;
  /** One sentence, from the page's head. */
  description: string;
  /** Without front matter; begins with the title. */
  markdown: string;
  /** The same without code and steps of labs. */
  withoutLabs: string;
}

/** Where the content of a page is, the best place first. */
const CONTENT = [".theme-doc-markdown", "main .markdown", "main"];

const toMarkdown = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-", listItemIndent: "one" });

/**
 * Makes Markdown of a page as it was built, so that it says what the page says.
 *
 * @param address path of the page, with slashes at both ends
 * @param site address of the site without its last slash: links become complete
 * @throws Error if the page has no content
 */
export async function markdownOf(
  address: string,
  html: string,
  site: string,
): Promise<MarkdownPage> {
  const document = parseDocument(html);
  const heading = selectOne<AnyNode, Element>("main h1", document);
  const title = heading ? textContent(heading).replaceAll("\u200b", "").trim() : address;
  const meta = selectOne<AnyNode, Element>("meta[name=description]", document);
  const convert = async (hasLabs: boolean): Promise<string> => {
    const content = contentOf(html);
    if (!content) throw new Error(`${address} has no content to make Markdown of`);
    prune(content, hasLabs);
    const file = await toMarkdown.process(completeLinks(render(content.children), site + address));
    const text = String(file).replaceAll("\u200b", "").trim();
    return `${text.startsWith("# ") ? text : `# ${title}\n\n${text}`}\n`;
  };
  const markdown = await convert(true);
  return {
    address,
    title,
    description: meta?.attribs["content"] ?? "",
    markdown,
    withoutLabs: html.includes("data-lab") ? await convert(false) : markdown,
  };
}

/** The element that has a page's own text. */
export function contentOf(html: string): Element | null {
  const document = parseDocument(html);
  for (const place of CONTENT) {
    const found = selectOne<AnyNode, Element>(place, document);
    if (found) return found;
  }
  return null;
}

function completeLinks(html: string, page: string): string {
  return html.replaceAll(/ href="([^"]*)"/g, (all, target: string) =>
    URL.canParse(target, page) ? ` href="${new URL(target, page).href}"` : all,
  );
}
