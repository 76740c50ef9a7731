/** A piece of code that is never broken over lines. */
export interface Token {
  text: string;
  kind?: "keyword" | "string" | "name";
  /** Where a click on the piece leads. */
  url?: string;
}

/** A list in code, such as parameters or the members of a union: on one line, or one item a line. */
export interface Group {
  items: Code[];
  /** What stands around the list, on one line and broken alike. */
  open: Token;
  close: Token;
  /** Between two items on one line. */
  separator: string;
  /** Around the items on one line, inside the brackets: a space for `{ a }`. */
  padding?: string;
  /** Before each item when broken: `| `. */
  lead?: string;
  /** After each item but the last when broken. */
  trail?: string;
  /** Breaks even if the list would fit on a line. */
  broken?: boolean;
}

/** Code that is laid out to a width. */
export type Code = Token | Group | readonly Code[];

/** A line of laid out code. */
export interface Line {
  /** Steps of indentation. */
  indent: number;
  tokens: Token[];
}

export const text = (value: string): Token => ({ text: value });
export const keyword = (value: string): Token => ({ text: value, kind: "keyword" });
export const nothing = text("");

/** Characters a line may have before its outermost list is broken; it suits a phone's scrolling. */
const WIDTH = 76;
const STEP = 2;

/** Lays code out in lines: a list that does not fit gets a line for each item. */
export function layout(code: Code): Line[] {
  const lines: Line[] = [{ indent: 0, tokens: [] }];
  print(code, { lines, indent: 0, after: 0 });
  return lines;
}

interface Position {
  lines: Line[];
  indent: number;
  /** Characters that will follow on the same line. */
  after: number;
}

function print(code: Code, at: Position): void {
  if (isList(code)) {
    code.forEach((part, index) => {
      print(part, { ...at, after: at.after + headLength(code.slice(index + 1)) });
    });
  } else if ("text" in code) {
    write(at, code);
  } else if (fits(code, at)) {
    write(at, ...flatten(code));
  } else {
    printBroken(code, at);
  }
}

function printBroken(group: Group, at: Position): void {
  const [only, second] = group.items;
  write(at, group.open);
  if (only && !second && group.open.text !== "{" && endsInBraces(only)) {
    // An object alone in parentheses hugs them: `(params: {`, not a line for the parenthesis.
    print(only, { ...at, after: at.after + group.close.text.length });
    write(at, group.close);
    return;
  }
  group.items.forEach((item, index) => {
    const isLast = index === group.items.length - 1;
    const trail = text(isLast ? "" : (group.trail ?? ""));
    at.lines.push({ indent: at.indent + 1, tokens: [text(group.lead ?? "")] });
    print(item, { lines: at.lines, indent: at.indent + 1, after: trail.text.length });
    write(at, trail);
  });
  if (group.close.text) at.lines.push({ indent: at.indent, tokens: [group.close] });
}

function endsInBraces(code: Code | undefined): boolean {
  if (!code || "text" in code) return false;
  return isList(code) ? endsInBraces(code.at(-1)) : code.open.text === "{";
}

function write(at: Position, ...tokens: Token[]): void {
  at.lines.at(-1)?.tokens.push(...tokens);
}

function fits(group: Group, at: Position): boolean {
  if (isBroken(group)) return false;
  const line = at.lines.at(-1);
  const used = line ? line.indent * STEP + length(line.tokens) : 0;
  return used + length(flatten(group)) + at.after <= WIDTH;
}

/** Characters up to the first place where the code can continue on a new line. */
function headLength(code: Code): number {
  if ("text" in code) return code.text.length;
  if (!isList(code)) return code.items.length > 1 ? code.open.text.length : length(flatten(code));
  let sum = 0;
  for (const part of code) {
    sum += headLength(part);
    if (canBreak(part)) break;
  }
  return sum;
}

function canBreak(code: Code): boolean {
  if (isList(code)) return code.some(canBreak);
  return !("text" in code) && (code.items.length > 1 || code.items.some(canBreak));
}

function isBroken(code: Code): boolean {
  if (isList(code)) return code.some(isBroken);
  return !("text" in code) && (code.broken === true || code.items.some(isBroken));
}

function flatten(code: Code): Token[] {
  if (isList(code)) return code.flatMap(flatten);
  if ("text" in code) return [code];
  const padding = text(code.items.length > 0 ? (code.padding ?? "") : "");
  const items = code.items.flatMap((item, index) => [
    ...(index > 0 ? [text(code.separator)] : []),
    ...flatten(item),
  ]);
  return [code.open, padding, ...items, padding, code.close];
}

function length(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + token.text.length, 0);
}

function isList(code: Code): code is readonly Code[] {
  return Array.isArray(code);
}

/**
 * Laid out code as HTML: one element for each line and none of it blank, so that it stays one
 * block of HTML inside Markdown.
 */
export function codeHtml(lines: readonly Line[]): string {
  return lines
    .map(
      ({ indent, tokens }) => `<div class="ref-i${indent}">${tokens.map(tokenHtml).join("")}</div>`,
    )
    .join("");
}

function tokenHtml({ text: value, kind, url }: Token): string {
  const escaped = escapeHtml(value);
  if (url) return `<a href="${escapeHtml(url)}">${escaped}</a>`;
  if (kind === "name") return `<b>${escaped}</b>`;
  return kind ? `<span class="ref-${kind}">${escaped}</span>` : escaped;
}

/** Escapes text for HTML inside Markdown. */
export function escapeHtml(value: string): string {
  return value
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
