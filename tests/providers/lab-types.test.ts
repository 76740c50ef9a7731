import { beforeAll, expect, test } from "vitest";
import { createSystem, createVirtualTypeScriptEnvironment } from "@typescript/vfs";
import ts from "typescript";

import {
  collectTypes,
  COMPILER_OPTIONS,
  exportedModules,
} from "../../plugins/editor-types/collect";
import { importedModules } from "../../plugins/editor-types/imports";
import { casts } from "../../plugins/provider-labs/casts";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { compilerFiles } from "../../src/lab/editor/language/compiler-files";

const { labs } = await writeLabs(process.cwd());

/** The files of all labs as one program, each lab in a folder of its own, with the editor's types. */
const files = new Map<string, string>();
beforeAll(async () => {
  const site = process.cwd();
  const core = collectTypes(site, exportedModules(site, "@auth/core"));
  const further = collectTypes(site, (await importedModules("examples")).flat());
  for (const [name, text] of Object.entries({ ...core, ...further })) files.set(name, text);
  const environments = labs.map(({ example }) => example.files[".env"] ?? "").join("\n");
  for (const { example } of labs) {
    for (const [name, text] of Object.entries(example.files)) {
      if (name === "scenario.ts" || !name.endsWith(".ts")) continue;
      files.set(`/${example.slug.replace("provider:", "")}/${name}`, text);
    }
  }
  for (const [name, text] of Object.entries(compilerFiles({ "/.env": environments }))) {
    files.set(name, text);
  }
});

/** What the editor says of files, as `path: message`. */
function errorsIn(texts: Map<string, string>, paths: readonly string[]): string[] {
  const environment = createVirtualTypeScriptEnvironment(
    createSystem(new Map(texts)),
    [...paths, "/environment.d.ts"],
    ts,
    COMPILER_OPTIONS,
  );
  const service = environment.languageService;
  return paths.flatMap((path) =>
    [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(
      ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
  );
}

test("the editor finds nothing wrong with any lab", () => {
  const paths = [...files.keys()].filter((path) => path.endsWith("/auth.ts"));
  expect(paths).toHaveLength(104);
  // The other files are the same in every lab with a database, and in every lab without.
  const others = ["app", "pages", "db", "schema"].map((name) => `/passkey/${name}.ts`);
  expect(errorsIn(files, [...paths, "/github/app.ts", "/github/pages.ts", ...others])).toEqual([]);
}, 120_000);

test.each(Object.entries(casts))(
  "the cast of %s is still needed",
  (module, cast) => {
    const path = `/${module}/auth.ts`;
    const text = files.get(path)?.replace(` as unknown as ${cast?.type}`, "") ?? "";
    expect(errorsIn(new Map(files).set(path, text), [path])).not.toEqual([]);
  },
  60_000,
);
