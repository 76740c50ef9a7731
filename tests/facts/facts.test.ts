import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { facts, TAGS } from "./facts";
import { type Fact, tagOf } from "./table/fact";

const table: [id: string, fact: Fact][] = Object.entries(facts);
/** Ids of the facts with this verdict. */
const idsOf = (...verdicts: Fact["verdict"][]) =>
  table.flatMap(([id, fact]) => (verdicts.includes(fact.verdict) ? [id] : []));
/** The tags of these facts, each once. */
const tagsOf = (rows: typeof table) =>
  [...new Set(rows.flatMap(([id, fact]) => [tagOf(id), ...(fact.alsoTagged ?? [])]))].sort();
/** Ids of the facts for which a test in this folder asks. */
const tested = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8"))
  .flatMap((source) => [...source.matchAll(/^ *shows\("([^"]+)"/gm)])
  .map(([, id = ""]) => id);

describe("the table of facts", () => {
  it("has a test for every fact that is shown or refuted here, and no test without a fact", () => {
    expect([...tested].sort()).toEqual(idsOf("shown", "refuted").sort());
  });

  it("has a fact for every tag, and no other tags", () => {
    expect(tagsOf(table)).toEqual([...TAGS].sort());
  });

  it("names a section for every fact, and the test that shows it elsewhere", () => {
    for (const [id, fact] of table) {
      expect(fact.sections, id).not.toEqual([]);
      if (fact.verdict !== "shown elsewhere") continue;
      expect(readFileSync(fact.file, "utf8"), id).toContain(`it("${fact.test}"`);
    }
  });
});
