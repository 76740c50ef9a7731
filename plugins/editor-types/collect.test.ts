import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { collectTypes, COMPILER_OPTIONS, exportedModules } from "./collect";
import { importedModules } from "./imports";

const SITE = process.cwd();

let examples: string;
beforeAll(async () => {
  examples = await mkdtemp(path.join(tmpdir(), "editor-types-"));
  await mkdir(path.join(examples, "one"));
  const imports = ["@auth/core", "@auth/core/providers/github", "./app", "#sqlite", "drizzle-orm"];
  const text = imports.map((name) => `import "${name}";`).join("\n");
  await writeFile(path.join(examples, "one", "auth.ts"), text);
  await writeFile(path.join(examples, "one", "scenario.ts"), `import "#scenario";`);
  await writeFile(path.join(examples, "one", "auth.test.ts"), `import "vitest";`);
});
afterAll(() => rm(examples, { recursive: true, force: true }));

describe("the editor's types", () => {
  test("are those of what the reader's files import", async () => {
    expect(await importedModules(examples)).toEqual(["#sqlite", "drizzle-orm"]);
  });

  test("suffice to find the errors of a config, and no others", () => {
    const files = collectTypes(SITE, exportedModules(SITE, "@auth/core"));
    files["/auth.ts"] = `
      import type { AuthConfig } from "@auth/core";
      import GitHub from "@auth/core/providers/github";
      export const right: AuthConfig = { providers: [GitHub] };
      export const wrong: AuthConfig = { providers: [], trustHost: 5 };
      export const answer = Response.json({ secret: crypto.randomUUID() });`;
    const host: ts.CompilerHost = {
      ...ts.createCompilerHost(COMPILER_OPTIONS),
      fileExists: (file) => Object.hasOwn(files, file),
      readFile: (file) => files[file],
      directoryExists: (folder) => Object.keys(files).some((file) => file.startsWith(`${folder}/`)),
      getDirectories: () => [],
      realpath: (file) => file,
      getDefaultLibLocation: () => "/",
      getCurrentDirectory: () => "/",
      getSourceFile: (file, options) => {
        const text = files[file];
        return text === undefined ? undefined : ts.createSourceFile(file, text, options);
      },
    };
    const program = ts.createProgram(["/auth.ts"], COMPILER_OPTIONS, host);
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(messages).toEqual(["Type 'number' is not assignable to type 'boolean | undefined'."]);
  });

  test("name a module that does not resolve", () => {
    expect(() => collectTypes(SITE, ["@auth/no-such-package"])).toThrow("@auth/no-such-package");
  });
});
