import { beforeAll, expect, test } from "vitest";

import type { ProjectParts } from "../../src/lab/export/project";
import { TARGETS } from "../../src/lab/export/project";
import { makeProjectParts } from "./parts";

let parts: ProjectParts;
beforeAll(async () => {
  parts = await makeProjectParts(process.cwd());
}, 60_000);

test("the bundles import nothing but Node's own modules and the packages that a project installs", () => {
  const imports = (text: string) =>
    [...text.matchAll(/^import [^\n]*from "([^"]+)";$/gm)].map(([, name]) => name);
  expect(new Set(imports(parts.world))).toEqual(new Set(["node:http"]));
  expect(new Set(imports(parts.sqlite))).toEqual(
    new Set(["sql.js", "drizzle-orm", "drizzle-orm/sqlite-core"]),
  );
});

test("the bundles hold no path of the machine that made them", () => {
  expect(parts.world + parts.sqlite).not.toContain(process.cwd());
});

test("the licenses are those of what is in the bundles", () => {
  const heads = parts.licenses.matchAll(/^(\S+) \d\S* \(([\w.-]+)\)$/gm);
  const named = [...heads].map(([, name]) => name);
  // esbuild writes in a comment where each part of a bundle comes from.
  const origins = `${parts.world}\n${parts.sqlite}`.matchAll(
    /^\/\/ \S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm,
  );
  const bundled = [...new Set([...origins].map(([, name]) => name))];
  expect(bundled).toContain("htmlparser2");
  expect(named.sort()).toEqual([...bundled, "esbuild"].sort());
  expect(parts.licenses).toMatch(/^What this project has of the lab is under this license[^]*ISC/);
  expect(parts.licenses).toContain("Copyright (c) Felix");
});

test("every package of every target has an exact version", () => {
  for (const { packages, developmentPackages } of Object.values(TARGETS)) {
    for (const name of [...packages, ...developmentPackages]) {
      expect(parts.versions[name], name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  }
});
