import type { SyntaxNode } from "@lezer/common";

import { indentationAt, type Source } from "../syntax";

/** A statement as it stands at the top of a file: with its comment, without `export`, moved to the left. */
export function printStatement(source: Source, statement: SyntaxNode): string {
  const from = startOfComment(source, statement);
  const code = source.text.slice(from, statement.to);
  const lead = source.text.slice(from, statement.from);
  const own = code.slice(lead.length).replace(/^export\s+(default\s+)?/, "");
  return withoutIndentation(lead + own, source, from);
}

/** Comments that end right above a statement belong to it. */
function startOfComment({ text }: Source, statement: SyntaxNode): number {
  let from = statement.from;
  for (let node = statement.prevSibling; node; node = node.prevSibling) {
    const isNear = /^[ \t]*\n?[ \t]*$/.test(text.slice(node.to, from));
    if (!/Comment$/.test(node.name) || !isNear) break;
    // A remark at the end of another statement's line is that one's.
    if (text.slice(text.lastIndexOf("\n", node.from - 1) + 1, node.from).trim() !== "") break;
    from = node.from;
  }
  return from;
}

/** Code without the indentation of the line that it begins in. */
export function withoutIndentation(code: string, source: Source, from: number): string {
  const indentation = indentationAt(source, from);
  return indentation === "" ? code : code.replaceAll(`\n${indentation}`, "\n");
}
