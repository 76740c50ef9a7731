import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { loadExample } from "../examples/load";
import { readTraces } from "../traces";
import { outcomes, EXAMPLE } from "./outcomes";
import { constructedIn, errorTypes, warningCodes } from "./package-facts";
import { ENTRIES_OF_OTHER_PACKAGES } from "./printed";

const example = await loadExample(path.resolve("examples", EXAMPLE), EXAMPLE);
const played = outcomes(example, await readTraces(process.cwd()));

describe("what the installed package can log", () => {
  test("are 33 types of errors and 5 warnings", () => {
    expect(errorTypes()).toHaveLength(33);
    expect(warningCodes()).toHaveLength(5);
  });

  test("is played, or is constructed in no module of it", () => {
    const known = [...errorTypes(), ...warningCodes()];
    const missing = known.filter((name) => !played.has(name));
    expect(missing).toEqual(["EmailSignInError", "OAuthSignInError"]);
    for (const name of missing) {
      const { found, searched } = constructedIn(name);
      expect(found, name).toEqual([]);
      expect(searched).toBeGreaterThan(100);
    }
    expect([...played.keys()].filter((name) => !known.includes(name))).toEqual([]);
  });

  test("is constructed, where it is played", () => {
    for (const name of errorTypes().filter((one) => played.has(one))) {
      expect(constructedIn(name).found, name).not.toEqual([]);
    }
  });
});

test("what came of each is what was recorded", async () => {
  const lines = [...played.values()].map((outcome) => {
    const { name, request, status, location, page, log, alsoLogged } = outcome;
    return [
      name,
      `  ${request.method} ${request.path} -> ${status}${location === null ? "" : ` ${location}`}`,
      `  page: ${page.status} ${page.path} "${page.title}"`,
      ...log.map((line) => `  ${line.replaceAll("\n", " ")}`),
      ...(alsoLogged.length > 0 ? [`  also: ${alsoLogged.join(", ")}`] : []),
    ].join("\n");
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./recorded.txt");
});

test("the page has each of them under the anchor that the library prints", () => {
  const page = readFileSync("docs/reference/errors.mdx", "utf8");
  const headings = [...page.matchAll(/^### (\S+) \{\/\* #(\S+) \*\/\}$/gm)].filter(
    ([, name = ""]) => name !== "?error=Configuration" && !ENTRIES_OF_OTHER_PACKAGES.includes(name),
  );
  expect(headings.map(([, name]) => name).sort()).toEqual(
    [...errorTypes(), ...warningCodes()].sort(),
  );
  for (const [, name = "", anchor] of headings) expect(anchor).toBe(name.toLowerCase());
  for (const name of errorTypes().filter((one) => played.has(one))) {
    const [line = ""] = played.get(name)?.log ?? [];
    expect(line).toContain(`https://errors.authjs.dev#${name.toLowerCase()}`);
  }
  expect(page).toContain("{/* #warnings */}");
});
