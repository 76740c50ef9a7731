import { describe, expect, test } from "vitest";

import { isFilePath, misplacedPath } from "./file-path";

describe("a file of a lab", () => {
  test.each([
    "auth.ts",
    ".env",
    ".env.local",
    "auth.config.ts",
    "app/api/auth/[...nextauth]/route.ts",
    "app/(shop)/@modal/[[...slug]]/page.tsx",
    "src/routes/+page.svelte",
    "src/routes/signin/+page.server.ts",
    "src/pages/$id.tsx",
    "components/sign-in_button.tsx",
    "data/users.json",
    "app/globals.css",
    "plugin@auth.ts",
    "next.config.mjs",
  ])("may be %j", (path) => expect(isFilePath(path)).toBe(true));

  test.each([
    "",
    "/auth.ts",
    "//host/auth.ts",
    "../auth.ts",
    "app/../../auth.ts",
    "app/./auth.ts",
    "app//auth.ts",
    "app/",
    "..",
    "...ts",
    "app\\auth.ts",
    "C:/auth.ts",
    "C:auth.ts",
    "auth.ts\0",
    "auth.ts\n",
    "a\u202Est.ts",
    "\u0430uth.ts",
    "auth .ts",
    " auth.ts",
    "auth.ts ",
    "auth.ts.",
    "app./auth.ts",
    "app /auth.ts",
    "__proto__",
    "__proto__/auth.ts",
    "constructor/auth.ts",
    "CON.ts",
    "con",
    "app/aux/route.ts",
    "lpt1.config.ts",
    "nul.json",
    "CONFIG~1.TS",
    "app~1.ts",
    "package.json",
    "node_modules/@auth/core/index.js",
    "app/Node_Modules/a.js",
    "caf\u00E9.ts",
    "cafe\u0301.ts",
    "COM\u00B9.ts",
    ".git/config.json",
    ".npmrc",
    ".gitignore",
    ".ssh/a.ts",
    "auth",
    "run.sh",
    "start.bat",
    "index.node",
    `${"a".repeat(61)}.ts`,
    `${"folder/".repeat(8)}a.ts`,
    `${"0123456789/".repeat(7)}${"a".repeat(50)}.ts`,
    "a?b.ts",
    "a*b.ts",
    "a|b.ts",
    "a<b>.ts",
    'a"b.ts',
    "a:stream.ts",
  ])("may not be %j", (path) => expect(isFilePath(path)).toBe(false));
});

describe("files beside each other", () => {
  test.each([
    [["auth.ts", "app/auth.ts", "app.ts", "app/page.tsx"], undefined],
    [["app.ts", "App.ts"], "App.ts"],
    [["app/page.tsx", "APP/Page.tsx"], "APP/Page.tsx"],
    [["auth.ts", "../auth.ts"], "../auth.ts"],
    [["app.ts", "app.ts/page.ts"], "app.ts/page.ts"],
    [["app.ts/page.ts", "app.ts"], "app.ts"],
  ])("%j: misplaced is %j", (paths, misplaced) => {
    expect(misplacedPath(paths)).toBe(misplaced);
  });
});
