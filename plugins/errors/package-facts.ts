import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import * as errors from "@auth/core/errors";

import { packageRoot } from "../versions";

/** Modules of the installed package that only define the classes, or describe them. */
const DEFINITIONS = /^errors\.js$/;

/**
 * Types of all error classes of the installed `@auth/core`, as they are printed: by reflection, so
 * that a class which a new version brings is asked for. `AuthError` is what the others extend and is
 * thrown itself; `SignInError` has no type of its own and prints as `AuthError`.
 */
export function errorTypes(): string[] {
  const exported: unknown[] = Object.values(errors);
  const types = exported.flatMap((one) =>
    typeof one === "function" && one.prototype instanceof Error
      ? [((one as { type?: string }).type ?? errors.AuthError.name) as string]
      : [],
  );
  return [...new Set(types)].sort();
}

/**
 * Codes of all warnings of the installed `@auth/core`, from the type that lists them.
 *
 * @throws if the package has that type no more
 */
export function warningCodes(root = packageRoot("@auth/core")): string[] {
  const declaration = readFileSync(path.join(root, "warnings.d.ts"), "utf8");
  const union = /export type WarningCode = ([^;]+);/.exec(declaration)?.[1];
  if (union === undefined) throw new Error("warnings.d.ts of @auth/core has no type WarningCode.");
  return [...union.matchAll(/"([^"]+)"/g)].map(([, code = ""]) => code).sort();
}

/** The package's compiled modules that construct an error class, and how many modules there are. */
export function constructedIn(
  className: string,
  root = packageRoot("@auth/core"),
): { found: string[]; searched: number } {
  const modules = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".js") && !DEFINITIONS.test(file) && !file.includes("node_modules"),
  );
  const construction = new RegExp(
    `\\bnew\\s+(?:\\w+\\.)?${className}\\b|extends\\s+${className}\\b`,
  );
  const found = modules.filter((file) => {
    const code = readFileSync(path.join(root, file), "utf8");
    // Doc comments show how apps construct some of them.
    return construction.test(code.replace(/\/\*[\s\S]*?\*\//g, ""));
  });
  return { found, searched: modules.length };
}
