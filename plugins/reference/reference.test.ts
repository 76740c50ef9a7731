import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { installedVersions, packageRoot } from "../versions";
import { generateReference } from "./generate";
import { PACKAGE, referenceModules } from "./modules";
import sidebars from "./sidebars";

const version = installedVersions()[PACKAGE];

/** The reference as it is generated from the installed package, in a folder of its own. */
const outDir = mkdtempSync(path.join(tmpdir(), "reference-"));
beforeAll(() => generateReference(process.cwd(), outDir), 120_000);
afterAll(() => rmSync(outDir, { recursive: true }));

const page = (name: string) => readFileSync(path.join(outDir, `${name}.md`), "utf8");
const source = (name: string) =>
  readFileSync(path.join(packageRoot(PACKAGE), "src", `${name}.ts`), "utf8");
const markdownFiles = () =>
  readdirSync(outDir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length));

/** The ids of a page's headings, with the text of each. */
function headings(name: string): Map<string, string> {
  const found = page(name).matchAll(/^#+ (.*) <!-- #(\S+) -->$/gm);
  return new Map([...found].map((match) => [match[2] ?? "", match[1] ?? ""]));
}

describe("pages", () => {
  it("are one for each module of the package, and no more", () => {
    expect(markdownFiles().sort()).toEqual(
      referenceModules()
        .map((module) => module.source)
        .sort(),
    );
  });

  it("are as many for providers as the package has modules with a provider function", () => {
    const folder = path.join(packageRoot(PACKAGE), "providers");
    const withDefault = readdirSync(folder)
      .filter((file) => file.endsWith(".js"))
      .filter((file) => readFileSync(path.join(folder, file), "utf8").includes("export default"));
    const titled = markdownFiles().filter((file) => / provider"$/m.test(page(file)));
    expect(withDefault.length).toBeGreaterThan(0);
    expect(titled).toHaveLength(withDefault.length);
    expect(page("providers/index").match(/^\| \[/gm)).toHaveLength(withDefault.length);
  });

  it("name the package and version and link to the sources of that version", () => {
    for (const file of markdownFiles()) {
      const text = page(file);
      expect(text, file).toContain(`<b>${PACKAGE} ${version}</b>`);
      const links = text.match(/nextauthjs\/next-auth\/blob\/[^"')]*packages\/core[^"')]*/g) ?? [];
      const elsewhere = links.filter((link) => !link.includes(`/blob/${PACKAGE}@${version}/`));
      expect(elsewhere, file).toEqual([]);
    }
  });

  it("ask no other site for anything", () => {
    for (const file of markdownFiles()) expect(page(file), file).not.toMatch(/<img|!\[|<script/);
  });

  it("skip no level of headings", () => {
    for (const file of markdownFiles()) {
      const marks = page(file).match(/^#+(?= .*<!-- #)/gm) ?? [];
      const skipped = marks.filter(
        (mark, index) => mark.length > (marks[index - 1] ?? "#").length + 1,
      );
      expect(skipped, file).toEqual([]);
    }
  });

  it("use each id once", () => {
    for (const file of markdownFiles()) {
      const ids = [...page(file).matchAll(/^#+ .*<!-- #(\S+) -->$|^<a id="(\S+)">/gm)];
      const names = ids.map((match) => match[1] ?? match[2]);
      expect(new Set(names).size, file).toBe(names.length);
    }
  });
});

describe("anchors", () => {
  it("of the options that older pages link to show those options", () => {
    const main = headings("index");
    for (const option of ["cookies", "secret", "session", "callbacks", "pages", "logger"]) {
      expect(main.get(option)).toBe(`\`${option}\``);
    }
    expect(main.get("callbacks-signin")).toBe("`callbacks` › `signIn`");
  });

  it("of every error that a log can name are on the page of errors", () => {
    const union = /type ErrorType =([^\n]*\n)+?\n/.exec(source("errors"))?.[0] ?? "";
    const types = [...union.matchAll(/"(\w+)"/g)].map((match) => match[1]?.toLowerCase());
    expect(types.length).toBeGreaterThan(30);
    const ids = headings("errors");
    expect(types.filter((type) => type && !ids.has(type))).toEqual([]);
  });

  it("of older pages stay", () => {
    expect(headings("types").has("authconfig")).toBe(true);
    for (const id of ["jwt", "eventcallbacks"]) {
      expect(page("types")).toContain(`<a id="${id}"></a>`);
    }
    expect(page("providers/index")).toContain('<a id="oauth2configprofile"></a>');
  });
});

describe("text", () => {
  it("keeps the name of a provider that starts with a number", () => {
    expect(page("providers/42-school")).toContain(
      'import FortyTwo from "@auth/core/providers/42-school"',
    );
  });

  it("marks what is deprecated and what is experimental", () => {
    expect(page("providers/azure-ad")).toContain("ref-badge--deprecated");
    expect(page("providers/passkey")).toContain("ref-badge--experimental");
    expect(page("index")).toMatch(/`experimental`.*\n\n<p><span class="ref-badge/);
  });

  it("leaves nothing that was written for the upstream site's components", () => {
    for (const file of markdownFiles()) {
      expect(page(file), file).not.toMatch(/style=\{\{|^:::\w+ |npm2yarn|\{@link/m);
    }
  });
});

describe("the sidebar", () => {
  it("has every page, before any page is there", () => {
    const text = JSON.stringify(sidebars);
    const missing = referenceModules().filter(({ source }) => !text.includes(`"${source}"`));
    expect(missing).toEqual([]);
  });
});
