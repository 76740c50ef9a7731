import { describe, expect, test } from "vitest";

import { evidenceOf } from "./evidence";
import { listedPages, notTestableOf, REASONS } from "./not-testable";
import { type Claim, formatClaims, readClaims, standingOf } from "./report";

test.each([
  ["session-token/Alice and Bob sign in", "step"],
  ["fact:V2.database-user-id", "test"],
  ["fact:run.next-cookie-lost", "framework"],
  ["fact:run.sveltekit-trust-host", "framework"],
])("%s is shown by a %s", async (proof, evidence) => {
  expect(await evidenceOf(proof, process.cwd())).toBe(evidence);
});

test("the report counts the statements of each page by what they stand on, and lists those without a mark", () => {
  const claim = { line: 3, isBehavior: true, proofs: [], evidence: [], bare: [], sources: [] };
  const marked = { ...claim, text: "A session ends.", proofs: ["fact:a"] };
  const bare = { ...claim, text: "A token stays." };
  const cited = { ...claim, text: "It began.", sources: ["https://news.example/"] };
  const advice: Claim = { ...cited, text: "A secret should be long.", reason: "advice" };
  const inPart: Claim = { ...marked, evidence: ["test", "test"], bare: ["a cookie stays"] };
  const report = formatClaims([
    {
      page: "docs/a.mdx",
      claims: [{ ...marked, evidence: ["step", "framework"] }, bare, bare, cited, advice],
    },
    // A link and a reason do not count where a mark is, nor a link where a reason is.
    { page: "docs/b.mdx", claims: [{ ...inPart, sources: cited.sources, reason: "news" }] },
    { page: "docs/c.mdx", claims: [] },
  ]);
  const lines = report.split("\n");
  expect(lines.slice(2, 5)).toEqual([
    "| docs/a.mdx | 5 | 1 | 20 | 1 | 0 | 1 | 0 | 1 | 1 | 2 |",
    "| docs/b.mdx | 1 | 1 | 100 | 0 | 1 | 0 | 1 | 0 | 0 | 0 |",
    "| all pages | 6 | 2 | 33 | 1 | 1 | 1 | 1 | 1 | 1 | 2 |",
  ]);
  expect(lines.filter((line) => /^- |:$/.test(line))).toEqual([
    "2 without a mark:",
    "- docs/a.mdx:3: A token stays.",
    "- docs/a.mdx:3: A token stays.",
    "1 parts that the mark of their sentence leaves out:",
    "- docs/b.mdx:3: a cookie stays",
    "1 without a mark, with a link to their source in the sentence:",
    "- docs/a.mdx:3: It began. <https://news.example/>",
    `1 not testable, advice (${REASONS.advice}):`,
    "- docs/a.mdx:3: A secret should be long.",
  ]);
});

describe("the statements of a page", async () => {
  const pages = new Map((await readClaims(process.cwd())).map((page) => [page.page, page.claims]));

  test.each([...pages.keys()])("%s: none is without a mark, a source or a reason", (page) => {
    const claims = pages.get(page) ?? [];
    expect(claims.length).toBeGreaterThan(0);
    const unmarked = claims.filter((claim) => standingOf(claim) === "unmarked");
    expect(unmarked.map(({ line, text }) => `${line}: ${text}`)).toEqual([]);
  });

  test.each(listedPages(process.cwd()))(
    "%s: those that no test can show stand as listed",
    (page) => {
      const listed = Object.entries(notTestableOf(page, process.cwd()));
      expect(Object.keys(REASONS)).toEqual(
        expect.arrayContaining(listed.map(([reason]) => reason)),
      );
      const texts = listed.flatMap(([, sentences]) => sentences);
      const bare = (pages.get(page) ?? []).filter(({ proofs }) => proofs.length === 0);
      const known = bare.map(({ text }) => text);
      expect(texts.filter((text) => !known.includes(text))).toEqual([]);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    },
  );
});
