import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { selectAll } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import ts from "typescript";
import { describe, expect, test } from "vitest";

import { BUILD, htmlFileOf } from "../support/site";

const TEXTS = path.join(BUILD, "licenses", "third-party-licenses.txt");

const page = parseDocument(readFileSync(htmlFileOf("/licenses/"), "utf8"));
const rows = selectAll<AnyNode, Element>("tbody tr", page).map((row) =>
  selectAll<AnyNode, Element>("th, td", row).map((cell) => textContent(cell)),
);
const listed = new Map(rows.map(([name = "", , , parts = ""]) => [name, parts.split(", ")]));

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file));

/** The packages that code imports which is for the browser: counted by its text, and not by a bundler. */
function importedPackages(folder: string): string[] {
  const names = filesIn(folder, /(?<!\.test|\.d|arbitrary)\.tsx?$/)
    .map((file) => readFileSync(file, "utf8").replace(/^import type [^]*?;$/gm, ""))
    .flatMap((text) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName))
    .flatMap((name) => /^(?:@[\w-]+\/)?[a-z][\w.-]*(?=\/|$)/.exec(name)?.slice() ?? []);
  return [...new Set(names)]
    .filter((name) => !/^@(?:docusaurus|theme|theme-original|site|generated)\//.test(name))
    .sort();
}

describe("the page of licenses lists", () => {
  test.each(["src/lab", "src/sandbox", "src/world"])("each package that %s imports", (folder) => {
    const imported = importedPackages(folder);
    expect(imported.length).toBeGreaterThan(2);
    expect(imported.filter((name) => !listed.has(name))).toEqual([]);
  });

  test("TypeScript in the editor, and the esbuild that made it", () => {
    expect(listed.get("typescript")).toEqual(["editor"]);
    expect(listed.get("esbuild")).toContain("editor");
  });

  test("the package of each font", () => {
    const fonts = readdirSync(path.join(BUILD, "assets", "fonts"));
    expect(fonts.length).toBeGreaterThan(2);
    const packages = rows.filter(([, , license]) => license === "OFL-1.1");
    const of = (font: string) =>
      packages.find(([name = ""]) => font.startsWith(`${path.posix.basename(name)}-`));
    expect(fonts.filter((font) => !of(font))).toEqual([]);
  });

  test("what the text has, and no more", () => {
    const text = readFileSync(TEXTS, "utf8");
    const heads = [...text.matchAll(/\n={80}\n\n(.*)\n/g)].map(([, head]) => head);
    expect(heads).toEqual(
      rows.map(([name, version, license]) => `${name} ${version} (${license})`),
    );
    expect(text).toContain("Permission to use, copy, modify");
    expect(text).toContain("SIL OPEN FONT LICENSE");
    expect(text).toContain("Mozilla Public License 2.0");
  });
});

test("nothing ships of packages that are not free for any use", () => {
  const scripts = filesIn(BUILD, /\.m?js$/);
  expect(scripts.length).toBeGreaterThan(100);
  const naming = scripts.filter((file) =>
    /nodebox|console-feed|SHIPPED_PACKAGES/i.test(readFileSync(file, "utf8")),
  );
  expect(naming).toEqual([]);
});

test("each page leads to the licenses", () => {
  for (const address of ["/", "/faq/", "/reference/providers/github/"]) {
    const html = parseDocument(readFileSync(htmlFileOf(address), "utf8"));
    expect(selectAll('footer a[href="/licenses/"]', html), address).toHaveLength(1);
  }
  expect(selectAll('main a[href="/licenses/third-party-licenses.txt"]', page)).toHaveLength(1);
});
