import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";

import { frameworks } from "./frameworks";
import { generateProviderPages } from ".";

/*
 * The code that the pages of providers offer for copying, compiled against the installed packages
 * with the settings that a new app has: `strict`, and no check of the packages' own declarations.
 */

const CORE = path.resolve("node_modules/@auth/core");
const folder = mkdtempSync(path.join(tmpdir(), "provider-code-"));
beforeAll(() => generateProviderPages(CORE, folder));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: ["node"],
};

/** The frameworks that are tried with each provider: one that reads the environment, and one that does not. */
const WITH_EACH = ["next-auth", "@auth/solid-start"];

/** The providers that are tried with each framework: one of each kind, and what needs a cast. */
const IN_EACH = ["github", "nodemailer", "loops", "credentials", "passkey"];

/** What the reader's own files export, of which the pages say nothing more. */
const READERS_OWN = {
  "adapter.ts": `import type { Adapter } from "@auth/core/adapters";
    export declare const adapter: Adapter;`,
  "check-password.ts": `export declare function checkPassword(
    username: unknown, password: unknown): Promise<{ id: string } | null>;`,
};

/** The files of each page, below a folder for each framework and provider, which is not on disk. */
function filesOfPages(): Map<string, string> {
  const files = new Map<string, string>();
  const counts = frameworks.map(({ files }) => {
    const some = { import: "", entry: "", more: [], imports: [] };
    return files(some).length;
  });
  for (const page of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, page), "utf8");
    const fences = [...text.matchAll(/```ts title="([^"]*)"[^\n]*\n([\s\S]*?)\n```/g)];
    let next = 0;
    frameworks.forEach(({ package: name }, index) => {
      for (let file = 0; file < (counts[index] ?? 0); file++) {
        const [, title = "", code] = fences[next++] ?? [];
        const module = page.replace(".md", "");
        if (code === undefined) continue;
        if (!WITH_EACH.includes(name) && !IN_EACH.includes(module)) continue;
        const app = path.resolve("pages-of-providers", name, module);
        for (const [own, text] of Object.entries(READERS_OWN)) {
          files.set(path.join(app, path.dirname(title), own), text);
        }
        // In an app of Next.js, `@` is its own folder.
        files.set(path.join(app, title), code.replace('"@/auth"', `"${app}/auth"`));
      }
    });
  }
  return files;
}

/** The errors of TypeScript in files that are in memory only, with the file of each. */
function errorsIn(files: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.directoryExists = undefined;
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    const place = path.relative(path.resolve("pages-of-providers"), name);
    return found.map(
      ({ code, messageText }) =>
        `${place}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
}

// Some seconds of one processor, which may be shared.
const PATIENCE = 180_000;

test(
  "the code on the pages of providers compiles against the installed packages",
  () => {
    const files = filesOfPages();
    expect(files.size).toBeGreaterThan(400);
    expect(errorsIn(files)).toEqual([]);
  },
  PATIENCE,
);
