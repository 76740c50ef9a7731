import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { defects, type Evidence, traps } from "../../plugins/catalog/defects";
import { mends } from "../../plugins/catalog/mends";
import { callPreset } from "../../plugins/catalog/presets";
import { signIn } from "../../plugins/catalog/sign-in";
import { presetSettings } from "../../src/vendors";

const SRC = path.join("node_modules", "@auth", "core", "src");

function lineOf({ file, line }: Evidence): string | undefined {
  return readFileSync(path.join(SRC, file), "utf8").split("\n")[line - 1]?.trim();
}

describe.each(Object.entries(defects))("%s cannot sign in", (name, { evidence, fails }) => {
  const mend = mends[name];

  test("for the reason that the table gives", async () => {
    const { signIns, failure } = await signIn(await callPreset(name));
    expect(signIns, "It signs in: take it out of the table.").toBeUndefined();
    expect(failure).toMatch(fails);
  });

  test("and the lines that show it are there", () => {
    for (const place of evidence) expect(lineOf(place), place.file).toBe(place.code);
  });

  test.runIf(mend)("and for no other: with the options that mend it, it does", async () => {
    const options = { ...presetSettings[name]?.options, ...mend };
    const { signIns, failure } = await signIn(await callPreset(name, options));
    expect(failure).toBeUndefined();
    expect(signIns?.[1].providerAccountId).toBe(signIns?.[0].providerAccountId);
  });
});

describe.each(traps)("$module does not work with options that it suggests", (trap) => {
  test("for the reason that the table gives", async () => {
    const { signIns, failure } = await signIn(await callPreset(trap.module, trap.options));
    expect(signIns, "It signs in: take it out of the table.").toBeUndefined();
    expect(failure).toMatch(trap.fails);
  });

  test("and the line that shows it is there", () => {
    expect(lineOf(trap.evidence)).toBe(trap.evidence.code);
  });
});
