import { expect, test } from "vitest";

import { compilerFiles, isModule } from "./compiler-files";

test("the compiler gets the modules, and what .env holds in the place of .env", () => {
  const files = compilerFiles({
    "/auth.ts": "export {};",
    "/.env": "# a comment\nAUTH_SECRET=fake\nexport A_B=1\nA_B=2\nno line\n",
  });
  expect(Object.keys(files)).toEqual(["/auth.ts", "/environment.d.ts"]);
  expect(files["/environment.d.ts"]).toContain("AUTH_SECRET: string;\n    A_B: string;\n");
});

test("a lab without .env has an environment without variables that are known", () => {
  expect(compilerFiles({})["/environment.d.ts"]).toContain("[name: string]: string | undefined");
});

test("only a module is one", () => {
  expect(isModule("/auth.ts")).toBe(true);
  expect(isModule("/.env")).toBe(false);
});
