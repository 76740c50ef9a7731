import type { SyntaxNode } from "@lezer/common";

import { children, resolve, type Source, textOf } from "../syntax";
import { type Imported, readImport } from "./imports";
import { declarationsOf } from "./scope";

/** One of several files in a pasted text. */
export interface PastedFile {
  /** As a comment above it says: `auth.config.ts`. */
  name: string | undefined;
  statements: SyntaxNode[];
  from: number;
  to: number;
}

/** A file is named by a comment that has nothing but its path. */
const NAME = /^(?:\/\/|\/\*+)\s*([\w@~./[\]()$-]{1,200}\.[cm]?[jt]sx?)\s*(?:\*\/)?$/;

/**
 * The files that a text consists of. A new one begins with a comment that names it, and where imports
 * follow on code.
 */
export function filesOf(source: Source): PastedFile[] {
  const files: PastedFile[] = [];
  let current: PastedFile = { name: undefined, statements: [], from: 0, to: source.text.length };
  let hasCode = false;
  let comment: SyntaxNode | undefined;
  const begin = (from: number, name: string | undefined) => {
    current.to = from;
    if (current.statements.length > 0) files.push(current);
    current = { name, statements: [], from, to: source.text.length };
    hasCode = false;
  };
  for (const node of children(source.root)) {
    if (/Comment$/.test(node.name)) {
      const name = NAME.exec(textOf(source, node))?.[1];
      if (name !== undefined) begin(node.from, name);
      comment ??= node;
      continue;
    }
    const isHead = node.name === "ImportDeclaration" || isDirective(source, node);
    if (isHead && hasCode) begin(comment?.from ?? node.from, undefined);
    if (!isHead) hasCode = true;
    comment = undefined;
    current.statements.push(node);
  }
  if (current.statements.length > 0) files.push(current);
  return files;
}

/** `"use client"` */
function isDirective(source: Source, node: SyntaxNode): boolean {
  return node.name === "ExpressionStatement" && /^(["'])use \w+\1;?$/.test(textOf(source, node));
}

/** An import declaration, and what it imports. */
export interface ImportStatement {
  node: SyntaxNode;
  names: Imported[];
}

/** The imports of a file from beside it, not from a package. */
export function localImports(source: Source, { statements }: PastedFile): ImportStatement[] {
  return statements
    .filter((node) => node.name === "ImportDeclaration")
    .map((node) => ({ node, names: readImport(source, node) }))
    .filter(({ names }) => names.some(({ module }) => /^(\.|@\/|~\/|#|\$lib|src\/)/.test(module)));
}

/** The statement that exports a value by default, and the value. */
export interface DefaultExport {
  node: SyntaxNode;
  value: SyntaxNode;
}

export function defaultExportOf({ statements }: PastedFile): DefaultExport | undefined {
  for (const node of statements) {
    const [, keyword, value] = node.name === "ExportDeclaration" ? children(node) : [];
    if (keyword?.name === "default" && value && !/Declaration$|^async$/.test(value.name)) {
      return { node, value };
    }
  }
  return undefined;
}

/** The names that a file declares for all of it. */
export function declaredIn(source: Source, { statements }: PastedFile): Set<string> {
  const all = statements.flatMap((statement) => declarationsOf(source, statement));
  return new Set(all.flatMap(({ names }) => names));
}

/**
 * Whether an import may be from a file: the file's name is that of the module, or, of a file without a
 * name, it has what is asked for.
 */
export function provides(source: Source, file: PastedFile, names: readonly Imported[]): boolean {
  const [first] = names;
  if (!first || names.some(({ name }) => name === "*")) return false;
  if (file.name !== undefined && plain(file.name) !== plain(first.module)) return false;
  const exported = exportedNames(source, file);
  const byDefault = defaultExportOf(file);
  return names.every(({ name, local }) => {
    if (name !== "default") return exported.has(name);
    if (!byDefault) return false;
    if (file.name !== undefined) return true;
    const { value } = byDefault;
    return resolve(source, value)?.name === "ObjectExpression" || textOf(source, value) === local;
  });
}

function exportedNames(source: Source, file: PastedFile): Set<string> {
  const exporting = file.statements.filter((node) => node.name === "ExportDeclaration");
  const declared = exporting.flatMap((node) =>
    declarationsOf(source, node).flatMap(({ names }) => names),
  );
  const listed = exporting
    .flatMap((node) => children(node, "ExportGroup"))
    .flatMap((group) => textOf(source, group).slice(1, -1).split(","))
    .map((entry) => entry.trim())
    .filter((entry) => /^[\w$]+$/.test(entry));
  return new Set([...declared, ...listed]);
}

/** The last part of a path without its ending: of `@/lib/auth.config` it is `auth.config`. */
function plain(path: string): string {
  const whole = path.replace(/\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "");
  return whole.slice(whole.lastIndexOf("/") + 1);
}

/** Whether a file stands in front of the app, and has a configuration only to read sessions. */
export function isMiddleware(source: Source, file: PastedFile): boolean {
  if (file.name !== undefined) return /^(middleware|proxy)$/.test(plain(file.name));
  return /\bexport\s+const\s+config\s*=\s*\{\s*matcher\b/.test(textOf(source, file));
}
