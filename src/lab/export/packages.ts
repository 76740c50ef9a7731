import { parse, textOf } from "../../config-code/syntax";

/** Packages that a provider of `@auth/core` imports by itself, by its module. */
const NEEDED_BY = new Map<string, readonly string[]>([
  ["@auth/core/providers/nodemailer", ["nodemailer"]],
  ["@auth/core/providers/email", ["nodemailer"]],
  ["@auth/core/providers/passkey", ["@simplewebauthn/browser", "@simplewebauthn/server"]],
  ["@auth/core/providers/webauthn", ["@simplewebauthn/browser", "@simplewebauthn/server"]],
  // What `simulated/sqlite.mjs` imports.
  ["#sqlite", ["sql.js", "drizzle-orm"]],
]);

/** Where a string is the name of a module. */
const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportDeclaration",
  "DynamicImport",
  "ImportType",
]);

/** The modules that a file names, as it names them. */
export function modulesIn(code: string): string[] {
  const source = parse(code);
  const found: string[] = [];
  source.root.cursor().iterate((node) => {
    if (node.name !== "String" || !IMPORTING.has(node.node.parent?.name ?? "")) return;
    found.push(textOf(source, node).slice(1, -1));
  });
  return found;
}

/** The packages that files import, and what those need besides; each once, in alphabetical order. */
export function packagesOf(code: Record<string, string>): string[] {
  const packages = Object.values(code)
    .flatMap(modulesIn)
    .flatMap((module) => [...(packageOf(module) ?? []), ...(NEEDED_BY.get(module) ?? [])]);
  return [...new Set(packages)].sort();
}

function packageOf(module: string): string[] | undefined {
  if (/^(\.|node:|#)/.test(module)) return undefined;
  return /^(?:@[\w.-]+\/)?[\w.-]+/.exec(module)?.slice();
}
