import type { SyntaxNode } from "@lezer/common";

import { apply, children, type Edit, parse, type Source, textOf } from "../syntax";
import { type Imported, readImports } from "./imports";
import {
  declaredIn,
  defaultExportOf,
  filesOf,
  isMiddleware,
  localImports,
  type PastedFile,
  provides,
} from "./pasted-files";
import { referencesIn } from "./scope";
import { providerNamed } from "./to-core";

/** Several files as one. */
export interface Joined {
  text: string;
  /** Imports in whose place another of the files stands. */
  joined: Imported[];
  /** Files that are left out, as far as they have a name, since the configuration needs nothing of them. */
  leftOut: (string | undefined)[];
}

/** A call of a framework with a configuration. */
const CALL =
  /(?<![\w$.])(?:NextAuth|SvelteKitAuth|ExpressAuth|(?:QwikAuth|serverAuth)\$|SolidAuth|initAuthConfig|NuxtAuthHandler|AstroAuth|FastifyAuth|Auth)\s*\(/;

/** A paste has a few files; what has more is none. */
const MOST_FILES = 30;

/**
 * Several files that were pasted after each other, as one: what a file imports from one that is there,
 * too, is in its place (`import authConfig from "./auth.config"`), and that file comes first. Files that
 * take something from the configuration's, and middleware, are left out.
 */
export function joinFiles(text: string): Joined {
  const source = parse(text);
  const files = filesOf(source);
  const alone: Joined = { text, joined: [], leftOut: [] };
  if (files.length < 2 || files.length > MOST_FILES) return alone;
  const links = files.flatMap((file) => linksOf(source, file, files));
  const calling = files.filter((file) => CALL.test(textOf(source, file)));
  const main = mainOf(source, calling, links);
  if (!main) return links.length === 0 ? alone : write(source, files, links, undefined, []);
  const needed = reach(main, links);
  // Another call of a framework is that of middleware, too, or of another app.
  const isApart = (file: PastedFile) =>
    isMiddleware(source, file) || calling.includes(file) || reach(file, links).has(main);
  const leftOut = files.filter((file) => !needed.has(file) && isApart(file));
  if (links.length === 0 && leftOut.length === 0) return alone;
  const rest = files.filter((file) => !leftOut.includes(file));
  return write(source, rest, links, main, leftOut);
}

/**
 * Of the files that call a framework, the one with the app's configuration: not middleware, and if there
 * are several still, the one that others import from, or that has more than a call.
 */
function mainOf(
  source: Source,
  calling: readonly PastedFile[],
  links: readonly Link[],
): PastedFile | undefined {
  const apps = calling.filter((file) => !isMiddleware(source, file));
  const weight = (file: PastedFile) =>
    (links.some(({ to }) => to === file) ? 2 : 0) +
    (/\b(?:providers|callbacks|adapter)\b\s*[:,(]/.test(textOf(source, file)) ? 1 : 0);
  const [main] = apps.toSorted((one, other) => weight(other) - weight(one));
  return main ?? calling[0];
}

/** An import that another of the files answers. */
interface Link {
  from: PastedFile;
  to: PastedFile;
  node: SyntaxNode;
  names: Imported[];
}

function linksOf(source: Source, from: PastedFile, files: readonly PastedFile[]): Link[] {
  return localImports(source, from).flatMap(({ node, names }) => {
    const able = files.filter((file) => file !== from && provides(source, file, names));
    const to = able.find(({ name }) => name !== undefined) ?? able[0];
    return to ? [{ from, to, node, names }] : [];
  });
}

/** A file, and all that it imports from, directly or not. */
function reach(file: PastedFile, links: readonly Link[], into = new Set<PastedFile>()) {
  if (into.has(file)) return into;
  into.add(file);
  for (const { from, to } of links) if (from === file) reach(to, links, into);
  return into;
}

/** Files in such an order that each comes after those that it imports from, and `main` last. */
function sort(
  files: readonly PastedFile[],
  links: readonly Link[],
  main: PastedFile | undefined,
): PastedFile[] {
  const sorted: PastedFile[] = [];
  const seen = new Set<PastedFile>();
  const add = (file: PastedFile) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { from, to } of links) if (from === file) add(to);
    sorted.push(file);
  };
  for (const file of files) if (file !== main) add(file);
  if (main) add(main);
  return sorted;
}

function write(
  source: Source,
  files: readonly PastedFile[],
  all: readonly Link[],
  main: PastedFile | undefined,
  leftOut: readonly PastedFile[],
): Joined {
  const links = all.filter(({ from, to }) => files.includes(from) && files.includes(to));
  const edits: Edit[] = [];
  const renamed = new Map<PastedFile, Map<string, string>>();
  const taken = new Map<string, number>();
  const sorted = sort(files, links, main);
  // The last one keeps its names.
  for (const file of sorted.toReversed()) {
    const names = new Map<string, string>();
    for (const name of declaredIn(source, file)) {
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      if (count > 1) names.set(name, `${name}_${count}`);
    }
    renamed.set(file, names);
    if (names.size > 0) edits.push(...rename(source, file, names));
  }
  const isTaken = (name: string) => taken.has(name);
  const byDefault = new Map<PastedFile, string>();
  for (const { to, names } of links) {
    const wanted = names.find(({ name }) => name === "default");
    const found = wanted && !byDefault.has(to) ? defaultExportOf(to) : undefined;
    if (!wanted || !found) continue;
    const { node, value } = found;
    const text = textOf(source, value);
    const isName = value.name === "VariableName";
    const free = isTaken(wanted.local) ? `${wanted.local}_default` : wanted.local;
    byDefault.set(to, isName ? (renamed.get(to)?.get(text) ?? text) : free);
    edits.push(
      isName
        ? { from: node.from, to: node.to, insert: "" }
        : { from: node.from, to: value.from, insert: `const ${free} = ` },
    );
  }
  for (const { to, node, names } of links) {
    const aliases = names.flatMap(({ name, local, isType }) => {
      const there = name === "default" ? byDefault.get(to) : (renamed.get(to)?.get(name) ?? name);
      if (there === undefined || there === local) return [];
      return [isType ? `type ${local} = ${there};` : `const ${local} = ${there};`];
    });
    edits.push({ from: node.from, to: node.to, insert: aliases.join("\n") });
  }
  const texts = sorted.map(({ from, to }) => {
    const own = edits.filter((edit) => edit.from >= from && edit.to <= to);
    const moved = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
    return apply(source.text.slice(from, to), moved);
  });
  return {
    text: texts.join("\n"),
    joined: links.flatMap(({ names }) => names),
    leftOut: leftOut.map(({ name }) => name),
  };
}

/** Gives names that a file declares others, wherever it speaks of them. */
function rename(
  source: Source,
  { statements }: PastedFile,
  names: ReadonlyMap<string, string>,
): Edit[] {
  return statements.flatMap((statement) => {
    const references = referencesIn(source, statement).map(({ node }) => node);
    const definitions = definitionsIn(statement);
    return [...references, ...definitions].flatMap(({ from, to, parent }) => {
      const insert = names.get(textOf(source, { from, to }));
      if (insert === undefined) return [];
      const isShorthand =
        /^(Pattern)?Property$/.test(parent?.name ?? "") &&
        parent?.from === from &&
        parent.to === to;
      const name = source.text.slice(from, to);
      return [{ from, to, insert: isShorthand ? `${name}: ${insert}` : insert }];
    });
  });
}

/** Where a statement declares names for the whole file. */
function definitionsIn(node: SyntaxNode): SyntaxNode[] {
  return children(node).flatMap((part) => {
    if (part.name === "VariableDefinition" || part.name === "TypeDefinition") return [part];
    const goesOn = /Pattern|PatternProperty|Spread/.test(part.name);
    const isExported = node.name === "ExportDeclaration" && part.name.endsWith("Declaration");
    return goesOn || isExported ? definitionsIn(part) : [];
  });
}

/**
 * The providers of NextAuth.js 3, `Providers.GitHub({ … })`, as imports of their modules.
 *
 * @param providers modules in `@auth/core/providers/`
 */
export function splitProviders(text: string, providers: readonly string[]): string {
  const source = parse(text);
  const all = readImports(source).find(
    ({ name, module }) => name === "default" && module === "next-auth/providers",
  );
  if (!all) return text;
  const used = new Map<string, string>();
  const edits = [];
  const cursor = source.root.cursor();
  do {
    if (cursor.name !== "MemberExpression") continue;
    const [, name] = new RegExp(`^${all.local}\\.(\\w+)$`).exec(textOf(source, cursor)) ?? [];
    const module = name === undefined ? undefined : providerNamed(name, providers);
    if (name === undefined || module === undefined) continue;
    used.set(name, module);
    edits.push({ from: cursor.from, to: cursor.to, insert: name });
  } while (cursor.next());
  const imports = [...used].map(
    ([name, module]) => `import ${name} from "next-auth/providers/${module}";\n`,
  );
  return imports.join("") + apply(text, edits);
}
