import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { beforeAll, describe, expect, it, test } from "vitest";

import { groupHits } from "../../src/components/search/groups";
import { POPULAR } from "../../src/components/search/recent";
import { Search } from "../../src/search/answer";
import {
  type Headings,
  HEADINGS_FILE,
  INDEX_FOLDER,
  type Texts,
  TEXTS_FILE,
} from "../../src/search/messages";
import queries from "../search/queries.json";
import { BUILD, sitemapPaths } from "../support/site";

/** As many results as the box shows. */
const LIMIT = 8;

const file = (name: string) => readFileSync(path.join(BUILD, INDEX_FOLDER, name), "utf8");
const headings = JSON.parse(file(HEADINGS_FILE)) as Headings;

let search: Search;

beforeAll(() => {
  search = new Search(headings);
  search.addTexts(JSON.parse(file(TEXTS_FILE)) as Texts);
});

/** Where the results lead, in the order in which the box shows them: kind by kind. */
function found(text: string): string[] {
  const groups = groupHits(search.answer(text, LIMIT).hits);
  return groups.flatMap(({ choices }) => choices.map(({ address }) => address));
}

/** The place of the first right result, from 1; 0 if none is. A page stands for all its sections. */
function rankOf(text: string, right: readonly string[]): number {
  const fits = (address: string) => right.includes(address) || right.includes(pageOf(address));
  return found(text).findIndex(fits) + 1;
}

const pageOf = (address: string) => address.replace(/#.*$/, "");

describe("what readers ask is answered", () => {
  const rows = Object.entries(queries).map(([group, asked]) => ({ group, asked }));

  /** Of so many queries, how many had a right result first, among five, and any result. */
  function count(asked: Readonly<Record<string, readonly string[]>>) {
    const all = Object.entries(asked);
    const ranks = all.map(([text, right]) => rankOf(text, right));
    return {
      queries: all.length,
      first: ranks.filter((rank) => rank === 1).length,
      "among five": ranks.filter((rank) => rank > 0 && rank <= 5).length,
      "without result": all.filter(([text]) => found(text).length === 0).length,
      missed: all.filter((_, i) => ranks[i] !== 1).map(([text], i) => `${text} (${ranks[i]})`),
    };
  }

  test("first for most, among five for nearly all", () => {
    const counts = rows.map(({ group, asked }) => ({ group, ...count(asked) }));
    const sum = (key: "queries" | "first" | "among five" | "without result") =>
      counts.reduce((total, one) => total + one[key], 0);
    const table = counts.map(({ missed, ...row }) => ({ ...row, missed: missed.length }));
    console.table(table);
    expect.soft(sum("first") / sum("queries")).toBeGreaterThanOrEqual(0.85);
    expect.soft(sum("among five") / sum("queries")).toBeGreaterThanOrEqual(0.98);
    expect.soft(sum("without result")).toBe(0);
  });

  it("each provider by its name, with its set-up page first", () => {
    const providers = headings.pages.filter(
      ({ address, title }) => address.startsWith("/reference/providers/") && / setup$/.test(title),
    );
    expect(providers.length).toBeGreaterThan(100);
    const missed = providers.flatMap(({ address, title }) => {
      const name = title.replace(/ setup$/, "");
      return [name, `${name} provider`].flatMap((text) => {
        const first = found(text)[0];
        return first === address ? [] : [`${text}: ${first}`];
      });
    });
    expect(missed).toEqual([]);
  });

  it("the playground and its examples", () => {
    expect(found("playground")[0]).toBe("/playground/");
    expect(found("race for the refresh token")).toContain("/playground/?example=refresh-rotation");
  });

  it("nothing of what stands beside the text", () => {
    for (const { sections } of headings.pages) {
      expect(sections.map(({ heading }) => heading)).not.toContain("Read next");
    }
    expect(file(TEXTS_FILE)).not.toContain("How we know this");
  });
});

it("the index leads to pages of the site only", () => {
  const pages = new Set(sitemapPaths());
  const unknown = headings.pages.map(({ address }) => address).filter((one) => !pages.has(one));
  expect(unknown).toEqual([]);
  const titles = new Map(headings.pages.map(({ address, title }) => [address, title]));
  for (const { address, title } of POPULAR) expect(titles.get(address), address).toBe(title);
});

it("the index is small, and what is needed first is smaller", () => {
  const size = (name: string) => gzipSync(file(name)).length;
  expect(size(HEADINGS_FILE)).toBeLessThan(75_000);
  expect(size(HEADINGS_FILE) + size(TEXTS_FILE)).toBeLessThan(330_000);
});

describe("any input is answered soon", () => {
  const log = "2026-01-01T00:00:00Z [auth][error] CallbackRouteError: something x9f81 failed\n";
  it.each([
    ["a word of 10,000 letters", "a".repeat(10_000)],
    ["a long token", "eyJhbGciOiJkaXIi.".repeat(600)],
    ["a log of 100 KB", log.repeat(1_300)],
    [
      "100 KB of different words",
      Array.from({ length: 14_000 }, (_, i) => `w${i * 7919}`).join(" "),
    ],
    ["10,000 signs", "*/[".repeat(3_334)],
    ["camel case without end", "aB".repeat(50_000)],
  ])("%s", (_, text) => {
    const start = process.cpuUsage();
    search.answer(text, LIMIT);
    const { user } = process.cpuUsage(start);
    // Microseconds of a processor; 50 to 300 ms on one that has nothing else to do.
    expect(user).toBeLessThan(3_000_000);
  });

  it("and a pasted log by the error that it names", () => {
    expect(found(log.repeat(1_300))[0]).toBe("/reference/errors/#callbackrouteerror");
  });
});
