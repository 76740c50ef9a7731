import { expect, test } from "vitest";

import { readStart } from "./start";

const offers = {
  examples: [{ slug: "first-sign-in" }],
  providers: [{ module: "github", id: "github", name: "GitHub", type: "oauth" }],
};

test.each([
  ["?example=", "example"],
  ["?provider=", "provider"],
] as const)(
  "of a name of any length after %s, no more is repeated than a reader can read",
  (query, what) => {
    const start = readStart(query + "a".repeat(190_000), undefined, offers);
    expect(start).toEqual({ kind: "unknown", what, asked: `${"a".repeat(60)}…`, near: [] });
  },
);

test("the provider whose name is nearly the one that was asked for is still found", () => {
  const start = readStart("?provider=github2", undefined, offers);
  expect(start).toMatchObject({ kind: "unknown", asked: "github2", near: [{ module: "github" }] });
});
