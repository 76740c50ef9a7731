import { expect, test } from "vitest";

import { uniqueKeys } from "./unique-keys";

test("keys differ, also those of items with the same name, or with one that looks like a key", () => {
  const names = ["a", "a", "a 1", "1 a", "", "a"];
  expect(new Set(uniqueKeys(names, (name) => name)).size).toBe(names.length);
});

test("a key stays when items with other names come before it", () => {
  expect(uniqueKeys(["b", "a"], (name) => name)).toContain(uniqueKeys(["a"], (name) => name)[0]);
});
