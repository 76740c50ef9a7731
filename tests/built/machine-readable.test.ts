import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import Ajv from "ajv";
import { compile } from "css-select";
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it, test } from "vitest";

import { facts } from "../../facts/facts";
import { contentOf } from "../../plugins/machine-readable/markdown";
import { LEFT_OUT } from "../../plugins/machine-readable/prune";
import { SIGNATURES } from "../../src/signatures/table";
import { BUILD } from "../support/site";

const file = (name: string) => readFileSync(path.join(BUILD, name), "utf8");

/** Addresses of all pages that somebody wrote, by their files. */
const WRITTEN = readdirSync("docs", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.mdx?$/.test(name) && !path.basename(name).startsWith("_"))
  .map((name) => `/${name.replace(/(?:index)?\.mdx?$/, "")}/`.replaceAll("//", "/"));

const markdownFile = (address: string) => `${address.slice(0, -1)}.md`;

/** Words in the order in which they stand, without punctuation that Markdown may escape. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const isLeftOut = compile<AnyNode, Element>(LEFT_OUT);
const BLOCK = /^(?:p|div|li|h\d|pre|br|t[dhr]|summary|dt|dd)$/;

/** What a page says, read from its HTML by other means than Markdown is made. */
function saidByPage(address: string): string {
  const read = (node: AnyNode): string => {
    if (isText(node)) return node.data;
    if (!isTag(node) || isLeftOut(node) || node.attribs["role"] === "tablist") return "";
    const text = node.children.map(read).join("");
    return BLOCK.test(node.name) ? ` ${text} ` : text;
  };
  const content = contentOf(file(`${address}index.html`));
  return content ? read(content) : "";
}

/** Names of tabs stand above what is behind them, and not in a list of their own. */
function tabNames(address: string): number {
  return file(`${address}index.html`).match(/role="?tab"?[ >]/g)?.length ?? 0;
}

function saidByMarkdown(address: string): string {
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(file(markdownFile(address)));
  const texts: string[] = [];
  const visit = (node: { type: string; children?: unknown[] }): void => {
    const isLeaf = ["paragraph", "heading", "code", "tableCell"].includes(node.type);
    if (isLeaf) texts.push(toString(node));
    else node.children?.forEach((child) => visit(child as typeof node));
  };
  visit(tree);
  return texts.join(" ");
}

describe("Markdown says what the page says, word by word", () => {
  it.each(WRITTEN)("%s", (address) => {
    const page = wordsIn(saidByPage(address));
    const markdown = wordsIn(saidByMarkdown(address));
    expect(page.length).toBeGreaterThan(20);
    if (tabNames(address) === 0) {
      // Where a style sheet sets words apart, the text alone does not say where one ends.
      expect(markdown.join("")).toBe(page.join(""));
      return;
    }
    // What is more in it is the names of tabs.
    let at = 0;
    for (const word of markdown) if (word === page[at]) at++;
    expect(page.slice(at, at + 12)).toEqual([]);
    expect(markdown.length - page.length).toBeLessThan(4 * tabNames(address) + 1);
  });
});

test("llms-full.txt has every hand-written page, and llms.txt leads to each", () => {
  const full = file("llms-full.txt");
  const index = file("llms.txt");
  for (const address of WRITTEN) {
    expect(full, address).toContain(file(markdownFile(address)).trim());
    expect(index, address).toContain(`${markdownFile(address)})`);
  }
  expect(file("llms-small.txt").length).toBeLessThan(full.length * 0.7);
  for (const [, target = ""] of index.matchAll(/\]\(https:\/\/[^/]+(\/[^)]*)\)/g)) {
    expect(existsSync(path.join(BUILD, target)), target).toBe(true);
  }
});

describe("data", () => {
  const names = ["options", "errors", "signatures", "providers", "adapters", "facts"];
  interface Data {
    items: { page?: string; setup?: string }[];
  }
  const data = (name: string) => JSON.parse(file(`data/${name}.json`)) as Data;

  it.each(names)("%s fits its schema, which allows nothing else", (name) => {
    const schema = JSON.parse(file(`data/${name}.schema.json`)) as object;
    const isValid = new Ajv().compile(schema);
    expect(isValid(data(name)), JSON.stringify(isValid.errors)).toBe(true);
    const [first] = data(name).items;
    expect(isValid({ ...data(name), items: [{ ...first, more: 1 }] })).toBe(false);
  });

  it("has all of each", () => {
    const counts = Object.fromEntries(names.map((name) => [name, data(name).items.length]));
    expect(counts["facts"]).toBe(Object.keys(facts).length);
    expect(counts["signatures"]).toBe(SIGNATURES.length);
    expect(counts["errors"]).toBeGreaterThanOrEqual(36);
    expect(counts["options"]).toBeGreaterThan(15);
    expect(counts["providers"]).toBeGreaterThan(100);
    expect(counts["adapters"]).toBe(24);
  });

  it("leads to places that are there", () => {
    const places = names.flatMap((name) =>
      data(name).items.flatMap(({ page, setup }) => page ?? setup ?? []),
    );
    expect(places.length).toBeGreaterThan(250);
    for (const place of places) {
      const [address = "", anchor] = place.split("#");
      const html = file(`${address}index.html`);
      if (anchor !== undefined) expect(html, place).toMatch(new RegExp(` id="?${anchor}["> ]`));
    }
  });
});

describe("AGENTS.md", () => {
  const rules = file("AGENTS.md").match(/^- .*$/gm) ?? [];
  const shown = JSON.parse(readFileSync("snippets/agents/facts.json", "utf8")) as string[][];

  it("has a fact behind each rule; the last two lead on", () => {
    expect(rules).toHaveLength(shown.length);
    expect(shown.slice(0, -2).every((ids) => ids.length > 0)).toBe(true);
    for (const id of shown.flat()) expect(Object.keys(facts)).toContain(id);
  });

  it("names addresses of this site", () => {
    for (const [, target = ""] of file("AGENTS.md").matchAll(
      /https:\/\/[^/\s]+(\/\S+?)(?=[\s,]|$)/g,
    )) {
      expect(existsSync(path.join(BUILD, target)), target).toBe(true);
    }
  });
});

test("pages have structured data that can be read", () => {
  const types = (address: string) => {
    const [, json = ""] =
      /<script type="application\/ld\+json">(\{"@context":"https:\/\/schema\.org","@graph.*?)<\/script>/.exec(
        file(`${address}index.html`),
      ) ?? [];
    return (JSON.parse(json) as { "@graph": { "@type": string }[] })["@graph"].map(
      (one) => one["@type"],
    );
  };
  expect(types("/faq/")).toEqual(["TechArticle", "BreadcrumbList", "FAQPage"]);
  expect(types("/concepts/tokens/")).toEqual(["TechArticle", "BreadcrumbList"]);
  expect(file("concepts/tokens/index.html")).toContain('"@type":"SoftwareSourceCode"');
});
