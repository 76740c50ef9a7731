import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { generateWorldReference, headingsWithIds } from "./generate";
import { worldPages } from "./pages";

/** The reference as it is generated, in a folder of its own. */
const outDir = mkdtempSync(path.join(tmpdir(), "world-reference-"));
beforeAll(() => generateWorldReference(process.cwd(), outDir), 120_000);
afterAll(() => rmSync(outDir, { recursive: true }));

const page = (id: string) => readFileSync(path.join(outDir, `${id}.md`), "utf8");

describe("the reference of the world", () => {
  test("has a page for each entry, and one that lists them", () => {
    const written = readdirSync(outDir, { recursive: true, encoding: "utf8" });
    expect(written.filter((file) => file.endsWith(".md")).sort()).toEqual(
      ["index", ...worldPages.map(({ id }) => id)].map((id) => `${id}.md`).sort(),
    );
    const entries = readdirSync("plugins/world-reference/entries");
    expect(entries.filter((file) => file.endsWith(".ts")).sort()).toEqual(
      worldPages.map(({ id }) => `${id}.ts`).sort(),
    );
    for (const { id, title } of worldPages) {
      expect(page("index")).toContain(`[${title}](./${id}.md)`);
      expect(page(id)).toMatch(/^---\ntitle: "/);
    }
  });

  test.each([
    ["scenario", "### together()", "Does several things at a time, where a race is the point"],
    ["scenario", "#### isSignedInAs()", "The app knows this person"],
    ["clock", "### advances()", "Moves time forward by a duration"],
    ["trace", "### FakeSecret", "They are all **fake**"],
    ["world", "### createWorld()", "Makes a world around an app."],
    ["running", "### runScenario()", "Does all steps: the scenario as a test."],
  ])("says on the page %s what %s is for", (id, heading, text) => {
    expect(page(id)).toMatch(
      new RegExp(`^#+ ${heading.replace(/#+ /, "").replace("()", "\\(\\)")} {#[\\w-]+}$`, "m"),
    );
    expect(page(id)).toContain(text);
  });

  test("gives each heading an id of its own, overloads included", () => {
    const text =
      '<a id="make"></a>\n\n### make()\n\n### Constructor\n\n<a id="constructor"></a>\n\n### Constructor\n\n### Returns';
    expect(headingsWithIds(text).match(/^#.*$/gm)).toEqual([
      "### make() {#make}",
      "### Constructor {#constructor-overload-1}",
      "### Constructor {#constructor}",
      "### Returns",
    ]);
  });

  test("documents every export", () => {
    for (const { id } of worldPages) {
      const sections = page(id).split(/^## /m).slice(1);
      expect(sections.length, id).toBeGreaterThan(0);
      for (const section of sections) {
        const prose = section
          .split("\n")
          .slice(1)
          .filter((line) => /^[A-Z`“"]/.test(line) && !line.startsWith("###"));
        expect(prose.length, `${id}: ${section.slice(0, 60)}`).toBeGreaterThan(0);
      }
    }
  });
});
