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

/**
 * What files use of the machine, beside packages: modules of Node, with or without `node:`, and members
 * of `process` other than `env`. Of a file that takes too long to read, that it does.
 */
export function machineUse(code: Record<string, string>): string[] {
  const modules = Object.values(code)
    .flatMap(modulesIn)
    .filter((module) => module.startsWith("node:") || BUILT_IN.has(module.split("/")[0] ?? ""));
  const members = Object.values(code).flatMap(reachesIn);
  return [...new Set([...modules, ...members])].sort();
}

/** Stands for all that a file may use that takes too long to read. */
const UNREAD = "code that is made to be hard to read";

/** Names of the platform by which code gets at more of it than an import tells. */
function reachesIn(code: string): string[] {
  const source = parse(code);
  const found: string[] = source.isUnread ? [UNREAD] : [];
  source.root.cursor().iterate((cursor) => {
    if (cursor.name !== "VariableName" && cursor.name !== "PropertyName") return;
    const name = textOf(source, cursor);
    if (/^(?:require|eval|Function)$/.test(name) && cursor.name === "VariableName") {
      found.push(name);
    }
    if (name !== "process") return;
    const [, member] = /^\s*\??\.\s*(\w+)/.exec(source.text.slice(cursor.to, cursor.to + 80)) ?? [];
    // `process.env` is what a lab has of it.
    if (member !== "env") found.push(member === undefined ? name : `${name}.${member}`);
  });
  return found;
}

/** Modules of Node that can be named without `node:`, and reach what a lab does not have. */
const BUILT_IN = new Set(
  "child_process cluster crypto dgram dns fs http http2 https inspector module net os path perf_hooks process readline repl stream tls tty url util v8 vm wasi worker_threads zlib".split(
    " ",
  ),
);

function packageOf(module: string): string[] | undefined {
  if (/^(\.|node:|#)/.test(module) || BUILT_IN.has(module.split("/")[0] ?? "")) return undefined;
  return /^(?:@[\w.-]+\/)?[\w.-]+/.exec(module)?.slice();
}
