import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { bringsFixedCore } from "../../src/components/AffectedCheck/notices";
import { adapterMethods, readCapabilities, schemaFiles, writtenTables } from "./capabilities";
import { describeAdapters } from "./generate";
import { adapterIndex, packageIndex, packagePage } from "./page";
import { officialPackages } from "./packages";
import { stubDeclarations } from "./stubs";

const MODULES = path.join(process.cwd(), "node_modules");
const packages = officialPackages(MODULES);
const core = packages.find(({ kind }) => kind === "core");
const rootOf = (name: string) => path.join(MODULES, name);

const folder = mkdtempSync(path.join(tmpdir(), "package-pages-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the installed packages", () => {
  test("are all those that package.json has of the project", () => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([name]) => name === "next-auth" || name.startsWith("@auth/"),
    );
    const found = packages.map(({ name, version }) => [name, version]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  });

  test("have a row each in the indexes, and the counts are theirs", () => {
    const adapters = describeAdapters(packages, core ?? { root: "" });
    const folders = readdirSync(rootOf("@auth")).filter((name) => name.endsWith("-adapter"));
    const matrix = adapterIndex(adapters);
    expect(matrix).toContain(`There are ${folders.length} official adapters`);
    expect(matrix.match(/<tr><td>/g)).toHaveLength(folders.length);
    const others = packages.filter(({ kind }) => kind !== "adapter");
    const list = packageIndex(others, adapters.length);
    expect(list.match(/<tr><td>/g)).toHaveLength(others.length);
    expect(list).toContain(`its ${others.length - 1} official framework packages`);
  });
});

test("a page warns of a package that brings an old core, and no other page does", () => {
  const api = { about: "", modules: "" };
  const warned = packages
    .filter((each) =>
      packagePage(each, core?.version ?? "", api).includes("brings an old @auth/core"),
    )
    .map(({ name }) => name);
  const old = Object.keys(bringsFixedCore).filter((name) => bringsFixedCore[name] === null);
  expect(old.length).toBeGreaterThan(5);
  expect(warned.sort()).toEqual(old.sort());
});

describe("capabilities", () => {
  const methods = adapterMethods(rootOf("@auth/core"));

  test("are those that the code has", () => {
    expect(readCapabilities(rootOf("@auth/prisma-adapter"), methods)).toMatchObject({
      users: true,
      sessions: true,
      verificationTokens: true,
      authenticators: true,
      methods,
    });
    expect(readCapabilities(rootOf("@auth/pg-adapter"), methods).authenticators).toBe(false);
  });

  test("do not have what the code lacks, and name what is of Node.js", () => {
    const root = path.join(folder, "lacking");
    mkdirSync(path.join(root, "src"), { recursive: true });
    writeFileSync(
      path.join(root, "src", "index.ts"),
      `import { randomUUID } from "node:crypto";
export const A = () => ({ createUser: () => randomUUID(), getUser() { return Buffer.from(""); } });`,
    );
    const found = readCapabilities(root, methods);
    expect(found).toMatchObject({ users: false, sessions: false, verificationTokens: false });
    expect(found.methods).toEqual(["createUser", "getUser"]);
    expect(found.node).toEqual(["Buffer", "node:crypto"]);
  });

  test("the schema is the package's own", () => {
    const [file] = schemaFiles(rootOf("@auth/d1-adapter"));
    expect(file?.code).toContain('CREATE TABLE IF NOT EXISTS "accounts"');
    expect(schemaFiles(rootOf("@auth/prisma-adapter"))).toEqual([]);
    expect(writtenTables(rootOf("@auth/pg-adapter"))).toContainEqual({
      table: "verification_token",
      columns: ["identifier", "expires", "token"],
    });
  });
});

test("types of absent packages are declared by their names, those of installed ones are not", () => {
  const file = path.join(folder, "index.d.ts");
  writeFileSync(
    file,
    `import type { Client, Pool as P } from "absent-driver";
import * as all from "absent-whole";
import type { Other } from "./near.js";
import type { There } from "there";
export declare function A(client: Client<string, number>, pool: P, it: all.Part): import("absent-inline").Result;
`,
  );
  mkdirSync(path.join(folder, "node_modules", "there"), { recursive: true });
  writeFileSync(path.join(folder, "node_modules", "there", "index.d.ts"), "export type There = 1;");
  writeFileSync(path.join(folder, "near.d.ts"), `import { Far } from "absent-far";`);
  const text = stubDeclarations([file]);
  expect(text).toContain("export interface Client<T0 = any, T1 = any>");
  expect(text).toContain("export interface Pool {");
  expect(text).toContain("export interface Part {");
  expect(text).toContain('declare module "absent-inline"');
  expect(text).toContain("export interface Far {");
  expect(text).not.toContain('"there"');
});
