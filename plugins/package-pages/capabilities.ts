import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

/** Groups of an adapter's methods, as the guide to databases has them. */
export interface Capabilities {
  /** Users and accounts. */
  users: boolean;
  /** Sessions in the database. */
  sessions: boolean;
  /** Sign-in by e-mail. */
  verificationTokens: boolean;
  /** Passkeys. */
  authenticators: boolean;
  /** Methods of core's `Adapter` that it has. */
  methods: string[];
  /** Node.js modules and globals that its own code uses; none if it runs on the edge by itself. */
  node: string[];
}

/** A file of an adapter that describes tables. */
export interface SchemaFile {
  /** Path below the package's folder. */
  file: string;
  code: string;
}

const USERS = [
  "createUser",
  "getUser",
  "getUserByEmail",
  "getUserByAccount",
  "updateUser",
  "linkAccount",
];
const SESSIONS = ["createSession", "getSessionAndUser", "updateSession", "deleteSession"];
const TOKENS = ["createVerificationToken", "useVerificationToken"];
const AUTHENTICATORS = [
  "getAccount",
  "createAuthenticator",
  "getAuthenticator",
  "listAuthenticatorsByUserId",
  "updateAuthenticatorCounter",
];

/** Globals of Node.js that edge runtimes lack. */
const GLOBALS = /\b(Buffer\.|__dirname|process\.(?!env)\w+)/g;

/**
 * The methods of the interface `Adapter` of core, in their order.
 *
 * @param core folder of `@auth/core`
 */
export function adapterMethods(core: string): string[] {
  const file = path.join(core, "src", "adapters.ts");
  const source = parse(file);
  const found = source.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === "Adapter",
  );
  if (!found) throw new Error(`${file} declares no interface Adapter.`);
  return found.members.flatMap((member) => (member.name ? [member.name.getText()] : []));
}

/** Reads from an adapter's sources what it implements. */
export function readCapabilities(root: string, known: readonly string[]): Capabilities {
  const names = new Set<string>();
  const node = new Set<string>();
  for (const file of sourceFiles(root)) {
    const source = parse(file);
    const visit = (at: ts.Node): void => {
      if (isFunctionMember(at)) names.add(at.name.getText());
      if (ts.isImportDeclaration(at) && ts.isStringLiteral(at.moduleSpecifier)) {
        const { text } = at.moduleSpecifier;
        if (/^node:|^(crypto|fs|path|util|stream|buffer)$/.test(text)) node.add(text);
      }
      ts.forEachChild(at, visit);
    };
    visit(source);
    const code = source.getFullText().replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    for (const [use] of code.matchAll(GLOBALS)) node.add(use.replace(/\.$/, ""));
  }
  const methods = known.filter((name) => names.has(name));
  const has = (wanted: readonly string[]) => wanted.every((name) => names.has(name));
  return {
    users: has(USERS),
    sessions: has(SESSIONS),
    verificationTokens: has(TOKENS),
    authenticators: has(AUTHENTICATORS),
    methods,
    node: [...node].sort(),
  };
}

/** The files of an adapter in which tables or entities are declared, beside its main one. */
export function schemaFiles(root: string): SchemaFile[] {
  return sourceFiles(root).flatMap((file) => {
    const code = readFileSync(file, "utf8");
    const declares =
      /CREATE TABLE|(sqlite|pg|mysql)Table\(|@Entity\(|DataTypes\.|^type User\b.*\{$|"table":|tables = \[/m;
    return declares.test(code.replace(/^\s*\*.*$/gm, ""))
      ? [{ file: path.relative(root, file), code: code.trim() }]
      : [];
  });
}

/** A table that an adapter's own SQL writes to. */
export interface WrittenTable {
  table: string;
  columns: string[];
}

/** The tables and columns of the INSERT statements in an adapter's sources. */
export function writtenTables(root: string): WrittenTable[] {
  const found = new Map<string, string[]>();
  for (const file of sourceFiles(root)) {
    const code = readFileSync(file, "utf8");
    for (const [, table = "", columns = ""] of code.matchAll(
      /insert into\s+"?(\w+)"?\s*\(([^)]*)\)/gi,
    )) {
      found.set(
        table,
        columns
          .replace(/["\s]+/g, " ")
          .split(",")
          .map((each) => each.trim()),
      );
    }
  }
  return [...found].map(([table, columns]) => ({ table, columns }));
}

function isFunctionMember(
  node: ts.Node,
): node is ts.MethodDeclaration | ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  return (
    ts.isMethodDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node)
  );
}

function sourceFiles(root: string): string[] {
  return readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => path.join(root, "src", file));
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}
