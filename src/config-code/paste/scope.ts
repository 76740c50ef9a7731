import type { SyntaxNode } from "@lezer/common";

import { children, type Source, textOf } from "../syntax";

/** Which names code declares, and which it takes from elsewhere. */

/** A statement that declares names. */
export interface Declaration {
  names: string[];
  /** The statement, with `export` where it has that. */
  statement: SyntaxNode;
  /** The declaration in it. */
  node: SyntaxNode;
}

const DECLARATIONS = [
  "VariableDeclaration",
  "FunctionDeclaration",
  "ClassDeclaration",
  "EnumDeclaration",
  "TypeAliasDeclaration",
  "InterfaceDeclaration",
];

/** The declarations among the direct children of a file or block, in order. */
export function declarationsIn(source: Source, container: SyntaxNode): Declaration[] {
  return children(container).flatMap((statement) => declarationsOf(source, statement));
}

/** The declaration that a statement is, or exports; none if it is another one. */
export function declarationsOf(source: Source, statement: SyntaxNode): Declaration[] {
  const [node] =
    statement.name === "ExportDeclaration" ? children(statement, ...DECLARATIONS) : [statement];
  if (!node || !DECLARATIONS.includes(node.name)) return [];
  return [{ names: declaredBy(source, node), statement, node }];
}

/** The names that a declaration, a list of parameters or a pattern gives a meaning. */
export function declaredBy(source: Source, node: SyntaxNode): string[] {
  return children(node).flatMap((part) => {
    if (part.name === "VariableDefinition" || part.name === "TypeDefinition") {
      return [textOf(source, part)];
    }
    const isPattern = /Pattern|PatternProperty|Spread/.test(part.name);
    return isPattern ? declaredBy(source, part) : [];
  });
}

/** A name that code does not declare itself. */
export interface Reference {
  name: string;
  /** As a type only: nothing is left of it at run time. */
  isType: boolean;
  node: SyntaxNode;
}

/**
 * The names that a piece of code takes from what is around it.
 *
 * @param isSkipped parts that do not count
 */
export function referencesIn(
  source: Source,
  root: SyntaxNode,
  isSkipped: (node: SyntaxNode) => boolean = () => false,
): Reference[] {
  const found: Reference[] = [];
  /** Names that have a meaning around the place where the walk is, with how many scopes give it. */
  const bound = new Map<string, number>();
  const bind = (names: readonly string[], by: 1 | -1) => {
    for (const name of names) bound.set(name, (bound.get(name) ?? 0) + by);
  };
  const visit = (node: SyntaxNode) => {
    if (isSkipped(node)) return;
    const isShorthand = isShorthandProperty(node);
    const name = isShorthand ? node.firstChild : node;
    if (name && (isShorthand || node.name === "VariableName" || node.name === "TypeName")) {
      const text = textOf(source, name);
      if (!bound.get(text))
        found.push({ name: text, isType: node.name === "TypeName", node: name });
      return;
    }
    const names = boundIn(source, node);
    bind(names, 1);
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    bind(names, -1);
  };
  visit(root);
  return found;
}

/** `{ providers }`: the value of the variable of this name. */
function isShorthandProperty(node: SyntaxNode): boolean {
  const [only, ...more] = node.name === "Property" ? children(node) : [];
  return only?.name === "PropertyDefinition" && more.length === 0;
}

/** The names to which a piece of code gives a meaning in itself: parameters, variables of a block. */
function boundIn(source: Source, scope: SyntaxNode): string[] {
  if (!scope.firstChild) return [];
  const lists = children(scope, "ParamList", "TypeParamList", "ForSpec", "ForOfSpec", "ForInSpec");
  const parameters = lists.flatMap((list) => [
    ...declaredBy(source, list),
    ...children(list, "VariableDeclaration").flatMap((inner) => declaredBy(source, inner)),
  ]);
  switch (scope.name) {
    case "Block":
      return declarationsIn(source, scope).flatMap(({ names }) => names);
    case "ArrowFunction":
    case "CatchClause":
    case "ForOfSpec":
    case "ForInSpec":
    case "TypeAliasDeclaration":
    case "InterfaceDeclaration":
      return [...parameters, ...declaredBy(source, scope)];
    case "FunctionExpression":
    case "ClassExpression":
      return [...parameters, ...declaredBy(source, scope)];
    default:
      return parameters;
  }
}
