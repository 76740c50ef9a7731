import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { defects, type Evidence } from "../../plugins/catalog/defects";
import { callModule } from "../../plugins/catalog/modules";
import { signIn } from "../../plugins/catalog/sign-in";
import { moduleSettings } from "../../src/vendors";

const SRC = path.join("node_modules", "@auth", "core", "src");

function lineOf({ file, line }: Evidence): string | undefined {
  return readFileSync(path.join(SRC, file), "utf8").split("\n")[line - 1]?.trim();
}

describe.each(Object.entries(defects))("%s has a defect", (name, defect) => {
  const { evidence, fails, onlyWith, fix } = defect;

  test(`that shows ${onlyWith ? "with options that it suggests" : "with any option"}`, async () => {
    const { signIns, failure } = await signIn(await callModule(name, onlyWith));
    expect(signIns, "It signs in: take it out of the table.").toBeUndefined();
    expect(failure).toMatch(fails);
  });

  test("and the lines that show it are there", () => {
    for (const place of evidence) expect(lineOf(place), place.file).toBe(place.code);
  });

  if (fix) {
    test("and no other: with the options that fix it, it signs in", async () => {
      const options = { ...moduleSettings[name]?.options, ...fix };
      const { signIns, failure } = await signIn(await callModule(name, options));
      expect(failure).toBeUndefined();
      expect(signIns?.[1].providerAccountId).toBe(signIns?.[0].providerAccountId);
    });
  }
});
