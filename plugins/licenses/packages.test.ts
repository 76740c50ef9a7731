import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { encodeList, noticesText } from "./notices";
import { packageFolder, packagesOf } from "./packages";
import { WITHOUT_TEXT } from "./policy";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "shipped-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Installs a package of some files. @returns a module of it */
function install(name: string, license: unknown, files: Record<string, string> = {}): string {
  const folder = path.join(root, "node_modules", name);
  mkdirSync(path.join(folder, "dist"), { recursive: true });
  const manifest = JSON.stringify({ name: path.basename(name), version: "1.2.3", license });
  for (const [file, text] of Object.entries({ "package.json": manifest, ...files })) {
    writeFileSync(path.join(folder, file), text);
  }
  return path.join(folder, "dist", "index.js");
}

test.each([
  ["/site/node_modules/a/dist/index.js", "/site/node_modules/a"],
  ["/site/node_modules/@s/a/index.js", "/site/node_modules/@s/a"],
  ["/site/node_modules/a/node_modules/@s/b/c/d.css", "/site/node_modules/a/node_modules/@s/b"],
  ["/site/src/index.ts", undefined],
])("%s is a file of %s", (file, folder) => expect(packageFolder(file)).toBe(folder));

describe("what ships", () => {
  test("comes with each text that its package has, and is named once", () => {
    const file = install("b", "Apache-2.0", { LICENSE: "terms\n", NOTICE: "by whom" });
    const other = install("a", { type: "MIT" }, { "license.md": "other terms" });
    const packages = packagesOf([file, other, `${file}on`, path.join(root, "src/own.ts")]);
    expect(packages).toEqual([
      { name: "a", version: "1.2.3", license: "MIT", texts: ["other terms"] },
      { name: "b", version: "1.2.3", license: "Apache-2.0", texts: ["terms", "by whom"] },
    ]);
    const text = noticesText("It", "mine", packages);
    expect(text).toMatch(/^It is under this license, except for the packages below:\n\nmine\n/);
    expect(text).toMatch(
      /a 1\.2\.3 \(MIT\)\n\nother terms\n[^]*b 1\.2\.3 \(Apache-2\.0\)\n\nterms\n\nby whom\n$/,
    );
    expect(encodeList(packages, ({ name }) => [name, "x"])).toBe(
      "a;1.2.3;MIT;a,x|b;1.2.3;Apache-2.0;b,x",
    );
  });

  test.each(["SEE LICENSE IN ./LICENSE", "GPL-3.0-only", "UNLICENSED", undefined])(
    "may not be under %j",
    (license) => {
      const file = install("a", license, { LICENSE: "terms" });
      expect(() => packagesOf([file])).toThrow(/a 1\.2\.3 has the license .*, which is not on/);
    },
  );

  test("may not come without the text of its license", () => {
    const file = install("a", "MIT", { "README.md": "MIT" });
    expect(() => packagesOf([file])).toThrow("a 1.2.3 comes without the text of its license");
    const empty = install("b", "MIT", { LICENSE: "\n" });
    expect(() => packagesOf([empty])).toThrow("b 1.2.3 comes without the text of its license");
  });
});

describe("a package without a file of its license", () => {
  test.each(Object.keys(WITHOUT_TEXT))("%s: is still without one, and has a text", (name) => {
    const own = path.resolve("node_modules", name, "package.json");
    const [one] = packagesOf([own]);
    expect(one?.texts).toEqual([WITHOUT_TEXT[name]?.text(path.dirname(own)).trim()]);
    expect(one?.texts[0]).toMatch(/Permission is hereby granted|Apache License/);
  });

  test("is one of a few", () => expect(Object.keys(WITHOUT_TEXT).length).toBeLessThan(8));
});
