import ts from "typescript";

/** An option that a provider module declares beyond those that every provider has. */
export interface OwnOption {
  name: string;
  type: string;
  optional: boolean;
  /** The doc comment's text in one line; empty if there is none. */
  says: string;
  /** As the code has it, else as the doc comment has it. */
  fallback: string | undefined;
}

/** What only the code of a provider module tells. */
export interface ModuleSource {
  /** Name of the default export. */
  functionName: string;
  options: OwnOption[];
  /** The code of `profile()`, indented from the left edge; undefined if the module has none. */
  profile: string | undefined;
  /** First paragraph of the function's `@deprecated`, as Markdown; empty if it has no text. */
  deprecated: string | undefined;
}

/** Types whose members every provider has; the reference lists them once. */
const COMMON = /^(OAuth2?|OIDC|Email|Partial)?\w*(User)?Config\b|^Record\b/;

/**
 * Reads the source of a provider module.
 *
 * @throws Error if it has no default function
 */
export function readModule(code: string, file: string): ModuleSource {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const main = source.statements.find(
    (node): node is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(node) &&
      (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword),
  );
  if (!main?.name) throw new Error(`${file} has no default function.`);
  const [parameter] = main.parameters;
  const fallbacks = readFallbacks(main);
  const members = parameter?.type ? membersOf(parameter.type, source) : [];
  return {
    functionName: main.name.text,
    options: members.map((member) => describeOption(member, fallbacks)),
    profile: findProfile(main),
    deprecated: deprecation(main),
  };
}

function membersOf(type: ts.TypeNode, source: ts.SourceFile): ts.PropertySignature[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((each) => membersOf(each, source));
  if (ts.isParenthesizedTypeNode(type)) return membersOf(type.type, source);
  if (ts.isTypeLiteralNode(type)) return type.members.filter(ts.isPropertySignature);
  if (!ts.isTypeReferenceNode(type) || COMMON.test(type.getText())) return [];
  const name = type.typeName.getText();
  return source.statements.flatMap((node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
      return node.members.filter(ts.isPropertySignature);
    }
    return ts.isTypeAliasDeclaration(node) && node.name.text === name
      ? membersOf(node.type, source)
      : [];
  });
}

function describeOption(
  member: ts.PropertySignature,
  fallbacks: ReadonlyMap<string, string>,
): OwnOption {
  const name = member.name.getText();
  const tags = ts.getJSDocTags(member);
  const documented = tags.find(({ tagName }) => /^default/.test(tagName.text));
  const [comment] = ts.getJSDocCommentsAndTags(member);
  return {
    name,
    type: (member.type?.getText() ?? "any").replace(/\/\*\*[\s\S]*?\*\//g, "").replace(/\s+/g, " "),
    optional: member.questionToken !== undefined,
    says: oneLine(comment?.comment),
    fallback: fallbacks.get(name) ?? (oneLine(documented?.comment) || undefined),
  };
}

/** `{ apiVersion = "5" } = options` and `options.apiVersion ?? "5"`: defaults by option. */
function readFallbacks(main: ts.FunctionDeclaration): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isBindingElement(node) && node.initializer) {
      found.set((node.propertyName ?? node.name).getText(), node.initializer.getText());
    }
    if (
      ts.isBinaryExpression(node) &&
      ts.isPropertyAccessExpression(node.left) &&
      [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(
        node.operatorToken.kind,
      )
    ) {
      found.set(node.left.name.text, node.right.getText());
    }
    ts.forEachChild(node, visit);
  };
  // Not in functions of the module: what they fall back to is no option's default.
  for (const statement of main.body?.statements ?? []) {
    if (!ts.isReturnStatement(statement)) visit(statement);
  }
  return found;
}

function findProfile(main: ts.FunctionDeclaration): string | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    const isProfile =
      (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.name.getText() === "profile";
    if (isProfile) found ??= node;
    else ts.forEachChild(node, visit);
  };
  if (main.body) visit(main.body);
  return found && outdent(found.getText());
}

/** The first line begins where its node begins; the others keep the indentation of the file. */
function outdent(code: string): string {
  const [first = "", ...rest] = code.split("\n");
  const indents = rest.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const least = Math.min(...indents);
  return [first, ...rest.map((line) => line.slice(Math.min(least, line.length)))].join("\n");
}

function deprecation(main: ts.FunctionDeclaration): string | undefined {
  const tag = ts.getJSDocDeprecatedTag(main);
  // One provider module has its whole documentation below the tag.
  const [first] = (ts.getTextOfJSDocComment(tag?.comment) ?? "").split(/\n\s*\n|\n#/);
  return tag && oneLine(first);
}

function oneLine(comment: ts.JSDoc["comment"]): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s+/g, " ").trim();
}
