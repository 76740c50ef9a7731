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

/** Ids of the facts that a page marks as its proof: `<Proved by="…; fact:V11.replay">`. */
const stated = readdirSync("docs", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".mdx"))
  .map((file) => readFileSync(path.join("docs", file), "utf8"))
  .flatMap((source) => [...source.matchAll(/<Proved\s+by="([^"]*)"/g)])
  .flatMap(([, by = ""]) => by.split(";").map((one) => one.trim()))
  .flatMap((one) => (one.startsWith("fact:") ? [one.slice("fact:".length)] : []));

describe("the table of facts", () => {
  it("has no fact that no page states: mark the statement in docs, or remove the fact", () => {
    expect(table.map(([id]) => id).filter((id) => !stated.includes(id))).toEqual([]);
  });

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
