import { readFileSync } from "node:fs";

import { compare, major } from "semver";
import { expect, test } from "vitest";

import { notices } from "../../src/components/AffectedCheck/notices";

/** The packages of an entry in backticks, each with the version behind it, in order. */
function versionsIn(text: string): string[] {
  return [...text.matchAll(/`([\w@/-]+)`\s+(\d[\w.-]*\w)/g)].map(
    ([, name, version]) => `${name} ${version}`,
  );
}

/** The row of the changelog's table that begins with a date. */
function rowOf(date: string): string {
  const rows = readFileSync("docs/changelog.mdx", "utf8").split("\n");
  return rows.find((line) => line.startsWith(`| ${date} `)) ?? "";
}

test("the changelog names the versions that end what happened in April and July 2026", () => {
  const endOf = (date: string) => {
    const found = notices.filter((notice) => notice.date === date);
    const ends = found.flatMap(({ affected }) =>
      affected.map((one) => `${one.package} ${one.below}`),
    );
    return { count: found.length, ends: [...new Set(ends)].sort() };
  };
  const april = endOf("2026-04-09");
  expect(versionsIn(rowOf("14 April 2026")).sort()).toEqual(april.ends);
  expect(april.count).toBe(1);

  const july = endOf("2026-07-21");
  expect(versionsIn(rowOf("21 July 2026")).sort()).toEqual(july.ends);
  expect(rowOf("21 July 2026")).toContain("[Four advisories]");
  expect(july.count).toBe(4);
});

test("the status page names the lowest versions without a known fault", () => {
  const lines = new Map<string, string[]>();
  for (const { package: name, below } of notices.flatMap(({ affected }) => affected)) {
    const line = `${name} ${major(below)}`;
    lines.set(line, [...(lines.get(line) ?? []), below]);
  }
  const highest = [...lines].map(
    ([line, versions]) => `${line.split(" ")[0]} ${versions.sort(compare).at(-1)}`,
  );
  const status = readFileSync("docs/status.mdx", "utf8");
  const [warning = ""] = /\*\*Do not run a version below[^]*?<\/Proved>/.exec(status) ?? [];
  expect(versionsIn(warning).sort()).toEqual(highest.sort());
  expect(highest).toHaveLength(3);
});
