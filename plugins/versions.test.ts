import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { documentedPackages, installedVersions, packageRoot } from "./versions";

const installed = [
  "next-auth",
  ...readdirSync(path.join("node_modules", "@auth")).map((name) => `@auth/${name}`),
];

test("every official package that is installed is documented, core and frameworks first", () => {
  const names = documentedPackages();
  expect([...names].sort()).toEqual(installed.sort());
  expect(names.slice(0, 3)).toEqual(["@auth/core", "next-auth", "@auth/express"]);
  const adapters = names.filter((name) => name.endsWith("-adapter"));
  expect(names.slice(-adapters.length)).toEqual(adapters);
});

test("versions are those of the installed manifests, also of packages without a main entry", () => {
  const versions = installedVersions();
  expect(Object.keys(versions)).toEqual(documentedPackages());
  for (const name of ["@auth/core", "@auth/qwik", "@auth/solid-start"]) {
    const manifest = readFileSync(path.join("node_modules", name, "package.json"), "utf8");
    expect(versions[name]).toBe((JSON.parse(manifest) as { version: string }).version);
  }
});

test("a package that is not installed has no folder", () => {
  expect(() => packageRoot("@auth/nowhere")).toThrow("@auth/nowhere");
});
