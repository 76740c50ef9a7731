import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { BUILD } from "../support/site";

/** A sentence that nobody but the doctor says. */
const SENTENCE = "The doctor could not look at everything";

/** The built files with an ending that have a text. */
function filesWith(text: string, ending: string): string[] {
  return readdirSync(BUILD, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(ending) && readFileSync(path.join(BUILD, file), "utf8").includes(text),
  );
}

test("the doctor is in the realm's script and in the worker of recordings, and in none that a page loads", () => {
  const scripts = filesWith(SENTENCE, ".js").sort();
  expect(scripts).toEqual([
    expect.stringMatching(/^assets\/js\/\w+\.\w+\.js$/),
    expect.stringMatching(/^sandbox\/realm\.\w+\.js$/),
  ]);
  expect(filesWith(path.basename(scripts[0] ?? ""), ".html")).toEqual([]);
});
