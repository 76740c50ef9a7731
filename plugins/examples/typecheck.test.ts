import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { checkTypes } from "./typecheck";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "types-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function check(files: Record<string, string>): Promise<void> {
  const compilerOptions = { strict: true, noEmit: true, lib: ["ES5"], types: [] };
  const tsconfig = JSON.stringify({ compilerOptions, include: ["."] });
  for (const [name, text] of Object.entries({ "tsconfig.json": tsconfig, ...files })) {
    await writeFile(path.join(folder, name), text);
  }
  checkTypes(path.join(folder, "tsconfig.json"));
}

test("a project without type errors passes", async () => {
  await expect(check({ "auth.ts": "export const a: number = 1;" })).resolves.toBeUndefined();
});

test("every type error is listed with file, line and column", async () => {
  const files = {
    "auth.ts": `export const a: number = 1;\nexport const b: number = "two";\n`,
    "app.ts": `import { c } from "./auth";\nexport default c;\n`,
  };
  const message = await check(files).catch((error: Error) => error.message);
  expect(message).toMatch(/^The examples do not type-check:\n/);
  expect(message).toMatch(/auth\.ts\(2,14\): error .*Type 'string' is not assignable/);
  expect(message).toMatch(/app\.ts\(1,10\): error .*has no exported member 'c'/);
});

test("a project that cannot be read is an error too", async () => {
  await expect(check({ "tsconfig.json": `{ "include": ["nothing-here"] }` })).rejects.toThrow(
    "No inputs were found",
  );
});
