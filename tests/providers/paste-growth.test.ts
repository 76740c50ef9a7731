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

// A search that goes through the text from each of its places takes hours for the longer of both.
test.each([
  ["comments of an .env and a line of none", (size) => `${"# a\n".repeat(size)}or not`],
  ["comments of an .env with spaces", (size) => `${" # a \n \n".repeat(size)}or not`],
  ["empty lines", (size) => `${"\n".repeat(4 * size)}or not`],
  ["lines of spaces", (size) => `${" ".repeat(4 * size)}at`],
  ["what begins like a trace", (size) => "at a ".repeat(size)],
  ["what begins like an address", (size) => "/".repeat(5 * size) + " "],
] satisfies [string, (size: number) => string][])(
  "%s: what the text is, is told in a time that follows its length",
  (_what, make) => {
    const text = make(2_000);
    expect(kindOfText(text, true, text)).not.toBe("environment");
    for (const hasVariables of [true, false]) {
      const long = make(400_000);
      expect(() => kindOfText(long, hasVariables, long)).not.toThrow();
    }
  },
);

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
