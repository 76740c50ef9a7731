import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { attemptGroups } from "./attempts";

const rows = readFileSync("docs/contributing/security-model.mdx", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test.each(attemptGroups)("the security model tells what stops code that tries: $tries", (group) => {
  const row = rows.find(([, tries]) => tries === group.tries);
  expect(row?.[2]).toBe(group.by.join(", "));
});

test.each([...new Set(attemptGroups.flatMap(({ by }) => by))])(
  "the security model explains the barrier: %s",
  (barrier) => {
    expect(rows.map(([, name]) => name)).toContain(`**${barrier}**`);
  },
);
