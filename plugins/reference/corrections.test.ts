import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { corrections, type SourceLine, withCorrections } from "./corrections";

function linesOf({ package: name, file }: SourceLine): string[] {
  const text = readFileSync(path.join("node_modules", name, "src", file), "utf8");
  return text.split("\n").map((line) => line.trim());
}

/** The doc comments of a file as TypeDoc reads them: without their asterisks. */
function commentsOf(source: SourceLine): string {
  const text = readFileSync(path.join("node_modules", source.package, "src", source.file), "utf8");
  return text.replace(/^ *\* ?/gm, "");
}

describe.each(corrections)("$page $entry: $wrong.code", ({ wrong, proof, instead = [] }) => {
  test("the comment is still wrong", () => {
    expect(linesOf(wrong)).toContain(wrong.code);
  });

  if (proof) {
    test("the code shows what is true", () => {
      expect(linesOf(proof)).toContain(proof.code);
    });
  }

  if (instead.length > 0) {
    test("the comment's wrong words are not printed", () => {
      const [comments, printed] = [commentsOf(wrong), withCorrections(commentsOf(wrong))];
      for (const [text, right] of instead) {
        expect(comments).toContain(text);
        expect(printed).not.toContain(text);
        expect(printed).toContain(right);
      }
    });
  }
});
