import { ReferenceReflection, ReflectionKind, type DeclarationReflection } from "typedoc";

import type { ProseContext } from "../prose";
import { commentMarkdown } from "./comment";
import { declarationCode, optionCode } from "./declaration";
import { explainedParts, parameterParts, type Part } from "./parts";
import { codeHtml, escapeHtml, layout, type Code } from "./layout";
import { commentOf, foreignMembersOf, type Entry } from "./outline";
import { optionTable } from "./option-table";
import { objectCode, type UrlOf } from "./types";

/** What the entries of a page have in common. */
export interface EntryContext {
  /** Address of a line of the package's sources, by a path below its folder. */
  sourceUrl: (file: string, line: number) => string;
  /** What is wrong in the comment of an entry, as Markdown: see `corrections.ts`. */
  corrections: (entry: Entry) => string;
  urlOf: UrlOf;
  /** Older ids that must lead to an entry. */
  aliasesOf: (entry: Entry) => string[];
  /** How comments are rewritten whose topmost heading gets the given level. */
  prose: (headingLevel: number) => ProseContext;
}

/**
 * An export with everything below it, as Markdown.
 *
 * @param documented whether its comment stands here; on a provider's page it opens the page instead
 */
export function exportMarkdown(entry: Entry, context: EntryContext, documented = true): string {
  const { reflection } = entry;
  if (reflection instanceof ReferenceReflection) {
    return join(heading(2, entry, context), reexport(reflection, context));
  }
  return join(
    heading(2, entry, context),
    badges(reflection),
    codeBlock(declarationCode(entry, context.urlOf), reflection, context),
    documented && commentMarkdown(commentOf(reflection), context.urlOf, context.prose(3)),
    documented && context.corrections(entry),
    isType(reflection) && optionTable(entry.members, context.urlOf),
    entry.members.length === 0 && partList(explainedParts(reflection), context),
    foreignMembers(reflection, context),
    ...entry.members.map((member) => memberMarkdown(member, context)),
  );
}

function isType(reflection: DeclarationReflection): boolean {
  return reflection.kindOf(ReflectionKind.Interface | ReflectionKind.TypeAlias);
}

/** A member that has a heading of its own; then, under headings of the same level, its members. */
function memberMarkdown(entry: Entry, context: EntryContext): string {
  const { reflection } = entry;
  return join(
    heading(3, entry, context),
    badges(reflection),
    codeBlock([optionCode(entry, context.urlOf)], reflection, context),
    commentMarkdown(commentOf(reflection), context.urlOf, context.prose(4)),
    context.corrections(entry),
    partList(parameterParts(reflection), context),
    ...entry.members.map((member) => memberMarkdown(member, context)),
  );
}

function heading(level: number, entry: Entry, context: EntryContext): string {
  // Set apart by spaces, so that a search finds each of the names.
  const title = entry.path.map((name) => `\`${name}\``).join(" › ");
  const aliases = context.aliasesOf(entry).map((id) => `<a id="${id}"></a>`);
  return join(...aliases, `${"#".repeat(level)} ${title} <!-- #${entry.anchor} -->`);
}

/** More members than this are attributes of HTML elements, which nobody looks up here. */
const FEW = 20;

function foreignMembers(reflection: DeclarationReflection, context: EntryContext): string {
  const members = foreignMembersOf(reflection);
  if (members.length === 0 || members.length > FEW) return "";
  const code = objectCode(members, undefined, context.urlOf, true);
  return join(
    "From the type it extends, it also has:",
    `<div class="ref-code">${codeHtml(layout(code))}</div>`,
  );
}

function reexport(reflection: ReferenceReflection, context: EntryContext): string {
  const target = reflection.getTargetReflectionDeep();
  const url = context.urlOf(target);
  const home = target.parent?.name;
  if (!url || !home) throw new Error(`${reflection.getFullName()} passes on what has no page.`);
  return `Passed on from [\`${home}\`](${url}).`;
}

function codeBlock(
  pieces: readonly Code[],
  reflection: DeclarationReflection,
  context: EntryContext,
): string {
  const code = codeHtml(pieces.flatMap(layout));
  const [source] = reflection.sources ?? reflection.signatures?.[0]?.sources ?? [];
  if (!source) return `<div class="ref-code">${code}</div>`;
  const place = `${source.fileName}, line ${source.line}`;
  const url = context.sourceUrl(source.fileName, source.line);
  const link = `<a class="ref-source" href="${url}" aria-label="Source of ${escapeHtml(reflection.name)}: ${place}">source</a>`;
  return `<div class="ref-code">${code}${link}</div>`;
}

function badges(reflection: DeclarationReflection): string {
  const marks = [
    ...(isDeprecated(reflection) ? ["deprecated"] : []),
    ...(isExperimental(reflection) ? ["experimental"] : []),
  ];
  const html = marks.map((mark) => `<span class="ref-badge ref-badge--${mark}">${mark}</span>`);
  return html.length > 0 ? `<p>${html.join(" ")}</p>` : "";
}

/** Whether a declaration carries a deprecation. */
export function isDeprecated(reflection: DeclarationReflection): boolean {
  return Boolean(commentOf(reflection)?.getTag("@deprecated"));
}

/** Marked so, or an option below `experimental`. */
function isExperimental(reflection: DeclarationReflection): boolean {
  return (
    Boolean(commentOf(reflection)?.hasModifier("@experimental")) ||
    reflection.getFullName(".").split(".").includes("experimental")
  );
}

function partList(parts: readonly Part[], context: EntryContext): string {
  const items = parts.flatMap(({ name, comment }) => {
    const markdown = commentMarkdown(comment, context.urlOf, context.prose(4));
    return markdown ? [`<dt>${escapeHtml(name)}</dt>\n<dd>\n\n${markdown}\n\n</dd>`] : [];
  });
  return items.length > 0 ? `<dl class="ref-parts">\n${items.join("\n")}\n</dl>` : "";
}

function join(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join("\n\n");
}
