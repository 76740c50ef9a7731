import type { SyntaxNode } from "@lezer/common";

import { children, type Source } from "../syntax";
import { isRequire } from "./imports";
import {
  type Declaration,
  declarationsIn,
  declaredBy,
  type Reference,
  referencesIn,
} from "./scope";

/** What of a file a configuration needs. */
export interface Kept {
  /** Statements in the order in which they have to stand. */
  statements: SyntaxNode[];
  /** Names that nothing in the file declares. */
  open: Reference[];
  /** Names of parameters of the functions around the configuration. */
  parameters: string[];
  /** Statements that were left out although they change what is kept, and the name they want. */
  dropped: { statement: SyntaxNode; because: string }[];
}

/**
 * Follows the names in a configuration to what declares them in the file, and so on. Statements that
 * change a variable that is kept, such as `providers.push(…)`, are kept too.
 *
 * @param object the configuration
 * @param functions the functions around it, whose variables become those of the file
 * @param isSkipped parts of the code that do not count
 * @param isImported whether a name is an import
 */
export function keep(
  source: Source,
  object: SyntaxNode,
  functions: readonly SyntaxNode[],
  isSkipped: (node: SyntaxNode) => boolean,
  isImported: (name: string) => boolean,
): Kept {
  const bodies = functions.flatMap((fn) => children(fn, "Block")).reverse();
  const containers = [source.root, ...bodies];
  // The inner ones come last, and hide those around them.
  const declarations = containers
    .flatMap((container) => declarationsIn(source, container))
    .filter(({ node }) => !isRequire(source, node));
  const parameters = functions.flatMap((fn) => parametersOf(source, fn));
  // By where they begin: the parser makes a node anew each time that it is asked for one.
  const chosen = new Set<number>();
  const open: Reference[] = [];
  const waiting: Reference[] = [...referencesIn(source, object, isSkipped)];
  const dropped: Kept["dropped"] = [];

  const follow = () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name } = next;
      const declaration = declarations.findLast(({ names }) => names.includes(name));
      if (!declaration || isAround(declaration.statement, object)) {
        if (!declaration) open.push(next);
        continue;
      }
      if (chosen.has(declaration.statement.from)) continue;
      chosen.add(declaration.statement.from);
      waiting.push(...referencesIn(source, declaration.node, isSkipped));
    }
  };
  follow();
  const considered = new Set<number>();
  for (let isDone = false; !isDone;) {
    isDone = true;
    const names = variablesOf(declarations.filter(({ statement }) => chosen.has(statement.from)));
    for (const statement of containers.flatMap((container) => children(container))) {
      if (considered.has(statement.from) || !/^(Expression|If|For|While|Try)/.test(statement.name))
        continue;
      if (isAround(statement, object)) continue;
      const references = referencesIn(source, statement);
      if (!references.some(({ name }) => names.has(name))) continue;
      considered.add(statement.from);
      const foreign = references.find(({ name }) => parameters.includes(name) && !names.has(name));
      if (foreign) {
        dropped.push({ statement, because: foreign.name });
        continue;
      }
      chosen.add(statement.from);
      waiting.push(...references);
      follow();
      isDone = false;
    }
  }
  const statements = containers.flatMap((container) =>
    children(container).filter((statement) => chosen.has(statement.from)),
  );
  return {
    statements,
    open: open.filter(({ name }) => !parameters.includes(name) || isImported(name)),
    parameters: [...new Set(open.map(({ name }) => name))].filter((name) =>
      parameters.includes(name),
    ),
    dropped,
  };
}

/** A parameter without parentheses stands in an arrow function by itself. */
function parametersOf(source: Source, fn: SyntaxNode): string[] {
  const lists = children(fn, "ParamList").flatMap((list) => declaredBy(source, list));
  return fn.name === "ArrowFunction" ? [...lists, ...declaredBy(source, fn)] : lists;
}

function isAround(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

/** Variables, as opposed to functions, classes and types. */
function variablesOf(declarations: readonly Declaration[]): ReadonlySet<string> {
  return new Set(
    declarations.flatMap(({ node, names }) => (node.name === "VariableDeclaration" ? names : [])),
  );
}
