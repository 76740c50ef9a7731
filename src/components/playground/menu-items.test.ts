import { expect, test } from "vitest";

import { GROUPS } from "./groups";
import { menuGroups } from "./menu-items";

const examples = GROUPS.flatMap(({ examples: levels }) =>
  Object.keys(levels).map((slug) => ({ slug, title: `Title of ${slug}`, summary: "A summary." })),
);
const providers = [
  { module: "github", id: "github", name: "GitHub", type: "oauth" },
  { module: "logto", id: "logto", name: "Logto", type: "oidc", fails: true },
];
const offered = { examples, providers };
const queries = (search: string) =>
  menuGroups(offered, search).flatMap(({ items }) => items.map(({ query }) => query));

test("without a search the menu has each example and each provider once", () => {
  const all = queries("");
  expect(all[0]).toBe("?example=first-sign-in");
  expect([...all].sort()).toEqual(
    [
      ...examples.map(({ slug }) => `?example=${slug}`),
      "?provider=github",
      "?provider=logto",
    ].sort(),
  );
});

test("a search finds titles, subjects, levels, names and types, with all of its words", () => {
  expect(queries("title of endpoints")).toEqual(["?example=endpoints"]);
  expect(queries("refresh ADVANCED")).toEqual([
    "?example=nextjs-lost-refresh",
    "?example=refresh-database",
    "?example=stolen-refresh-token",
  ]);
  expect(queries("openid")).toEqual(["?provider=logto"]);
  expect(menuGroups(offered, "no such thing")).toEqual([]);
});

test("a provider that nobody can sign in with says so, and names its page", () => {
  const [group] = menuGroups(offered, "logto");
  expect(group?.items[0]).toMatchObject({
    warning: "does not sign in",
    page: { path: "/reference/providers/logto/" },
  });
});
