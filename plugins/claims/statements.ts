import type { PhrasingContent, Root } from "mdast";
import type { MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { SKIP, visit } from "unist-util-visit";

import { putStatementsInLine } from "../proofs/in-line";

/** A sentence of a page. */
export interface Statement {
  text: string;
  /** Line of the page on which its paragraph begins, from 1. */
  line: number;
  /** What its marks name as proofs, as `resolveProof` takes them; none: it has no mark. */
  proofs: string[];
  /**
   * What its marks leave bare, if that reads like a statement about behavior by itself, and links no
   * other site as its source.
   */
  bare: string[];
  /** What it links outside of this site. */
  sources: string[];
  /** Whether it reads like one about what software does. */
  isBehavior: boolean;
}

/**
 * The sentences of a hand-written page: of its paragraphs, lists and tables. Headings, code and what
 * components draw are none.
 *
 * @param source the page, as MDX
 */
export async function statementsOf(source: string): Promise<Statement[]> {
  const tree = await parse(source);
  putStatementsInLine(tree);
  const statements: Statement[] = [];
  visit(tree, (node, _index, parent) => {
    if (node.type === "heading") return SKIP;
    if (node.type === "table") {
      // Its first row says what the columns are.
      node.children.shift();
    }
    if (node.type !== "paragraph" && node.type !== "tableCell") return undefined;
    // A list of what to read next.
    if (node.children[0]?.type === "link" && parent?.type === "listItem") return SKIP;
    const { text, marks, links } = flatten(node.children);
    const line = node.position?.start.line ?? 1;
    for (const sentence of sentencesOf(text)) {
      const end = sentence.start + sentence.text.length;
      const isIn = (part: Part) => part.start < end && part.end > sentence.start;
      const own = marks.filter(isIn);
      const proofs = own.flatMap((mark) => mark.proofs);
      statements.push({
        text: sentence.text.trim(),
        line,
        proofs,
        bare: own.length > 0 ? bareParts(sentence, own, links).filter(isAboutBehavior) : [],
        sources: links.filter(isIn).map(({ url }) => url),
        isBehavior: proofs.length > 0 || isAboutBehavior(sentence.text),
      });
    }
    return SKIP;
  });
  return statements;
}

/** @param source a page; its front matter is left out, and the lines keep their numbers */
async function parse(source: string): Promise<Root> {
  // Packages that know `import` only.
  const [{ createProcessor }, { default: remarkGfm }] = await Promise.all([
    import("@mdx-js/mdx"),
    import("remark-gfm"),
  ]);
  const value = source.replace(/^---\n[^]*?\n---\n/, (front) => front.replace(/[^\n]/g, ""));
  return createProcessor({ remarkPlugins: [remarkGfm] }).parse(value) as Root;
}

/** A part of a paragraph's text. */
interface Part {
  start: number;
  end: number;
}

interface Mark extends Part {
  proofs: string[];
}

interface ExternalLink extends Part {
  url: string;
}

interface FlatText {
  text: string;
  marks: Mark[];
  links: ExternalLink[];
}

/** The text of a paragraph, code in backticks, and which parts of it are marked, or link another site. */
function flatten(nodes: readonly PhrasingContent[]): FlatText {
  let text = "";
  const marks: Mark[] = [];
  const links: ExternalLink[] = [];
  const add = (node: PhrasingContent) => {
    const start = text.length;
    if (node.type === "inlineCode") text += `\`${node.value}\``;
    else if (node.type === "break") text += " ";
    else if ("value" in node && node.type === "text") text += node.value.replace(/\s+/g, " ");
    else if ("children" in node) node.children.forEach(add);
    if (node.type === "mdxJsxTextElement" && node.name === "Proved") {
      marks.push({ start, end: text.length, proofs: proofsOf(node) });
    }
    if (node.type === "link" && /^https?:/.test(node.url)) {
      links.push({ start, end: text.length, url: node.url });
    }
    if (node.type === "mdxJsxTextElement" && node.name === "Version") text += "this version";
  };
  nodes.forEach(add);
  return { text, marks, links };
}

/**
 * What marks leave of a sentence, cut where a mark, a colon or a semicolon stands, without the parts
 * that link another site: these say themselves where to look.
 */
function bareParts(
  sentence: { text: string; start: number },
  marks: readonly Part[],
  links: readonly Part[],
): string[] {
  const { start: begin, text } = sentence;
  const between: Part[] = [];
  let from = begin;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    between.push({ start: from, end: Math.max(start, begin) });
    from = Math.max(from, end);
  }
  between.push({ start: from, end: begin + text.length });
  return between
    .flatMap(({ start, end }) => clausesOf(text.slice(start - begin, end - begin), start))
    .filter((clause) => !links.some((link) => link.start < clause.end && link.end > clause.start))
    .map((clause) => clause.text.replace(/^[\s,.]+/, "").trim());
}

/** The clauses of a part of a sentence, with their places. */
function clausesOf(text: string, start: number): (Part & { text: string })[] {
  let at = start;
  return text.split(CUTS).map((clause) => {
    const begin = at;
    at += clause.length;
    return { text: clause.replace(/[:;]\s+$/, ""), start: begin, end: at };
  });
}

function proofsOf({ attributes }: MdxJsxTextElement): string[] {
  const by = attributes.find((one) => "name" in one && one.name === "by")?.value;
  return typeof by === "string" ? by.split(";").map((one) => one.trim()) : [];
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function sentencesOf(text: string): { text: string; start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    // `Auth.js`, `next.config.js` and code in backticks hold points that end no sentence.
    const isOpen =
      last && ((last.text.split("`").length - 1) % 2 === 1 || !/[.!?:]["”)]?\s*$/.test(last.text));
    if (last && isOpen) last.text += segment;
    else sentences.push({ text: segment, start: index });
  }
  return sentences.flatMap(splitBeforeCode);
}

/** Code in backticks often begins in lower case, where the segmenter sees no new sentence. */
function splitBeforeCode({ text, start }: { text: string; start: number }) {
  const ends = [...text.matchAll(/[.!?]["”)]?\s+(?=`)/g)]
    .map(({ index, 0: end }) => index + end.length)
    .filter((at) => (text.slice(0, at).split("`").length - 1) % 2 === 0);
  const starts = [0, ...ends];
  return starts.map((from, part) => ({
    text: text.slice(from, starts[part + 1]),
    start: start + from,
  }));
}

/** What a sentence about the behavior of software here is about. */
const SUBJECT =
  /`|\b(?:Auth\.js|next-auth|cookies?|sessions?|tokens?|callbacks?|providers?|redirects?|redirected|sign(?:s|ed|ing)?[- ](?:in|out)s?|adapters?|secrets?|requests?|responses?|browsers?|headers?|errors?|events?|endpoints?|accounts?|CSRF|PKCE|nonce|passkeys?|logs?|logger|config)\b/i;

/** Beginnings of sentences that tell the reader what to do, or what the page is about. */
const ADVICE =
  /^(?:(?:Then|So|Also|If [^,]+,|Instead|First|In [^,]+,|For [^,]+,) )?(?:add|always|ask|avoid|await|build|call|catch|change|check|choose|compare|copy|count|decide|delete|do not|drag|exchange|extend|follow|find|generate|give|go|have|install|keep|learn|leave|let|limit|log|look|make|mend|move|never|open|pass|pin|prefer|press|paste|protect|put|read|refresh|remove|rename|repeat|rethrow|return|run|save|search|see|send|set|show|sign (?:in|out) and|skip|start|store|take|tell|test|think|throw|treat|try|turn|update|use|wait|watch|wrap|write|more|this page|the lab)\b/i;

/** Where a sentence goes on to another statement, after advice for example. */
const CLAUSES = /[:;]\s+/;

/** Behind each such place, so that the clauses keep all characters. */
const CUTS = /(?<=[:;]\s+)(?!\s)/;

/** At least so many words: less is a name, or a value in a table. */
const FEWEST_WORDS = 4;

/** Whether a sentence, or a clause of it behind a colon or a semicolon, tells what software does. */
function isAboutBehavior(sentence: string): boolean {
  const text = sentence.trim();
  if (text.endsWith("?") || text.startsWith("More: ")) return false;
  return text
    .split(CLAUSES)
    .some(
      (clause) =>
        clause.split(/\s+/).length >= FEWEST_WORDS && SUBJECT.test(clause) && !ADVICE.test(clause),
    );
}
