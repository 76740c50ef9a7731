import { readFileSync } from "node:fs";

import ts from "typescript";

import { noteReads } from "../inputs/reads";

/** Modifiers of a test, or of a group of tests, that still runs always: `test.concurrent(…)`. */
const RUNS = new Set(["concurrent", "sequential", "only", "each", "for", "extend"]);

/** What was found in a file, and the text in which it was found. */
const found = new Map<string, { text: string; titles: string[] }>();

/** What a title has where a row of `each` is put in: `%s`, `$name`. */
const PLACEHOLDER = /%[a-zA-Z#$]|\$[\w.]+/;

/**
 * First arguments of the calls that make tests, as far as the tests always run and the titles stand
 * in the source. Tests that are skipped, expected to fail, or under a condition show nothing; a
 * title with placeholders names no single test.
 *
 * @param file a TypeScript file
 * @param makers what the functions are called where they are exported; the file may rename them
 */
export function testTitles(file: string, makers: readonly string[] = ["test", "it"]): string[] {
  const key = [file, ...makers].join("\n");
  noteReads([file]);
  const text = readFileSync(file, "utf8");
  const before = found.get(key);
  if (before?.text === text) return before.titles;
  const titles = readTitles(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), makers);
  found.set(key, { text, titles });
  return titles;
}

function readTitles(source: ts.SourceFile, makers: readonly string[]): string[] {
  const named = localNames(source, makers);
  const groups = localNames(source, ["describe"]);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isCallExpression(node)) return ts.forEachChild(node, visit);
    const callee = calleeOf(node);
    if (callee && groups.has(callee.name) && !callee.runs) return;
    if (callee && named.has(callee.name) && callee.runs) {
      const [title] = node.arguments;
      const isWhole = title && ts.isStringLiteralLike(title);
      if (isWhole && !(callee.isTable && PLACEHOLDER.test(title.text))) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** What a file calls these functions: by import, and by constants made of them. */
function localNames(source: ts.SourceFile, exported: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    const bindings = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { propertyName, name } of bindings.elements) {
        if (exported.includes((propertyName ?? name).text)) names.add(name.text);
      }
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const made = initializer && chainOf(initializer);
      if (ts.isIdentifier(name) && made?.runs && names.has(made.name)) names.add(name.text);
    }
  }
  return names;
}

interface Chain {
  name: string;
  /** Whether no modifier keeps it from running. */
  runs: boolean;
  /** Whether it runs once for each row of a table. */
  isTable: boolean;
}

/** The callee of a call, unless the call is itself a part of a longer one: `test.each(…)` of `test.each(…)(…)`. */
function calleeOf({ expression }: ts.CallExpression): Chain | undefined {
  const chain = chainOf(expression);
  const isTableItself =
    ts.isPropertyAccessExpression(expression) && ["each", "for"].includes(expression.name.text);
  return isTableItself ? undefined : chain;
}

/** Takes `test.concurrent.each(rows)` apart. */
function chainOf(expression: ts.Expression): Chain | undefined {
  if (ts.isIdentifier(expression)) return { name: expression.text, runs: true, isTable: false };
  if (ts.isCallExpression(expression)) return chainOf(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return chainOf(expression.tag);
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const chain = chainOf(expression.expression);
  const modifier = expression.name.text;
  return (
    chain && {
      ...chain,
      runs: chain.runs && RUNS.has(modifier),
      isTable: chain.isTable || modifier === "each" || modifier === "for",
    }
  );
}
