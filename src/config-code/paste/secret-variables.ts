import type { SyntaxNode } from "@lezer/common";

import { type Source, textOf } from "../syntax";

/** Where an expression may stand in the place of a text. */
const EXPRESSION_IN =
  /^(Property|VariableDeclaration|AssignmentExpression|BinaryExpression|ConditionalExpression|ParenthesizedExpression|ArrayExpression|ArgList|ReturnStatement|ArrowFunction)$/;

/** Calls that take a whole configuration: a secret in them belongs to no service. */
const OF_CONFIGURATION = /Auth\$?$|Handler$|Config$/;

/** Names the variables of the environment that take the place of secrets in one text. */
export class SecretVariables {
  readonly #byValue = new Map<string, string>();

  /**
   * The variable for a secret, named as Auth.js names those it knows: `AUTH_GITHUB_SECRET`. One value has
   * one variable. Undefined where no expression may stand, such as in a type or an import.
   *
   * @param node the text that is a secret
   * @param member the member or variable whose value it is
   */
  of(source: Source, node: SyntaxNode, member: string | undefined): string | undefined {
    if (!EXPRESSION_IN.test(node.parent?.name ?? "") || !node.prevSibling) return undefined;
    const value = textOf(source, node);
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const wanted = variableName(serviceOf(source, node), member);
    const taken = new Set(this.#byValue.values());
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
    this.#byValue.set(value, name);
    return name;
  }
}

/** `GITHUB` for a text in the arguments of `GitHub(…)` or `GitHubProvider(…)`. */
function serviceOf(source: Source, { parent }: SyntaxNode): string | undefined {
  for (let node = parent; node; node = node.parent) {
    if (!/^(Call|New)Expression$/.test(node.name)) continue;
    const [, callee = ""] =
      /^(?:new\s+)?(?:\w+\.)*(\w+\$?)\s*[(<]/.exec(textOf(source, node)) ?? [];
    if (callee === "" || OF_CONFIGURATION.test(callee)) return undefined;
    return callee.replace(/(?<=.)Provider$/, "").toUpperCase();
  }
  return undefined;
}

function variableName(service: string | undefined, member: string | undefined): string {
  const words = (member ?? "secret")
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
  if (service === undefined) return words === "SECRET" ? "AUTH_SECRET" : words;
  if (/^CLIENT_?SECRET$/.test(words)) return `AUTH_${service}_SECRET`;
  if (/^API_?KEY$/.test(words)) return `AUTH_${service}_KEY`;
  return `${service}_${words}`;
}
