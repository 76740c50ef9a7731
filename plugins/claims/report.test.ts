import { expect, test } from "vitest";

import { evidenceOf } from "./evidence";
import { formatClaims } from "./report";

test.each([
  ["session-token/Alice and Bob sign in", "step"],
  ["fact:V2.database-user-id", "test"],
  ["fact:run.next-cookie-lost", "framework"],
  ["fact:run.sveltekit-trust-host", "framework"],
])("%s is shown by a %s", async (proof, evidence) => {
  expect(await evidenceOf(proof, process.cwd())).toBe(evidence);
});

test("the report counts the statements of each page, and lists those without a mark", () => {
  const claim = { line: 3, isBehavior: true };
  const marked = { ...claim, text: "A session ends.", proofs: ["fact:a"] };
  const bare = { ...claim, text: "A token stays.", proofs: [], evidence: [] };
  const report = formatClaims([
    { page: "docs/a.mdx", claims: [{ ...marked, evidence: ["step", "framework"] }, bare, bare] },
    { page: "docs/b.mdx", claims: [{ ...marked, evidence: ["test", "test"] }] },
    { page: "docs/c.mdx", claims: [] },
  ]);
  const lines = report.split("\n");
  expect(lines.slice(2, 5)).toEqual([
    "| docs/a.mdx | 3 | 1 | 33 | 1 | 0 | 1 |",
    "| docs/b.mdx | 1 | 1 | 100 | 0 | 1 | 0 |",
    "| all pages | 4 | 2 | 50 | 1 | 1 | 1 |",
  ]);
  expect(lines.filter((line) => line.startsWith("- "))).toEqual([
    "- docs/a.mdx:3: A token stays.",
    "- docs/a.mdx:3: A token stays.",
  ]);
  expect(report).not.toContain("docs/c.mdx");
});
