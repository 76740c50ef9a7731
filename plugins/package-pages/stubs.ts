import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

/**
 * Declarations that stand for packages which are not installed: peers of the documented packages. Each
 * name that is imported from one becomes an empty type, so that signatures show it by its name, where
 * TypeScript would otherwise show `any`, or the name of whatever else it cannot resolve.
 *
 * @param files declaration files; those that they import by a relative path are read, too
 */
export function stubDeclarations(files: readonly string[]): string {
  const wanted = new Map<string, Wanted>();
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...collect(file, wanted));
  }
  return [...wanted].map(([name, each]) => declareModule(name, each)).join("\n");
}

/** What is imported from a package. */
interface Wanted {
  types: Set<string>;
  /** The most type arguments that a type is given. */
  arity: Map<string, number>;
  /** Types whose members are looked up, `PrismaClient["$extends"]`. */
  indexed: Set<string>;
  /** Members of its default export or of the package as a whole, used as types. */
  members: Set<string>;
}

function collect(file: string, wanted: Map<string, Wanted>): string[] {
  const code = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const near: string[] = [];
  const from = (specifier: string): Wanted | undefined => {
    if (specifier.startsWith(".")) {
      const next = path.resolve(path.dirname(file), specifier).replace(/(\.js)?$/, ".d.ts");
      if (existsSync(next)) near.push(next);
      return undefined;
    }
    if (isInstalled(specifier, file)) return undefined;
    const known = wanted.get(specifier) ?? {
      types: new Set(),
      arity: new Map(),
      indexed: new Set(),
      members: new Set(),
    };
    wanted.set(specifier, known);
    return known;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const { moduleSpecifier } = node;
      const to =
        moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
          ? from(moduleSpecifier.text)
          : undefined;
      if (to && ts.isImportDeclaration(node)) addImports(node.importClause, source, to);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const name = node.argument.literal.getText().slice(1, -1);
      const [first] = node.qualifier?.getText().split(".") ?? [];
      const to = from(name);
      if (to && first) {
        to.types.add(first);
        raise(to.arity, first, node.typeArguments?.length ?? 0);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return near;
}

function addImports(clause: ts.ImportClause | undefined, source: ts.SourceFile, to: Wanted): void {
  const code = source.getFullText();
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamedImports(bindings)) {
    for (const { propertyName, name } of bindings.elements) {
      const original = (propertyName ?? name).text;
      to.types.add(original);
      raise(to.arity, original, mostArguments(source, name.text));
      if (code.includes(`${name.text}["`)) to.indexed.add(original);
    }
  }
  const whole = [
    clause?.name?.text,
    bindings && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined,
  ];
  for (const name of whole) {
    if (name === undefined) continue;
    for (const [, member = ""] of code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))) {
      (clause?.name?.text === name ? to.members : to.types).add(member);
    }
  }
}

function isInstalled(specifier: string, file: string): boolean {
  const options = { moduleResolution: ts.ModuleResolutionKind.Bundler };
  return ts.resolveModuleName(specifier, file, options, ts.sys).resolvedModule !== undefined;
}

function raise(arity: Map<string, number>, name: string, count: number): void {
  arity.set(name, Math.max(count, arity.get(name) ?? 0));
}

function mostArguments(source: ts.SourceFile, name: string): number {
  let most = 0;
  const visit = (node: ts.Node): void => {
    const isIt =
      (ts.isTypeReferenceNode(node) && node.typeName.getText() === name) ||
      (ts.isExpressionWithTypeArguments(node) && node.expression.getText() === name);
    if (isIt) most = Math.max(most, node.typeArguments?.length ?? 0);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return most;
}

function declareModule(name: string, wanted: Wanted): string {
  const lines = [...wanted.types].filter((type) => type !== "default");
  const members = [...wanted.members].map((member) => declareType(member, 0, false));
  return [
    `declare module ${JSON.stringify(name)} {`,
    ...lines.map((type) =>
      declareType(type, wanted.arity.get(type) ?? 0, wanted.indexed.has(type)),
    ),
    `  namespace whole { ${members.join(" ")} }`,
    "  interface whole {}",
    "  const whole: any;",
    "  export default whole;",
    "}",
  ].join("\n");
}

/** A type that has nothing but its name. What is looked up in it is `never`, which a union drops. */
function declareType(name: string, arity: number, isIndexed: boolean): string {
  const names = Array.from({ length: arity }, (_, index) => `T${index} = any`);
  const parameters = arity > 0 ? `<${names.join(", ")}>` : "";
  const body = isIndexed ? "[member: string]: never" : "";
  return `  export interface ${name}${parameters} { ${body} } export const ${name}: any;`;
}
