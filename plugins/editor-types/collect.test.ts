import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compilerFiles } from "../../src/lab/editor/language/compiler-files";
import { loadExample, loadExamples } from "../examples/load";
import { collectTypes, COMPILER_OPTIONS, exportedModules, type TypeFiles } from "./collect";
import { importedModules } from "./imports";

const SITE = process.cwd();

/** The types of core, which each of the editor's programs has. */
const core = collectTypes(SITE, exportedModules(SITE, "@auth/core"));

let examples: string;
beforeAll(async () => {
  examples = await mkdtemp(path.join(tmpdir(), "editor-types-"));
  for (const folder of ["one", "two/app", "three/src/routes"]) {
    await mkdir(path.join(examples, folder), { recursive: true });
  }
  const imports = ["@auth/core", "@auth/core/providers/github", "./app", "#sqlite", "drizzle-orm"];
  const text = imports.map((name) => `import "${name}";`).join("\n");
  await writeFile(path.join(examples, "one", "auth.ts"), text);
  for (const file of ["one/scenario.ts", "two/scenario.ts", "three/scenario.ts"]) {
    await writeFile(path.join(examples, file), "export default { steps: [] };");
  }
  await writeFile(path.join(examples, "one", "app.ts"), "");
  await writeFile(path.join(examples, "two", "auth.ts"), `import "next-auth";`);
  await writeFile(path.join(examples, "two/app", "page.tsx"), `import "next/link";`);
  await writeFile(path.join(examples, "three/src", "auth.ts"), `import "@auth/sveltekit";`);
  await writeFile(path.join(examples, "three/src/routes", "+page.svelte"), "<h1>Home</h1>");
  await writeFile(path.join(examples, "one", "auth.test.ts"), `import "vitest";`);
});
afterAll(() => rm(examples, { recursive: true, force: true }));

describe("the editor's types", () => {
  test("are those of what the reader's files import", async () => {
    expect(await importedModules(examples)).toEqual([
      ["#sqlite", "drizzle-orm"],
      ["next-auth", "next/link", "react", "react/jsx-runtime"],
      ["@auth/sveltekit"],
    ]);
  });

  test("suffice to find the errors of a config, and no others", () => {
    const files = { ...core };
    files["/auth.ts"] = `
      import type { AuthConfig } from "@auth/core";
      import GitHub from "@auth/core/providers/github";
      export const right: AuthConfig = { providers: [GitHub] };
      export const wrong: AuthConfig = { providers: [], trustHost: 5 };
      export const answer = Response.json({ secret: crypto.randomUUID() });`;
    expect(errorsIn(files, ["/auth.ts"])).toEqual([
      "Type 'number' is not assignable to type 'boolean | undefined'.",
    ]);
  });

  test("suffice for the files of every example that needs no further ones", async () => {
    const further = new RegExp(`"(${(await importedModules("examples")).flat().join("|")})"`);
    const files = { ...core };
    const paths: string[] = [];
    for (const { slug, files: all } of await loadExamples("examples")) {
      const own = Object.fromEntries(
        Object.entries(all).filter(([path]) => path !== "scenario.ts"),
      );
      if (Object.values(own).some((code) => further.test(code))) continue;
      for (const [path, code] of Object.entries(compilerFiles(own))) {
        const place = path.startsWith("/") ? path : `/${slug}/${path}`;
        files[place] = code;
        paths.push(place);
      }
    }
    expect(paths.length).toBeGreaterThan(20);
    expect(errorsIn(files, paths)).toEqual([]);
  }, 60_000);

  test("of a framework suffice for the apps of it, and come apart", async () => {
    const [others = [], frameworks = []] = await importedModules("examples");
    expect(others.filter((name) => /^(next|react)/.test(name))).toEqual([]);
    const files = collectTypes(SITE, [...exportedModules(SITE, "@auth/core"), ...frameworks]);
    const { files: all } = await loadExample("examples/nextjs-sign-in", "nextjs-sign-in");
    const own = Object.fromEntries(Object.entries(all).filter(([name]) => name !== "scenario.ts"));
    const paths = Object.entries(compilerFiles(own)).map(([name, code]) => {
      const place = name.startsWith("/") ? name : `/app-of-test/${name}`;
      files[place] = code;
      return place;
    });
    expect(paths.length).toBeGreaterThan(6);
    const page = files["/app-of-test/app/page.tsx"] ?? "";
    files["/app-of-test/app/wrong.tsx"] = page.replace("session.user.name", "session.user.surname");
    expect(errorsIn(files, [...paths, "/app-of-test/app/wrong.tsx"])).toEqual([
      expect.stringContaining("Property 'surname' does not exist"),
    ]);
  }, 60_000);

  test("of SvelteKit suffice for the apps of it, and come without Vite's", async () => {
    const svelteKit = (await importedModules("examples")).at(-1) ?? [];
    const files = collectTypes(SITE, [...exportedModules(SITE, "@auth/core"), ...svelteKit]);
    expect(Object.keys(files).filter((name) => name.includes("/vite/"))).toEqual([]);
    const { files: all } = await loadExample("examples/sveltekit-sign-in", "sveltekit-sign-in");
    const own = Object.fromEntries(Object.entries(all).filter(([name]) => name !== "scenario.ts"));
    const paths = Object.entries(compilerFiles(own)).map(([name, code]) => {
      const place = name.startsWith("/") ? name : `/app-of-test/${name}`;
      files[place] = code;
      return place;
    });
    expect(paths.length).toBeGreaterThan(6);
    const server = files["/app-of-test/src/routes/api/me/+server.ts"] ?? "";
    const wrong = "/app-of-test/src/routes/api/me/wrong.ts";
    files[wrong] = server.replace("session.user.name", "session.user.surname");
    expect(errorsIn(files, [...paths, wrong])).toEqual([
      expect.stringContaining("Property 'surname' does not exist"),
    ]);
  }, 60_000);

  test("name a module that does not resolve", () => {
    expect(() => collectTypes(SITE, ["@auth/no-such-package"])).toThrow("@auth/no-such-package");
  });
});

/** What has been parsed, by path and text: most files are the same in all programs. */
const parsed = new Map<string, ts.SourceFile>();

/** What a compiler that sees these files only says of some of them. */
function errorsIn(files: TypeFiles, paths: string[]): string[] {
  const folders = new Set(["/"]);
  for (const file of Object.keys(files)) {
    for (let at = file.indexOf("/", 1); at > 0; at = file.indexOf("/", at + 1)) {
      folders.add(file.slice(0, at));
    }
  }
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(COMPILER_OPTIONS),
    // To the editor's file system (@typescript/vfs), an empty file is none.
    fileExists: (file) => Boolean(files[file]),
    readFile: (file) => files[file],
    directoryExists: (folder) => folders.has(folder.replace(/(?<=.)\/$/, "")),
    getDirectories: () => [],
    realpath: (file) => file,
    getDefaultLibLocation: () => "/",
    getCurrentDirectory: () => "/",
    getSourceFile: (file, options) => {
      const text = files[file];
      if (text === undefined) return undefined;
      const key = `${file}\n${text}`;
      const source = parsed.get(key) ?? ts.createSourceFile(file, text, options);
      parsed.set(key, source);
      return source;
    },
  };
  const program = ts.createProgram(paths, COMPILER_OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
