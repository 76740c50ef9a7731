import { Reflection, type Comment, type CommentDisplayPart } from "typedoc";

import { withCorrections } from "../corrections";
import { rewriteProse, type ProseContext } from "../prose";
import type { UrlOf } from "./types";

/** Tags that stand for themselves; any other "tag" is an at-sign in a sentence. */
const LABELS: Record<string, string> = {
  "@example": "Example",
  "@returns": "Returns",
  "@see": "See also",
  "@link": "See also",
};

/** Tags that say nothing to a reader of the page. */
const SILENT = new Set(["@module", "@noInheritDoc", "@requires", "@param", "@typeParam"]);

/** Says of a part of a comment that its author has yet to write it. */
const UNWRITTEN = /^(TODO\b.*|Document this)$/;

/** The text of a doc comment as Markdown: its summary, its default value, then its tags in order. */
export function commentMarkdown(
  comment: Comment | undefined,
  urlOf: UrlOf,
  prose: ProseContext,
): string {
  if (!comment) return "";
  const known = comment.blockTags.filter((tag) => isKnown(tag.tag));
  const sentence = comment.blockTags
    .filter((tag) => !isKnown(tag.tag))
    .map((tag) => `${tag.tag} ${partsMarkdown(tag.content, urlOf)}`);
  const summary = dropUnwritten([partsMarkdown(comment.summary, urlOf), ...sentence].join(" "));
  // An example may stand inside an admonition that the summary opens: then nothing may be moved.
  const inAdmonition = opensAdmonition(summary);
  const tags = inAdmonition ? known : defaultFirst(known);
  const seen = new Set<string>();
  const rest = tags.map((tag) => {
    const label = seen.has(tag.tag) ? undefined : LABELS[tag.tag];
    seen.add(tag.tag);
    return tagMarkdown(tag.tag, partsMarkdown(tag.content, urlOf).trim(), label, inAdmonition);
  });
  return rewriteProse(withCorrections([summary, ...rest].join("\n\n")), prose);
}

/** Text, code, and resolved links of a comment, not yet rewritten for this site. */
export function partsMarkdown(parts: readonly CommentDisplayPart[], urlOf: UrlOf): string {
  return parts.map((part) => partMarkdown(part, urlOf)).join("");
}

function partMarkdown(part: CommentDisplayPart, urlOf: UrlOf): string {
  if (part.kind !== "inline-tag") return part.text;
  const { target } = part;
  const url = target instanceof Reflection ? urlOf(target) : target;
  // A link may carry a text of its own, `{@link Type a word}`: then it is no name.
  const isName =
    target instanceof Reflection ? part.text.endsWith(target.name) : typeof target !== "string";
  const label = isName ? `\`${part.text.trim()}\`` : part.text;
  return typeof url === "string" ? `[${label}](${url})` : label;
}

function isKnown(tag: string): boolean {
  return (
    tag in LABELS ||
    SILENT.has(tag) ||
    ["@default", "@defaultValue", "@deprecated", "@note", "@todo"].includes(tag)
  );
}

function defaultFirst<Tag extends { tag: string }>(tags: readonly Tag[]): Tag[] {
  const isDefault = ({ tag }: Tag) => tag.startsWith("@default");
  return [...tags.filter(isDefault), ...tags.filter((tag) => !isDefault(tag))];
}

function tagMarkdown(
  tag: string,
  content: string,
  label: string | undefined,
  inAdmonition: boolean,
): string {
  if (SILENT.has(tag) || UNWRITTEN.test(content)) return "";
  switch (tag) {
    case "@default":
    case "@defaultValue":
      return `**Default:** ${unfence(content)}`;
    case "@deprecated":
      return admonition("warning[Deprecated]", content || "Do not use this in new code.");
    case "@note":
    case "@todo":
      return inAdmonition ? `**Note:** ${content}` : admonition("note", content);
    case "@see":
    case "@link":
      return `${label ? `**${label}**\n\n` : ""}${asList(content)}`;
    default:
      return `${label ? `**${label}**\n\n` : ""}${content}`;
  }
}

/** TypeDoc joins several tags to a list that is indented from the second item on. */
function asList(content: string): string {
  return content.startsWith("- ") ? content.replace(/^ - /gm, "- ") : `- ${content}`;
}

function admonition(type: string, content: string): string {
  return `:::${type}\n\n${content}\n\n:::`;
}

/** TypeDoc fences default values as code blocks; a value of one line reads better in its sentence. */
function unfence(content: string): string {
  // TypeDoc takes text that follows the value into its block.
  const [, value, more = ""] = /^```\w*\n([^\n]*)\n([\s\S]*)```$/.exec(content.trim()) ?? [];
  if (value !== undefined && (more === "" || more.startsWith("\n"))) {
    return `\`${value}\`\n${more}`.trim();
  }
  return content.startsWith("```") ? `\n\n${content}` : content;
}

function opensAdmonition(markdown: string): boolean {
  const marks = [...markdown.matchAll(/^\s*:::(.*)$/gm)].map((match) => match[1]?.trim());
  return Boolean(marks.at(-1));
}

function dropUnwritten(markdown: string): string {
  return markdown
    .split("\n\n")
    .filter((paragraph) => !UNWRITTEN.test(paragraph.trim()))
    .join("\n\n");
}
