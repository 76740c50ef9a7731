import { expect, test } from "vitest";

import site from "../../sidebars";
import adapters from "../package-pages/adapter-sidebars";
import packages from "../package-pages/sidebars";
import providers from "../provider-pages/sidebars";
import { providerModules } from "./modules";
import { byLetter, PARTS } from "./parts";
import api from "./sidebars";

test.each([
  ["providers", providers.providers],
  ["adapters", adapters.adapters],
  ["packages", packages.packages],
  ["api", api.reference],
] as const)(
  "the sidebar of %s leads back to the reference, and to all other parts",
  (own, sidebar) => {
    const links = JSON.stringify(sidebar);
    expect(links).toContain('"href":"/reference"');
    for (const [part, { path }] of Object.entries(PARTS)) {
      expect(links.includes(`"href":"/${path}"`), part).toBe(part !== own);
    }
  },
);

test("the sidebar of the pages leads to all generated parts", () => {
  const reference = site.docs.find((one) => typeof one === "object" && one.label === "Reference");
  const links = JSON.stringify(reference);
  for (const { path } of Object.values(PARTS)) expect(links).toContain(`"href":"/${path}"`);
});

test("pages are grouped by letters, each once, in groups that can be read", () => {
  const pages = providerModules().map(({ source }) => source);
  const groups = byLetter(pages);
  expect(groups.flatMap(({ items }) => items)).toEqual([...pages].sort());
  for (const { items } of groups) expect(items.length).toBeLessThanOrEqual(20);
  expect(byLetter(["b", "42", "a/a-one"]).map(({ label }) => label)).toEqual(["0–B"]);
  expect(byLetter([]).length).toBe(0);
});
