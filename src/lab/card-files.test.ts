import fc from "fast-check";
import { expect, test } from "vitest";

import { cardFiles } from "./card-files";
import type { LabExample } from "./example";
import { decodeShare, encodeShare } from "./state/share";

const example: LabExample = {
  slug: "first-sign-in",
  title: "",
  summary: "",
  files: { "auth.ts": "export default {};\n", "app.ts": "export default {};\n" },
  steps: [],
};

/** What the coloring of an example's card takes: for each line the square of its length. */
function work(of: LabExample): number {
  return cardFiles(of)
    .filter(({ isColored }) => isColored)
    .flatMap(({ code }) => code.split("\n"))
    .reduce((sum, line) => sum + line.length ** 2, 0);
}

/** What coloring the longest card of the site's own kind takes: 10,000 characters in full lines. */
const BOUND = 10_000 * 200;

test("a card of code of an ordinary length is colored, files of a link as well", () => {
  const shared = { "app.ts": "const a = 1;\n".repeat(300), "b.ts": "const b = 2;\n" };
  expect(cardFiles({ ...example, shared })).toEqual([
    { name: "auth.ts", code: "export default {};\n", isColored: true },
    { name: "app.ts", code: shared["app.ts"], isColored: true },
    { name: "b.ts", code: "const b = 2;\n", isColored: true },
  ]);
});

test("a card shows code that is too long to be colored as it is", () => {
  for (const code of ["a".repeat(199_000), "a\n".repeat(90_000), `${"é".repeat(201)}\n`]) {
    const [file] = cardFiles({ ...example, shared: { "auth.ts": code } });
    expect(file).toEqual({ name: "auth.ts", code, isColored: false });
  }
});

test("coloring takes no longer for a longer link, whatever it holds", async () => {
  const unit = fc.oneof(
    fc.constantFrom("a", "é", "$", "0", "(", "(a", "`${", "<a ", "/", "\n", " ", "\n\n("),
    fc.string({ maxLength: 12 }),
  );
  const text = fc
    .tuple(unit, fc.nat(60_000))
    .map(([one, times]) =>
      one.repeat(Math.min(times, Math.ceil(60_000 / Math.max(one.length, 1)))),
    );
  const files = fc.dictionary(fc.constantFrom("auth.ts", "app.ts", "b.ts", "c.ts"), text);
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(files, async (shared) => {
      const result = await decodeShare(
        await encodeShare({ example: "first-sign-in", files: shared }),
      );
      if (result.kind !== "shared") return;
      opened++;
      expect(work({ ...example, shared: result.files })).toBeLessThanOrEqual(BOUND);
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(opened).toBeGreaterThan(150);
});
