import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { corrections, type SourceLine } from "./corrections";

function linesOf({ package: name, file }: SourceLine): string[] {
  const text = readFileSync(path.join("node_modules", name, "src", file), "utf8");
  return text.split("\n").map((line) => line.trim());
}

describe.each(corrections)("$page $entry", ({ wrong, proof }) => {
  test("the comment is still wrong", () => {
    expect(linesOf(wrong)).toContain(wrong.code);
  });

  test.runIf(proof)("the code shows what is true", () => {
    if (proof) expect(linesOf(proof)).toContain(proof.code);
  });
});
