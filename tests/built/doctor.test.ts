import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { BUILD } from "../support/site";

/** A sentence that nobody but the doctor says. */
const SENTENCE = "The doctor could not look at everything";

test("the doctor is in the realm's script, and in none that a page loads", () => {
  const scripts = readdirSync(BUILD, { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".js") && readFileSync(path.join(BUILD, file), "utf8").includes(SENTENCE),
  );
  expect(scripts).toEqual([expect.stringMatching(/^sandbox\/realm\.\w+\.js$/)]);
});
