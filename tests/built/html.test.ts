import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { selectAll, selectOne } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { beforeAll, expect, it } from "vitest";

import { BUILD, htmlFileOf, sitemapPaths } from "../support/site";

/** Every page of the sitemap, parsed once. */
let pages: readonly { page: string; html: AnyNode }[] = [];

beforeAll(() => {
  pages = sitemapPaths().map((page) => ({ page, html: parse(htmlFileOf(page)) }));
});

function parse(file: string): AnyNode {
  return parseDocument(readFileSync(file, "utf8"));
}

/** The pages about which `fault` has something to say, with what it says. */
function findFaults(fault: (html: AnyNode, page: string) => string | undefined): string[] {
  return pages.flatMap(({ page, html }) => {
    const found = fault(html, page);
    return found === undefined ? [] : [`${page} ${found}`];
  });
}

it("every page has one first heading", () => {
  const faults = findFaults((html) => {
    const headings = selectAll("h1", html).map((heading) => textContent(heading).trim());
    return headings.length === 1 && headings[0] !== "" ? undefined : `has h1 ${headings.join()}`;
  });
  expect(faults).toEqual([]);
});

it("every page has a title that no other page has", () => {
  const seen = new Map<string, string>();
  const faults = findFaults((html, page) => {
    const title = selectAll("title", html).map(textContent).join().trim();
    const other = seen.get(title);
    seen.set(title, page);
    if (title === "") return "has no title";
    return other === undefined ? undefined : `has the title of ${other}: ${title}`;
  });
  expect(faults).toEqual([]);
});

it("every page says its language and describes itself", () => {
  const faults = findFaults((html) => {
    if (!selectOne<AnyNode, Element>("html[lang]", html)) return "has no language";
    const description = selectOne<AnyNode, Element>('meta[name="description"]', html);
    return description?.attribs["content"]?.trim() ? undefined : "has no description";
  });
  expect(faults).toEqual([]);
});

it("no page has an id twice", () => {
  const faults = findFaults((html) => {
    const ids = selectAll<AnyNode, Element>("[id]", html).map((element) => element.attribs["id"]);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    return twice.length === 0 ? undefined : `has twice: ${[...new Set(twice)].join(", ")}`;
  });
  expect(faults).toEqual([]);
});

it("on every page, colored code is in a part that React does not take over", () => {
  let blocks = 0;
  const faults = findFaults((html) => {
    blocks += selectAll(".theme-code-block", html).length;
    const others = selectAll(":not(.static *).theme-code-block .token-line", html);
    return others.length === 0 ? undefined : `has ${textContent(others)}`;
  });
  expect(blocks).toBeGreaterThan(500);
  expect(faults).toEqual([]);
});

it("no file of the site loads anything from elsewhere", () => {
  const loading = [
    "[src]",
    "[srcset]",
    "[poster]",
    "object[data]",
    "form[action]",
    'link[href]:not([rel="canonical"], [rel="alternate"], [rel="license"])',
  ].join();
  const faults = readdirSync(BUILD, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) =>
      selectAll<AnyNode, Element>(loading, parse(path.join(BUILD, file)))
        .flatMap(({ attribs }) =>
          ["src", "srcset", "poster", "data", "action", "href"].map((name) => attribs[name]),
        )
        .filter((address) => address !== undefined && /^(\w+:)?\/\//.test(address))
        .map((address) => `${file} loads ${address}`),
    );
  expect(faults).toEqual([]);
});
