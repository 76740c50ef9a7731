import type { SyntaxNode } from "@lezer/common";

import { children, type Source, textOf } from "../syntax";

/** One name that a file imports. */
export interface Imported {
  /** What the file calls it. */
  local: string;
  /** What the module calls it: `default`, `*`, or a name. */
  name: string;
  module: string;
  /** Written as a type. */
  isType: boolean;
}

/** All names that a file imports, by `import` or by `require` at its top. */
export function readImports(source: Source): Imported[] {
  return [
    ...children(source.root, "ImportDeclaration").flatMap((node) => readImport(source, node)),
    ...children(source.root, "VariableDeclaration").flatMap((node) => readRequire(source, node)),
  ];
}

/** The names that one `import` brings. */
export function readImport(source: Source, node: SyntaxNode): Imported[] {
  const [string] = children(node, "String");
  if (!string) return [];
  const module = textOf(source, string).slice(1, -1);
  const isType = children(node, "type").length > 0;
  const [star] = children(node, "Star");
  const own = children(node, "VariableDefinition").map((local) => ({
    local: textOf(source, local),
    name: star ? "*" : "default",
    module,
    isType,
  }));
  const group = children(node, "ImportGroup").flatMap((list) => readGroup(source, list));
  return [...own, ...group.map((entry) => ({ ...entry, module, isType: isType || entry.isType }))];
}

/** `{ a, b as c, type D }` */
function readGroup(source: Source, group: SyntaxNode): Omit<Imported, "module">[] {
  const entries: Omit<Imported, "module">[] = [];
  let isType = false;
  let name: string | undefined;
  for (const node of children(group)) {
    if (node.name === "type") isType = true;
    else if (node.name === "VariableName") name = textOf(source, node);
    else if (node.name === "VariableDefinition") {
      const local = textOf(source, node);
      entries.push({ local, name: name ?? local, isType });
      isType = false;
      name = undefined;
    }
  }
  return entries;
}

/** `const x = require("m")`, `require("m").default` and `const { a } = require("m")`. */
function readRequire(source: Source, node: SyntaxNode): Imported[] {
  const text = textOf(source, node);
  const [, pattern = "", module = "", member] =
    /^(?:const|let|var)\s+(\{[^}]*\}|[\w$]+)\s*=\s*require\(\s*["']([^"']+)["']\s*\)(?:\.(\w+))?\s*;?$/.exec(
      text,
    ) ?? [];
  if (!pattern) return [];
  if (!pattern.startsWith("{")) {
    return [{ local: pattern, name: member ?? "default", module, isType: false }];
  }
  return pattern
    .slice(1, -1)
    .split(",")
    .map((entry) => entry.split(":").map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = "", local = name]) => ({ local, name, module, isType: false }));
}

/** Whether a statement is nothing but `require`. */
export function isRequire(source: Source, node: SyntaxNode): boolean {
  return node.name === "VariableDeclaration" && readRequire(source, node).length > 0;
}

/** Import statements for names, one for each module. */
export function printImports(imports: readonly Imported[]): string[] {
  const modules = new Map<string, Imported[]>();
  for (const entry of imports) {
    const known = modules.get(entry.module);
    if (known) known.push(entry);
    else modules.set(entry.module, [entry]);
  }
  return [...modules].flatMap(([module, entries]) => {
    const own = unique(entries);
    const stars = own.filter(({ name }) => name === "*");
    const defaults = own.filter(({ name }) => name === "default");
    const named = own.filter(({ name }) => name !== "*" && name !== "default");
    const allTypes = own.length > 0 && own.every(({ isType }) => isType);
    const group = named.map(({ name, local, isType }) => {
      const both = name === local ? name : `${name} as ${local}`;
      return isType && !allTypes ? `type ${both}` : both;
    });
    const [first, ...moreDefaults] = defaults;
    const parts = [
      ...(first ? [first.local] : []),
      ...(group.length > 0 ? [`{ ${group.join(", ")} }`] : []),
    ];
    const keyword = allTypes ? "import type" : "import";
    return [
      ...stars.map(({ local }) => `import * as ${local} from "${module}";`),
      ...moreDefaults.map(({ local }) => `import ${local} from "${module}";`),
      ...(parts.length > 0 ? [`${keyword} ${parts.join(", ")} from "${module}";`] : []),
    ];
  });
}

function unique(imports: readonly Imported[]): Imported[] {
  const byLocal = new Map<string, Imported>();
  for (const entry of imports) {
    const known = byLocal.get(entry.local);
    byLocal.set(entry.local, known && !known.isType ? known : entry);
  }
  return [...byLocal.values()];
}
