import { renderDiagram } from "./diagram";

/** What the surroundings of a doc comment decide about its text. */
export interface ProseContext {
  /** Level that the comment's first heading gets on its page: 2 for a module's own text. */
  headingLevel: number;
  /** Reserves an id on the page for a heading of the comment. */
  headingId: (text: string) => string;
  /** Turns a link written for the upstream site into one that works here. */
  link: (url: string) => string;
}

/**
 * Rewrites the Markdown of a doc comment, written for the upstream site's components, into
 * CommonMark that Docusaurus renders: provider banners and disclaimers go, admonitions get the
 * `:::type[title]` form and blank lines, headings fit the page and have ids, links lead somewhere,
 * images (all on other hosts) become links. Code is left alone apart from its fence.
 */
export function rewriteProse(markdown: string, context: ProseContext): string {
  const blocks = splitFences(markdown).map((block) =>
    block.fenced ? block : { ...block, text: dropDisclaimers(dropBanners(block.text)) },
  );
  const levelOf = headingLevels(context.headingLevel);
  return blocks
    .map(({ fenced, text }) => (fenced ? rewriteFence(text) : rewriteText(text, levelOf, context)))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The link of a provider banner: the provider's own site. */
export function bannerLink(markdown: string): string | undefined {
  const href = /<a href="([^"]+)"/.exec(markdown)?.[1];
  return href?.replace(/([^:])\/{2,}/g, "$1/");
}

interface Block {
  fenced: boolean;
  text: string;
}

/** Splits Markdown into fenced code and everything between. An unclosed fence is closed at the end. */
function splitFences(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: string | undefined;
  for (const line of markdown.split("\n")) {
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (open) {
      if (last) last.text += `\n${line}`;
      if (fence?.startsWith(open)) open = undefined;
    } else if (fence) {
      open = fence;
      blocks.push({ fenced: true, text: line });
    } else if (last && !last.fenced) {
      last.text += `\n${line}`;
    } else {
      blocks.push({ fenced: false, text: line });
    }
  }
  // What an author forgot to close must not swallow the rest of the page.
  const last = blocks.at(-1);
  if (open && last) last.text += `\n${open}`;
  return blocks;
}

/** Removes the colored boxes with a logo that open a provider's comment, and their HTML relatives. */
function dropBanners(text: string): string {
  return text
    .replace(/^[ \t]*<div\b[^>]*style=\{\{[\s\S]*?<\/div>[ \t]*$/gm, "")
    .replace(/<span style=\{\{[^>]*>[\s\S]*?<\/span>/g, "")
    .replace(/<\/?b>/g, "**");
}

/** Where to ask about a wrong configuration stands in every provider; their list says it once. */
function dropDisclaimers(text: string): string {
  return text
    .replace(/^If you think you found a bug in the default configuration((?!:::).+\n?)*/gm, "")
    .replace(/^Auth\.js strictly adheres to the specification((?!:::).+\n?)*/gm, "")
    .replace(/^:::info \*\*Disclaimer\*\*\s*:::$/gm, "")
    .replace(/^## Help\s*$(?=\s*(#|$(?![\s\S])))/gm, "");
}

/** The level that the next heading gets on the page, by the level that it has in the comment. */
type LevelOf = (written: number) => number;

/**
 * Moves the comment's headings so that the first is at the top level. None lies above that, and none
 * skips a level, although some comments go on at a higher level than they begin.
 */
function headingLevels(top: number): LevelOf {
  let first: number | undefined;
  let previous = top - 1;
  return (written) => {
    first ??= written;
    const moved = Math.max(top, top + written - first);
    previous = Math.min(moved, previous + 1, 6);
    return previous;
  };
}

function rewriteFence(block: string): string {
  const [, info = "", body = ""] =
    /^\s*[`~]{3,}(.*)\n([\s\S]*?)\n\s*[`~]{3,}\s*$/.exec(block) ?? [];
  if (info.trim() === "mermaid") return renderDiagram(body);
  const [first = "", ...rest] = block.split("\n");
  const opening = first
    .replace(/ npm2yarn\b/, "")
    .replace(/\btitle=([^"'\s]+)/, 'title="$1"')
    .replace(/^(\s*```)typescript\b/, "$1ts")
    .replace(/^(\s*```)javascript\b/, "$1js");
  return [opening, ...rest].join("\n");
}

function rewriteText(text: string, levelOf: LevelOf, context: ProseContext): string {
  return text
    .split("\n")
    .map((line) => rewriteAdmonition(line) ?? rewriteHeading(line, levelOf, context) ?? line)
    .map((line) => outsideCode(line, (part) => rewriteInline(part, context)))
    .join("\n");
}

/** `:::info **Note**` and `:::caution Note` to `:::type[title]`, set off by blank lines. */
function rewriteAdmonition(line: string): string | undefined {
  const match = /^\s*:::\s*(\w*)\s*(.*)$/.exec(line);
  if (!match) return undefined;
  const type = match[1] === "caution" ? "warning" : match[1];
  const title = match[2]?.replace(/\*\*|^\[|\]$/g, "").trim();
  const repeated = title?.toLowerCase() === type?.toLowerCase();
  return `\n:::${type}${title && !repeated ? `[${title}]` : ""}\n`;
}

function rewriteHeading(line: string, levelOf: LevelOf, context: ProseContext): string | undefined {
  const match = /^(#{1,6}) +(.*?)\s*#*$/.exec(line);
  if (!match?.[1] || !match[2]) return undefined;
  const level = levelOf(match[1].length);
  return `\n${"#".repeat(level)} ${match[2]} <!-- #${context.headingId(match[2])} -->\n`;
}

function outsideCode(line: string, rewrite: (text: string) => string): string {
  return line
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? part : rewrite(part)))
    .join("");
}

const HTML_COMMENT = /(<!-- #[^>]* -->)/;

function rewriteInline(text: string, context: ProseContext): string {
  return text
    .split(HTML_COMMENT)
    .map((part) => (HTML_COMMENT.test(part) ? part : rewriteLinks(part, context)))
    .join("");
}

function rewriteLinks(text: string, context: ProseContext): string {
  return (
    text
      .replace(/!\[[^\]]*\]\(([^)\s]+)[^)]*\)/g, "[Screenshot]($1)")
      .replace(/<(https?:[^>\s]+)>/g, "$1")
      // What still looks like a tag is a placeholder, such as <your-domain>.
      .replace(/<(?=[A-Za-z/!])/g, "&lt;")
      .replace(/\]\(\s*([^)\s]+)/g, (_match, url: string) => `](${context.link(url)}`)
      .replace(/(?<![("\w/])https:\/\/[^\s)\]>,]+/g, (url) => bareLink(url, context))
  );
}

/** A bare address that has become a local path needs link syntax; the others link by themselves. */
function bareLink(url: string, context: ProseContext): string {
  const [, address = url, stop = ""] = /^(.*?)([.;:]*)$/.exec(url) ?? [];
  const target = context.link(address);
  return target === address ? url : `[${target.replace(/^\/|\/(?=#|$)/g, "")}](${target})${stop}`;
}
