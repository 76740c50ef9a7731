import { expect, test } from "vitest";

import { filterRows, type ProviderIndexRow, readFilter, writeFilter } from "./rows";

function row(name: string, type: string, features: string[]): ProviderIndexRow {
  return { name, module: name.toLowerCase(), url: "/", type, checks: [], scopes: [], features };
}

const rows = [
  row("GitHub", "OAuth 2.0", ["PKCE"]),
  row("Okta", "OpenID Connect", ["PKCE", "state"]),
];
const none = { name: "", type: "", feature: "" };
const names = (filter: Partial<typeof none>) =>
  filterRows(rows, { ...none, ...filter }).map(({ name }) => name);

test("a filter leaves what has the name, the type and the feature", () => {
  expect(names({})).toEqual(["GitHub", "Okta"]);
  expect(names({ name: " git " })).toEqual(["GitHub"]);
  expect(names({ type: "OpenID Connect" })).toEqual(["Okta"]);
  expect(names({ feature: "PKCE" })).toEqual(["GitHub", "Okta"]);
  expect(names({ feature: "state", name: "git" })).toEqual([]);
});

test("the address keeps the filter", () => {
  const filter = { name: "a&b", type: "OAuth 2.0", feature: "" };
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter(none)).toBe("");
});
