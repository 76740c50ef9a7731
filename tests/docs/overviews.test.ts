import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import sidebars from "../../sidebars";

const OVERVIEWS = [
  ["tutorials", "docs/tutorials/index.mdx"],
  ["guides", "docs/guides/index.mdx"],
  ["concepts", "docs/concepts/overview.mdx"],
] as const;

/** The other pages of a folder, as addresses. */
function pagesBeside(overview: string): string[] {
  const folder = path.dirname(overview);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".mdx") && path.join(folder, name) !== overview)
    .map((name) => `/${path.basename(folder)}/${path.basename(name, ".mdx")}`);
}

describe.each(OVERVIEWS)("%s", (folder, overview) => {
  test("the overview leads to each page of the folder", () => {
    const text = readFileSync(overview, "utf8");
    const linked = [...text.matchAll(/\]\((\/[\w-]+\/[\w-]+)\)/g)].map(([, address]) => address);
    expect(pagesBeside(overview).length).toBeGreaterThan(3);
    expect(linked).toEqual(expect.arrayContaining(pagesBeside(overview)));
  });

  test("the sidebar has each page of the folder, and begins with the overview", () => {
    const category = sidebars.docs.find(
      (item) => typeof item === "object" && item.label.toLowerCase() === folder,
    );
    const items = typeof category === "object" ? category.items : [];
    expect(items[0]).toBe(overview.replace(/^docs\/|\.mdx$/g, ""));
    expect(items.map((id) => `/${String(id)}`)).toEqual(
      expect.arrayContaining(pagesBeside(overview)),
    );
  });
});
