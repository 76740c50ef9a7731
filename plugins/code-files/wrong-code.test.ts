import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { isCheckedLanguage, parseFenceMeta } from "./fence";

/** A code fence: where it is, and whether a reader may copy it. */
interface Fence {
  /** Line of the page, from 1. */
  line: number;
  /** "wrong" for what goes wrong, "right" for code from a checked file, "other" for the rest. */
  kind: "wrong" | "right" | "other";
}

/** The fences of a page's sections, in order. Headings within fences begin no section. */
function fencesBySection(source: string): Fence[][] {
  const sections: Fence[][] = [[]];
  let end: string | undefined;
  for (const [index, line] of source.split("\n").entries()) {
    const [, ticks = "", language = "", meta = ""] = /^ *(`{3,})(\S*) ?(.*)$/.exec(line) ?? [];
    if (end !== undefined) {
      if (ticks === end && language === "") end = undefined;
    } else if (ticks !== "") {
      end = ticks;
      sections.at(-1)?.push({ line: index + 1, kind: kindOf(language, meta) });
    } else if (/^#{2,6} /.test(line)) {
      sections.push([]);
    }
  }
  return sections;
}

function kindOf(language: string, meta: string): Fence["kind"] {
  const { isWrong, file } = parseFenceMeta(meta);
  if (isWrong) return "wrong";
  return file !== undefined && isCheckedLanguage(language) ? "right" : "other";
}

/** Lines of wrong code without the right code directly before or after it in its section. */
function alone(source: string): number[] {
  return fencesBySection(source).flatMap((fences) =>
    fences.flatMap(({ line, kind }, index) => {
      const beside = [fences[index - 1], fences[index + 1]];
      return kind === "wrong" && !beside.some((fence) => fence?.kind === "right") ? [line] : [];
    }),
  );
}

const WRONG = '```ts file=a.ts#leaks wrong="Leaks"\n\n```\n';
const RIGHT = "```ts file=a.ts#keeps\n\n```\n";

describe("wrong code", () => {
  it("stands beside the right form on every page", () => {
    const pages = ["docs", "blog"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.mdx?$/.test(file))
        .map((file) => path.join(folder, file)),
    );
    const faults = pages.flatMap((page) =>
      alone(readFileSync(page, "utf8")).map((line) => `${page}:${String(line)}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ["before it", `## A\n${RIGHT}${WRONG}`, []],
    ["after it", `## A\n${WRONG}Better:\n\n${RIGHT}`, []],
    ["in a list", `## A\n${WRONG.replace(/^/gm, "  ")}${RIGHT.replace(/^/gm, "  ")}`, []],
    ["in the section before", `## A\n${RIGHT}## B\n${WRONG}`, [6]],
    ["nowhere", `## A\n${WRONG}`, [2]],
    ["as other wrong code", `## A\n${WRONG}${WRONG}`, [2, 5]],
    ["as text only", `## A\n${WRONG}\`\`\`text\n# no heading\n\`\`\`\n`, [2]],
  ])("is found to have the right form %s", (_, source, lines) => {
    expect(alone(source)).toEqual(lines);
  });
});
