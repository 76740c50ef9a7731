import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { officialPackages } from "../../plugins/package-pages/packages";

test("the guide to databases lists the official adapters, each once", () => {
  const guide = readFileSync("docs/guides/databases.mdx", "utf8");
  const [, list = ""] = /Each is a package([^]*?)Only `drizzle`/.exec(guide) ?? [];
  const named = [...list.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  const official = officialPackages("node_modules").flatMap(({ name }) => {
    const [, short] = /^@auth\/(.+)-adapter$/.exec(name) ?? [];
    return short === undefined ? [] : [short];
  });
  expect(official).toHaveLength(24);
  expect(named.sort()).toEqual(official.sort());
});
