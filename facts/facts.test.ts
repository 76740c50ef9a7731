import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { testTitles } from "../plugins/proofs/test-titles";
import { facts } from "./facts";
import type { Fact } from "./table/fact";

const table: [id: string, fact: Fact][] = Object.entries(facts);
const idsOf = (kind: "string" | "object") =>
  table.flatMap(([id, fact]) => (typeof fact === kind ? [id] : []));
/** Ids of the facts for which a test in this folder asks. */
const tested = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) => testTitles(path.join(import.meta.dirname, file), ["shows"]));

/** Ids of the facts that a page marks as its proof: `<Proved by="…; fact:V11.update-age">`. */
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

  it("has one test for every fact that is shown here, and no test without a fact", () => {
    expect([...tested].sort()).toEqual(idsOf("string").sort());
  });

  it("names a test that is there for every fact that is shown elsewhere", () => {
    for (const [id, fact] of table) {
      if (typeof fact !== "string") expect(testTitles(fact.file), id).toContain(fact.test);
    }
  });
});
