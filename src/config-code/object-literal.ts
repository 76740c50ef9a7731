import type { SyntaxNode } from "@lezer/common";

import { children, type Edit, indentationAt, resolve, type Source, textOf } from "./syntax";

/** Changing object literals so that the result looks as if somebody had typed it. */

/** A member of an object literal. */
export interface Member {
  /** `Property` in the tree: `key: value`, `key`, `key() {}`. */
  node: SyntaxNode;
  /** What stands after the colon; undefined for a shorthand or a method. */
  value: SyntaxNode | undefined;
}

/** The member of this name, if the object has one. */
export function memberOf(source: Source, object: SyntaxNode, name: string): Member | undefined {
  for (const node of children(object, "Property")) {
    const parts = children(node);
    const key = parts.find((part) => part.name === "PropertyDefinition" || part.name === "String");
    if (!key || textOf(source, key).replace(/^(["'])(.*)\1$/, "$2") !== name) continue;
    const colon = parts.findIndex((part) => part.name === ":");
    return { node, value: colon < 0 ? undefined : parts[colon + 1] };
  }
  return undefined;
}

/** The object literal at a path of members below an object; undefined if there is none. */
export function objectAt(
  source: Source,
  object: SyntaxNode,
  path: readonly string[],
): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = object;
  for (const name of path) {
    const value: SyntaxNode | undefined = current && memberOf(source, current, name)?.value;
    const resolved: SyntaxNode | undefined = value && resolve(source, value);
    current = resolved?.name === "ObjectExpression" ? resolved : undefined;
  }
  return current;
}

/**
 * Gives an object a member, in the place of the one of this name, or at the end. Objects on the way
 * are made.
 *
 * @param path names from the object down to the member
 * @param member the member as it is written: `maxAge: 60`, `jwt({ token }) {\n  return token;\n}`
 * @returns the edit; undefined if something else than an object stands on the way
 */
export function setMember(
  source: Source,
  object: SyntaxNode,
  path: readonly [string, ...string[]],
  member: string,
): Edit | undefined {
  const [name, ...rest] = path;
  const found = memberOf(source, object, name);
  if (rest.length === 0) {
    if (!found) return insertMember(source, object, member);
    const indentation = indentationAt(source, found.node.from);
    return { from: found.node.from, to: found.node.to, insert: indent(member, indentation) };
  }
  if (!found) return insertMember(source, object, nest(path, member));
  const inner = objectAt(source, object, [name]);
  return inner && setMember(source, inner, rest as [string, ...string[]], member);
}

/**
 * Takes a member away, and with it the objects that have become empty.
 *
 * @returns the edit; undefined if there is no such member
 */
export function removeMember(
  source: Source,
  object: SyntaxNode,
  path: readonly [string, ...string[]],
): Edit | undefined {
  const [name, ...rest] = path;
  const found = memberOf(source, object, name);
  if (!found) return undefined;
  if (rest.length === 0) return cutMember(source, object, found.node);
  const inner = objectAt(source, object, [name]);
  if (!inner) return undefined;
  // An object that is written elsewhere, in a variable, stays.
  const isHere = inner.from >= found.node.from && inner.to <= found.node.to;
  if (isHere && isAll(source, inner, rest)) return cutMember(source, object, found.node);
  return removeMember(source, inner, rest as [string, ...string[]]);
}

/** Whether an object holds nothing but the member at a path. */
function isAll(source: Source, object: SyntaxNode, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const found = memberOf(source, object, name);
  if (!found || children(object, "Property").length > 1) return false;
  if (rest.length === 0) return true;
  const inner = objectAt(source, object, [name]);
  return inner !== undefined && isAll(source, inner, rest);
}

function nest(path: readonly string[], member: string): string {
  return path
    .slice(0, -1)
    .reduceRight(
      (inner, name) =>
        inner.includes("\n")
          ? `${name}: {\n${indent(`  ${inner}`, "  ")},\n}`
          : `${name}: { ${inner} }`,
      member,
    );
}

function insertMember(source: Source, object: SyntaxNode, member: string): Edit {
  const members = children(object, "Property");
  const last = members.at(-1);
  const close = object.lastChild?.name === "}" ? object.lastChild.from : object.to;
  if (!last) {
    const isLong = member.includes("\n");
    const outer = indentationAt(source, object.from);
    const insert = isLong
      ? `{\n${outer}  ${indent(member, `${outer}  `)},\n${outer}}`
      : `{ ${member} }`;
    return { from: object.from, to: object.to, insert };
  }
  const comma = last.nextSibling?.name === "," ? last.nextSibling : undefined;
  const isMultiline = source.text.slice(last.to, close).includes("\n");
  if (!isMultiline) {
    return {
      from: comma?.to ?? last.to,
      to: comma?.to ?? last.to,
      insert: comma ? ` ${member},` : `, ${member}`,
    };
  }
  const indentation = indentationAt(source, last.from);
  // A remark at the end of the last member's line stays with it.
  const end = source.text.indexOf("\n", comma?.to ?? last.to);
  const tail = source.text.slice(comma?.to ?? last.to, end);
  return {
    from: last.to,
    to: end,
    insert: `,${tail}\n${indentation}${indent(member, indentation)},`,
  };
}

function cutMember({ text }: Source, object: SyntaxNode, node: SyntaxNode): Edit {
  const comma = node.nextSibling?.name === "," ? node.nextSibling : undefined;
  const end = comma?.to ?? node.to;
  const lineStart = text.lastIndexOf("\n", node.from - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const before = text.slice(lineStart, node.from);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (before.trim() === "" && /^\s*(\/\/.*)?$/.test(after)) {
    return { from: lineStart, to: lineEnd < 0 ? text.length : lineEnd + 1, insert: "" };
  }
  if (comma) return { from: node.from, to: skipSpaces(text, comma.to), insert: "" };
  const previous = node.prevSibling;
  if (previous?.name === ",") return { from: previous.from, to: node.to, insert: "" };
  return { from: object.from, to: object.to, insert: "{}" };
}

function skipSpaces(text: string, position: number): number {
  let end = position;
  while (text[end] === " ") end++;
  return end;
}

/** Text whose lines but the first begin with this indentation. */
function indent(text: string, indentation: string): string {
  return text.replaceAll("\n", `\n${indentation}`);
}
