import { existsSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { ADAPTERS_PATH } from "./plugins/package-pages/paths";
import { PROVIDERS_PATH } from "./plugins/provider-pages/paths";
import { movedTo, redirects } from "./redirects";

/** Files that would make a page at a path: a document, a page, or a folder's index. */
function filesOf(path: string): string[] {
  return ["docs", "src/pages"].flatMap((folder) =>
    ["", "/index"].flatMap((tail) =>
      [".mdx", ".md", ".tsx"].map((extension) => `${folder}${path}${tail}${extension}`),
    ),
  );
}

/** The roots of the folders that plugins generate; the built site has the rest (`tests/built`). */
const GENERATED = [PROVIDERS_PATH, ADAPTERS_PATH].map((path) => `/${path}`);

const pageAt = (path: string) =>
  GENERATED.find((root) => root === path) ?? filesOf(path).find((file) => existsSync(file));

describe("redirects", () => {
  it.each(redirects)("$from hides no page", ({ from }) => {
    expect(pageAt(from)).toBeUndefined();
  });

  it.each(redirects)("$from leads to a page, in one step", ({ to }) => {
    expect(pageAt(to.replace(/#.*/, ""))).toBeDefined();
    expect(redirects.map(({ from }) => from)).not.toContain(to);
  });

  it("answers each old path once, written like every path of the site's own links", () => {
    const paths = redirects.flatMap(({ from, to }) => [from, to]);
    expect(paths.filter((path) => !/^(\/[\w-]+)+(#[\w-]+)?$/.test(path))).toEqual([]);
    expect(new Set(redirects.map(({ from }) => from)).size).toBe(redirects.length);
  });

  it("says who points to each", () => {
    expect(redirects.filter(({ why }) => why.length < 20)).toEqual([]);
  });

  it("leads to each page of a folder that has moved, and to no other", () => {
    expect(movedTo("/reference/providers/github/")).toEqual(["/getting-started/providers/github"]);
    expect(movedTo("/reference/adapters/prisma")).toEqual(["/getting-started/adapters/prisma"]);
    expect(movedTo("/reference/providers/")).toEqual([]);
    expect(movedTo("/reference/core/providers/github/")).toEqual([]);
  });
});
