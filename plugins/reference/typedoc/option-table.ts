import type { Comment, DeclarationReflection } from "typedoc";

import { codeText } from "./code-text";
import { escapeHtml } from "./layout";
import { commentOf, type Entry } from "./outline";
import { memberCode, type UrlOf } from "./types";

/** A type that is longer says more in its own heading than in a cell. */
const WIDTH = 48;

/**
 * The members of an interface that have headings of their own, at a glance: name, type, default
 * value. Empty for fewer than two.
 */
export function optionTable(members: readonly Entry[], urlOf: UrlOf): string {
  if (members.length < 2) return "";
  const rows = members.map(({ reflection, anchor }) => {
    const marks = marksOf(reflection);
    const name = `<a href="#${anchor}"><code>${escapeHtml(reflection.name)}</code></a>`;
    const required = reflection.flags.isOptional ? "" : " (required)";
    return `<tr><td>${name}${required}${marks}</td><td>${typeCell(reflection, urlOf)}</td><td>${defaultCell(reflection)}</td></tr>`;
  });
  const heads = ["Member", "Type", "Default"].map((head) => `<th scope="col">${head}</th>`);
  return `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function marksOf(reflection: DeclarationReflection): string {
  const comment = commentOf(reflection);
  const isExperimental =
    comment?.hasModifier("@experimental") === true || reflection.name === "experimental";
  const marks = [
    ...(comment?.getTag("@deprecated") ? ["deprecated"] : []),
    ...(isExperimental ? ["experimental"] : []),
  ];
  return marks.map((mark) => ` <span class="ref-badge ref-badge--${mark}">${mark}</span>`).join("");
}

function typeCell(reflection: DeclarationReflection, urlOf: UrlOf): string {
  const text = codeText(memberCode(reflection, urlOf)).replace(/^(readonly )?[^(:]+?\??: /, "");
  if (reflection.signatures || /^\(?\(.*=>/.test(text)) return "function";
  if (text.length <= WIDTH) return `<code>${escapeHtml(text)}</code>`;
  return text.startsWith("{") ? "object" : "see below";
}

function defaultCell(reflection: DeclarationReflection): string {
  const value = defaultOf(commentOf(reflection));
  return value === undefined || value.length > WIDTH ? "" : `<code>${escapeHtml(value)}</code>`;
}

/** The default value of a comment, in one line. */
function defaultOf(comment: Comment | undefined): string | undefined {
  const tag = comment?.getTag("@default") ?? comment?.getTag("@defaultValue");
  const text = tag?.content.map((part) => part.text).join("");
  return text
    ?.replace(/^```\w*\n|\n```$/g, "")
    .replace(/`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
