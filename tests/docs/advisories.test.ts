import { readFileSync } from "node:fs";

import { gte, major, valid } from "semver";
import { describe, expect, test } from "vitest";

import { installedVersions } from "../../plugins/versions";

const FILE = "docs/_advisories.mdx";

interface Advisory {
  id: string;
  link: string;
  /** The first version of each line of a package that has the fix. */
  safe: { name: string; version: string }[];
  /** What shows that the installed version has it. */
  proof: string | undefined;
}

const [, , ...rows] = readFileSync(FILE, "utf8").trim().split("\n");
const advisories = rows.map(readRow);
const installed: Record<string, string> = installedVersions();

function readRow(row: string): Advisory {
  const cells = row.split("|").map((cell) => cell.trim());
  const [, advisory = "", safe = "", , now = ""] = cells;
  const [, id = "", link = ""] = /^\[(.+)\]\((.+)\)/.exec(advisory) ?? [];
  return {
    id,
    link,
    safe: [...safe.matchAll(/`([^`]+)` ([^\s<]+)/g)].map(([, name = "", version = ""]) => ({
      name,
      version,
    })),
    proof: /<Proved by="([^"]+)">/.exec(now)?.[1],
  };
}

describe.each(advisories)("$id", ({ id, link, safe, proof }) => {
  test("is linked under its own name", () => {
    expect(id).toMatch(/^GHSA(-[2-9a-z]{4}){3}$/);
    expect(link).toBe(`https://github.com/advisories/${id}`);
  });

  test("is fixed in every installed package that it is about", () => {
    expect(safe).not.toEqual([]);
    for (const { name, version } of safe) {
      expect(valid(version), `${name} ${version}`).toBe(version);
      const ours = installed[name];
      // What the site is not built with is another line of the same package, such as next-auth 4.
      if (ours === undefined || major(ours) !== major(version)) expect(name).toBe("next-auth");
      else expect(gte(ours, version), `${name} ${ours} has the fix of ${version}`).toBe(true);
    }
    expect(
      safe.some(({ name, version }) => major(installed[name] ?? "0.0.0") === major(version)),
    ).toBe(true);
  });

  test("has a proof that the fix is there", () => expect(proof).toMatch(/\S/));
});

test("each is listed once, on both pages", () => {
  const ids = advisories.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  for (const page of ["docs/security.mdx", "docs/changelog.mdx"]) {
    const text = readFileSync(page, "utf8");
    expect(text).toContain(`<Include file="${FILE}" />`);
    expect(text, "advisories are told in the one file only").not.toMatch(/GHSA-/);
  }
});
