import { parser } from "@lezer/javascript";
import type { SyntaxNode } from "@lezer/common";

/**
 * Reading TypeScript as its text stands in the editor, with the parser that the editor has loaded
 * anyway. It reads what is not finished, too: whatever the reader has typed, there is a tree.
 */

const typescript = parser.configure({ dialect: "ts" });

/** A file's text and its syntax tree. */
export interface Source {
  text: string;
  root: SyntaxNode;
  /** It was not read to its end, because that takes too long: its tree is that of an empty text. */
  isUnread?: true;
}

/** An edit: `insert` in the place of the text from `from` to `to`. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** Milliseconds in which the parser has to come to the end of a lab's file. A long one takes it thirty. */
const PATIENCE = 250;

/** How many files are kept as they were read last: a panel asks for several things of the same one. */
const MOST_KEPT = 16;

const kept = new Map<string, Source>();

/**
 * Parses a file of a lab. It may be a stranger's, and made to take the parser minutes, and more memory
 * than a page has: then it is read as an empty one.
 */
export function parse(text: string): Source {
  const source = kept.get(text) ?? parseWithin(text, PATIENCE) ?? unread(text);
  kept.delete(text);
  kept.set(text, source);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return source;
}

function unread(text: string): Source {
  return { text, root: typescript.parse("").topNode, isUnread: true };
}

/** Steps that the parser does whatever time they take: a busy machine must not make a file unreadable. */
const SURE_STEPS = 5_000;

/**
 * Parses a text that may be anything. What is full of errors takes the parser a hundred times as long as
 * code does.
 *
 * @param patience milliseconds, for a text that takes more than some thousand steps
 * @returns undefined if it takes longer
 */
export function parseWithin(text: string, patience: number): Source | undefined {
  const parse = typescript.startParse(text);
  const end = performance.now() + patience;
  for (let step = 1; ; step++) {
    const tree = parse.advance();
    if (tree) return { text, root: tree.topNode };
    if (step > SURE_STEPS && performance.now() > end) return undefined;
  }
}

/** The text after edits that do not overlap. Of those that do, the first holds. */
export function apply(text: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { from, to, insert } of [...edits].sort((a, b) => a.from - b.from)) {
    if (from < done) continue;
    result += text.slice(done, from) + insert;
    done = to;
  }
  return result + text.slice(done);
}

/** The text of a node. */
export function textOf({ text }: Source, { from, to }: { from: number; to: number }): string {
  return text.slice(from, to);
}

/** The children of a node with one of these names. */
export function children(node: SyntaxNode, ...names: string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (names.length === 0 || names.includes(child.name)) found.push(child);
  }
  return found;
}

/** What a file exports by default, variables followed to what they hold; `as` and `satisfies` left off. */
export function defaultExport(source: Source): SyntaxNode | undefined {
  for (const node of children(source.root, "ExportDeclaration")) {
    const parts = children(node);
    if (parts[1]?.name === "default" && parts[2]) return resolve(source, parts[2]);
  }
  return undefined;
}

/** The initializer of a constant or variable at the top level of a file. */
export function initializer(source: Source, name: string): SyntaxNode | undefined {
  const declarations = [
    ...children(source.root, "VariableDeclaration"),
    ...children(source.root, "ExportDeclaration").flatMap((node) =>
      children(node, "VariableDeclaration"),
    ),
  ];
  for (const declaration of declarations) {
    const parts = children(declaration);
    const index = parts.findIndex(
      (part) => part.name === "VariableDefinition" && textOf(source, part) === name,
    );
    if (index < 0) continue;
    const equals = parts.findIndex((part, i) => i > index && part.name === "Equals");
    const comma = parts.findIndex((part, i) => i > index && part.name === ",");
    if (equals < 0 || (comma >= 0 && comma < equals)) return undefined;
    return parts[equals + 1];
  }
  return undefined;
}

/** What an expression stands for: the value of a variable, without `as const`, `satisfies T`, `( )`. */
export function resolve(source: Source, node: SyntaxNode): SyntaxNode | undefined {
  // A variable that is defined by itself has no value, and no end.
  const seen = new Set<string>();
  let current: SyntaxNode | undefined = node;
  while (current) {
    const parts = children(current);
    if (current.name === "VariableName") {
      const name = textOf(source, current);
      if (seen.has(name)) return undefined;
      seen.add(name);
      current = initializer(source, name);
    } else if (current.name === "ParenthesizedExpression") {
      current = parts[1];
    } else if (
      current.name === "BinaryExpression" &&
      (parts[1]?.name === "as" || parts[1]?.name === "satisfies")
    ) {
      current = parts[0];
    } else return current;
  }
  return undefined;
}

/** Spaces at the beginning of the line that a position is in. */
export function indentationAt({ text }: Source, position: number): string {
  const start = text.lastIndexOf("\n", position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
}
