import { expect, test } from "vitest";

import { isModule, resolvePath, specifierOf } from "./resolve-path";

const PATHS = [
  "auth.ts",
  "auth.config.ts",
  "app/api/auth/[...nextauth]/route.ts",
  "app/page.tsx",
  "lib/index.ts",
  "lib/a.js",
  "routes/+page.svelte",
  "data.json",
];

test.each([
  ["app.ts", "./auth", "auth.ts"],
  ["app.ts", "./auth.ts", "auth.ts"],
  ["app.ts", "./auth.js", "auth.ts"],
  ["app.ts", "./auth.config", "auth.config.ts"],
  ["app/api/auth/[...nextauth]/route.ts", "../../../../auth", "auth.ts"],
  ["auth.ts", "./app/api/auth/[...nextauth]/route", "app/api/auth/[...nextauth]/route.ts"],
  ["auth.ts", "./app/page", "app/page.tsx"],
  ["auth.ts", "./app/page.js", "app/page.tsx"],
  ["auth.ts", "./lib", "lib/index.ts"],
  ["lib/a.js", ".", "lib/index.ts"],
  ["lib/index.ts", "./a", "lib/a.js"],
  ["auth.ts", "./lib/../auth.config", "auth.config.ts"],
  ["routes/x.ts", "./+page.svelte", "routes/+page.svelte"],
  ["app/page.tsx", "../data.json", "data.json"],
  ["auth.ts", "../auth", undefined],
  ["app/page.tsx", "../../auth", undefined],
  ["app/page.tsx", "./auth", undefined],
  ["auth.ts", "@/auth", undefined],
  ["auth.ts", "/auth", undefined],
  ["auth.ts", "auth", undefined],
  ["auth.ts", "./constructor", undefined],
  ["auth.ts", ".", undefined],
])("from %s, %s is %s", (from, specifier, path) => {
  expect(resolvePath(from, specifier, PATHS)).toBe(path);
});

test.each([
  ["auth.ts", "app.ts", "./auth"],
  ["auth.ts", "app/page.tsx", "../auth"],
  ["app/page.tsx", "app/x/y.ts", "../page"],
  ["app/x/y.ts", "auth.ts", "./app/x/y"],
])("%s is imported from %s as %s, and that leads back", (path, from, specifier) => {
  expect(specifierOf(path, from)).toBe(specifier);
  expect(resolvePath(from, specifier, [path])).toBe(path);
});

test.each([
  ["a.ts", true],
  ["a/b.tsx", true],
  ["a.mjs", true],
  ["a.d.ts", false],
  ["a.svelte", false],
  [".env", false],
  ["a.json", false],
])("whether a lab runs %s: %s", (path, runs) => expect(isModule(path)).toBe(runs));
