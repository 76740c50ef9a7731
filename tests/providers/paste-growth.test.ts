import { expect, test } from "vitest";

import { convertConfig } from "../../src/config-code/paste/convert";
import { normalize } from "../../src/config-code/paste/normalize";
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
