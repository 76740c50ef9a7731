import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

/** Packages that every lab has, or that no reader's file imports. */
const KNOWN = new Set(["@auth/core", "vitest"]);

/**
 * What the examples import beside `@auth/core`.
 *
 * @returns import paths by package name
 */
export async function importedPackages(examples: string): Promise<Map<string, string[]>> {
  const found = new Map<string, Set<string>>();
  for (const file of await readdir(examples, { recursive: true })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const text = await readFile(path.join(examples, file), "utf8");
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const name = packageOf(fileName);
      if (name === undefined || KNOWN.has(name)) continue;
      found.set(name, (found.get(name) ?? new Set()).add(fileName));
    }
  }
  return new Map([...found].map(([name, modules]) => [name, [...modules].sort()]));
}

/** The package of an import path; nothing for files, Node's modules and the site's own. */
export function packageOf(module: string): string | undefined {
  if (/^[./#]|^node:/.test(module)) return undefined;
  return /^(@[^/]+\/)?[^/]+/.exec(module)?.[0];
}
