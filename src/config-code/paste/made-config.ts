import type { SyntaxNode } from "@lezer/common";

import { children, parse, textOf, type Source } from "../syntax";
import { type Augmentation, takeAugmentations } from "./normalize";
import { declaredBy } from "./scope";

/** Configurations that a function makes, for each request or after waiting for something. */

/**
 * The parameters that `next-auth` leaves undefined where it has no request, as in `signIn()`: those of a
 * function that it is called with.
 */
export function parametersOfNextAuth(
  source: Source,
  functions: readonly SyntaxNode[],
): ReadonlySet<string> {
  const own = functions.filter(({ parent }) => {
    const call = parent?.name === "ArgList" ? parent.parent : undefined;
    return call?.firstChild && textOf(source, call.firstChild) === "NextAuth";
  });
  const lists = own.flatMap((fn) => [...children(fn, "ParamList"), fn]);
  return new Set(
    lists
      .filter(({ name }) => name === "ParamList" || name === "ArrowFunction")
      // A pattern would fail on undefined, in the lab as in the app.
      .filter((list) => children(list, "ObjectPattern", "ArrayPattern").length === 0)
      .flatMap((list) => declaredBy(source, list)),
  );
}

/**
 * A file that waits for something outside of its functions, with all that it does in a function which it
 * calls: a lab waits for what that promises, but not in the middle of a file.
 *
 * @returns undefined if the file does not wait
 */
export function waitFor(whole: string): string | undefined {
  const augmentations: Augmentation[] = [];
  const code = takeAugmentations(whole, augmentations);
  const source = parse(code);
  const statements = children(source.root);
  if (!statements.some(waits)) return undefined;
  const end = statements.findLast(({ name }) => name === "ExportDeclaration");
  const [, , value] = end ? children(end) : [];
  const first = statements.find((node) => !/^ImportDeclaration$|Comment$/.test(node.name));
  if (!end || !value || !first) return undefined;
  const declared = augmentations.map(({ module, body }) => `declare module "${module}" {${body}}`);
  const head = [code.slice(0, first.from).trimEnd(), ...declared].join("\n\n");
  const body = code.slice(first.from, end.from).trimEnd();
  return `${head}

async function makeConfig(): Promise<AuthConfig> {
${indented(body)}

  return ${textOf(source, value)};
}

// The lab waits for it before it begins, and then has the configuration.
export default makeConfig() as unknown as AuthConfig;
`;
}

/** Code a step to the right, without the lines that are inside of texts. */
function indented(code: string): string {
  const texts: { from: number; to: number }[] = [];
  parse(code)
    .root.cursor()
    .iterate(({ name, from, to }) => {
      if (name !== "TemplateString") return;
      texts.push({ from, to });
      return false;
    });
  return code.replaceAll(/^(?=.)/gm, (_, at: number) =>
    texts.some(({ from, to }) => from < at && at < to) ? "" : "  ",
  );
}

/** Whether a statement waits by itself, not in a function. */
function waits(statement: SyntaxNode): boolean {
  let found = false;
  statement.cursor().iterate(({ name }) => {
    if (/Function|MethodDeclaration|^ClassBody$/.test(name)) return false;
    if (name === "AwaitExpression") found = true;
    return !found;
  });
  return found;
}
