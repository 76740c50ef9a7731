import { expect, test } from "vitest";

import { convertConfig } from "../../src/config-code/paste/convert";
import { normalize } from "../../src/config-code/paste/normalize";
import { kindOfText } from "../../src/config-code/paste/other-texts";
import { withoutSecrets } from "../../src/config-code/paste/secrets";

test.each([
  ["brackets", "[".repeat(20_000)],
  ["brackets of all kinds", "([{".repeat(7_000)],
  ["brackets that are closed", "[".repeat(10_000) + "]".repeat(10_000)],
  ["more than a lab can hold", "a\n".repeat(60_000)],
])("%s are refused before anything parses them", async (_what, text) => {
  const conversion = await convertConfig(text, []);
  expect(conversion).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("too large for a lab") as string,
  });
});

test("comments above no object do not take longer with each", () => {
  const text = `${"/* a */ ".repeat(60)}x`;
  expect(normalize(text).text).toBe(text);
});

test.each([
  ["comments of an .env and a line of none", `${"# a\n".repeat(4_000)}or not`],
  ["comments of an .env with spaces", `${" # a \n \n".repeat(2_000)}or not`],
  ["empty lines", `${"\n".repeat(19_000)}or not`],
  ["lines of spaces", `${" ".repeat(19_000)}at`],
  ["what begins like a trace", "at a ".repeat(4_000)],
  ["what begins like an address", "/".repeat(20_000) + " "],
])("%s: what the text is, is told in no time", (_what, text) => {
  const began = performance.now();
  expect(kindOfText(text, true, text)).not.toBe("environment");
  kindOfText(text, false, text);
  expect(performance.now() - began).toBeLessThan(200);
});

test("comments and empty lines beside variables are an .env", () => {
  expect(kindOfText("A=b\n # c\n\n", true, " # c\n\n")).toBe("environment");
});

// Quadratic searches take minutes for as much; this takes a second.
test.each([
  ["letters in a text", `const a = "${"a".repeat(400_000)}"`],
  ["letters in a comment", `// ${"a".repeat(400_000)}`],
])(
  "%s: no search takes longer than the text",
  (_what, code) => {
    expect(withoutSecrets(code).code).toBe(code);
  },
  60_000,
);
