import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";
import { expect, it } from "vitest";

import { typeScriptProjects } from "../../scripts/typescript-projects";
import { isCheckedLanguage, parseFenceMeta } from "./fence";

/** Folders whose `tsconfig.json` is checked by `snippets/typescript/frameworks.test.ts`. */
const CHECKED_BY_TEST = ["next-auth", "sveltekit", "express", "qwik"].map((name) =>
  path.join("snippets/typescript", name, "tsconfig.json"),
);

/**
 * What TypeScript does not read: components and settings, which `tests/conformance/frameworks` builds
 * apps with, and commands.
 */
const NO_TYPESCRIPT = /\.(?:svelte|js|sh)$/;

/** The TypeScript files that pages show, with the page that shows each. */
function shownFiles(): [file: string, page: string][] {
  return ["docs", "blog"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.mdx?$/.test(name))
      .flatMap((name) => {
        const page = path.join(folder, name);
        const fences = readFileSync(page, "utf8").matchAll(/^\s*```(\w+)[ \t]+(.+)$/gm);
        return [...fences].flatMap(([, language = "", meta = ""]): [string, string][] => {
          const { file } = parseFenceMeta(meta);
          return file && isCheckedLanguage(language) && !NO_TYPESCRIPT.test(file)
            ? [[path.resolve(file), page]]
            : [];
        });
      }),
  );
}

it("every file that a page shows is type-checked with strict settings", () => {
  const checked = new Set(
    [...typeScriptProjects(), ...CHECKED_BY_TEST].flatMap((tsconfig) => {
      if (!existsSync(tsconfig)) return [];
      const { config } = ts.readConfigFile(tsconfig, (file) => ts.sys.readFile(file)) as {
        config: unknown;
      };
      const { fileNames, options } = ts.parseJsonConfigFileContent(
        config,
        ts.sys,
        path.dirname(tsconfig),
      );
      return options.strict ? fileNames.map((file) => path.resolve(file)) : [];
    }),
  );
  const shown = shownFiles();
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter(([file]) => !checked.has(file))).toEqual([]);
});
