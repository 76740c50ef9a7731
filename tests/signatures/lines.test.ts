import { readFileSync } from "node:fs";

import { describe, expect, it, test } from "vitest";

import { recognize } from "../../src/signatures/recognize";
import { SIGNATURES } from "../../src/signatures/table";
import queries from "../search/queries.json";
import lines from "../../src/signatures/evidence/lines.json";
import { PLAYED } from "./played";
import silent from "./silent.json";

const first = (text: string) => recognize(text)[0]?.id;

/** Lines that the library's own logger printed for each error and warning, with its name. */
const recorded = readFileSync("plugins/errors/recorded.txt", "utf8")
  .split(/^(?=\S)/m)
  .flatMap((entry) => {
    const [name = "", ...rest] = entry.split("\n");
    const own = rest
      .map((line) => line.trim())
      .filter((line) => line.includes(`] ${name}:`) || line.startsWith(`[auth][warn][${name}]`));
    return own.map((text) => ({ is: name.toLowerCase(), text }));
  });

describe("what people pasted into threads", () => {
  test("the right entry is first for at least 95 %, and a wrong one is for none", () => {
    const all = [...lines, ...recorded];
    expect(lines.length).toBeGreaterThanOrEqual(150);
    expect(recorded.length).toBeGreaterThanOrEqual(36);
    const missed = all.filter(({ text }) => first(text) === undefined);
    const wrong = all.filter(({ is, text }) => first(text) !== undefined && first(text) !== is);
    expect(wrong.map(({ is, text }) => [is, first(text), text])).toEqual([]);
    expect(missed.length / all.length).toBeLessThanOrEqual(0.05);
  });

  it("has the thread and its day, or its month or year where the thread is all that is known", () => {
    for (const { source, date } of lines) {
      expect(source).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+$/);
      expect(date, source).toMatch(/^20\d\d(?:-[01]\d(?:-[0-3]\d)?)?$/);
    }
  });
});

test("each signature stands for a text that somebody pasted, or that was played here", () => {
  const shown = new Set([...lines.map(({ is }) => is), ...recorded.map(({ is }) => is), ...PLAYED]);
  expect(SIGNATURES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
});

describe("what is no signature stays without an answer", () => {
  it.each(silent)("%s", (text) => expect(recognize(text)).toEqual([]));

  test("what readers look for, unless it is what an error says", () => {
    const { "error texts": texts, ...others } = queries;
    const asked = Object.values(others).flatMap((group) => Object.entries<string[]>(group));
    const found = asked.filter(([text]) => recognize(text).length > 0);
    expect(asked.length - found.length).toBeGreaterThan(75);
    for (const [text, right] of [...found, ...Object.entries<string[]>(texts)]) {
      const to = recognize(text)[0]?.to;
      // A page stands for all its sections.
      const page = to?.replace(/#.*$/, "") ?? "";
      if (to !== undefined)
        expect(
          right.some((one) => one === to || one === page),
          text,
        ).toBe(true);
    }
  });
});
