import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { sitemapPaths } from "../support/site";

/** What the last build loads for each route: names of chunks by what they are for. */
const routes = JSON.parse(
  readFileSync(path.join(".docusaurus", "routesChunkNames.json"), "utf8"),
) as Record<string, { __comp: string; content?: string }>;

const registry = readFileSync(path.join(".docusaurus", "registry.js"), "utf8");

/** The file of which a chunk is made. */
const files = new Map(
  [...registry.matchAll(/^ {2}"?(\w+)"?: \[[^"]*"\w+" \*\/ "([^"]+)"/gm)].map(
    ([, chunk = "", file = ""]) => [chunk, file],
  ),
);

/** The routes of a page: its own, and those around it. */
function routesOf(page: string): { __comp: string; content?: string }[] {
  return Object.entries(routes)
    .filter(([route]) => route.replace(/-\w+$/, "") === page)
    .map(([, chunks]) => chunks);
}

const reference = sitemapPaths().filter((page) =>
  /^\/reference\/(core|providers|packages|adapters)\//.test(page),
);

/** Its table has filters, which are script; without script it shows all. */
const WITH_FILTERS = "/reference/providers/";

/** A page of docs that has text and nothing else. */
const [plain] = routesOf("/security/").filter(({ content }) => content !== undefined);

test("reference pages load the components of a page of docs, and no others", () => {
  expect(plain).toBeDefined();
  expect(reference.length).toBeGreaterThan(200);
  for (const page of reference) {
    const own = routesOf(page).filter(({ content }) => content !== undefined);
    expect(
      own.map(({ __comp }) => files.get(__comp)),
      page,
    ).toEqual([files.get(plain?.__comp ?? "")]);
  }
});

test("their content is CommonMark, which cannot load anything", () => {
  const others = reference.filter((page) =>
    routesOf(page).some(
      ({ content }) => content !== undefined && files.get(content)?.endsWith(".md") !== true,
    ),
  );
  expect(others).toEqual([WITH_FILTERS]);
});
