import type { SyntaxNode } from "@lezer/common";

import { children, type Source } from "../syntax";
import { isRequire } from "./imports";
import { declarationsIn, declaredBy, type Reference, referencesIn } from "./scope";

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
  const byName = new Map(
    declarations.flatMap((declaration) => declaration.names.map((name) => [name, declaration])),
  );
  const parameters = new Set(functions.flatMap((fn) => parametersOf(source, fn)));
  // By where they begin: the parser makes a node anew each time that it is asked for one.
  const chosen = new Set<number>();
  const open: Reference[] = [];
  const dropped: Kept["dropped"] = [];
  /** Variables that are kept, and those of them of whose changes nobody has thought yet. */
  const names = new Set<string>();
  let fresh: string[] = [];

  const follow = (references: Reference[]) => {
    const waiting = [...references];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const declaration = byName.get(next.name);
      if (!declaration || isAround(declaration.statement, object)) {
        if (!declaration) open.push(next);
        continue;
      }
      if (chosen.has(declaration.statement.from)) continue;
      chosen.add(declaration.statement.from);
      // Functions, classes and types do not change.
      if (declaration.node.name === "VariableDeclaration") fresh.push(...declaration.names);
      waiting.push(...referencesIn(source, declaration.node, isSkipped));
    }
  };
  follow(referencesIn(source, object, isSkipped));

  const changes = changesByName(source, containers, object);
  const considered = new Set<number>();
  while (fresh.length > 0) {
    for (const name of fresh) names.add(name);
    const wave = fresh.flatMap((name) => changes.get(name) ?? []);
    fresh = [];
    for (const { statement, references } of wave) {
      if (considered.has(statement.from)) continue;
      considered.add(statement.from);
      const foreign = references.find(({ name }) => parameters.has(name) && !names.has(name));
      if (foreign) {
        dropped.push({ statement, because: foreign.name });
        continue;
      }
      chosen.add(statement.from);
      follow(references);
    }
  }
  dropped.sort((a, b) => a.statement.from - b.statement.from);
  open.sort((a, b) => a.node.from - b.node.from);
  const statements = containers.flatMap((container) =>
    children(container).filter((statement) => chosen.has(statement.from)),
  );
  return {
    statements,
    open: open.filter(({ name }) => !parameters.has(name) || isImported(name)),
    parameters: [...new Set(open.map(({ name }) => name))].filter((name) => parameters.has(name)),
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

/** A statement that may change a variable, such as `providers.push(…)`. */
interface Change {
  statement: SyntaxNode;
  references: Reference[];
}

/** The statements outside of the configuration, by each name that they speak of. */
function changesByName(
  source: Source,
  containers: readonly SyntaxNode[],
  object: SyntaxNode,
): Map<string, Change[]> {
  const byName = new Map<string, Change[]>();
  for (const statement of containers.flatMap((container) => children(container))) {
    if (!/^(Expression|If|For|While|Try)/.test(statement.name)) continue;
    if (isAround(statement, object)) continue;
    const references = referencesIn(source, statement);
    for (const name of new Set(references.map((reference) => reference.name))) {
      const all = byName.get(name) ?? [];
      all.push({ statement, references });
      byName.set(name, all);
    }
  }
  return byName;
}
