import { readFileSync } from "node:fs";

import { gte, lt, major, satisfies, valid } from "semver";
import { describe, expect, test } from "vitest";

import { documentedPackages, installedVersions, packageRoot } from "../../plugins/versions";
import { bringsFixedCore, FIXED_CORE, notices } from "../../src/components/AffectedCheck/notices";

const TOLD = "docs/_advisories.mdx";
const told = readFileSync(TOLD, "utf8");
const security = readFileSync("docs/security.mdx", "utf8");
const installed: Record<string, string> = installedVersions();
const advisories = notices.filter(({ kind }) => kind === "advisory");

/** What a page says below a heading with an id, up to the next heading. */
function sectionOf(id: string, page: string): string {
  const [, after = ""] = page.split(`{/* #${id.toLowerCase()} */}\n`);
  return after.split(/^#{2,3} /m)[0] ?? "";
}

describe.each(notices)("$id", ({ id, kind, affected, date }) => {
  test("is told, with a proof of how the installed version behaves", () => {
    const section = sectionOf(id, kind === "advisory" ? told : security);
    expect(section).toMatch(/<Proved by="fact:[^"]+">/);
    if (kind === "advisory") expect(section).toContain("**Affected, in our judgment:**");
  });

  test("is ended by versions that the section or the table names, and by those installed", () => {
    expect(affected).not.toEqual([]);
    for (const { package: name, from, below } of affected) {
      expect(valid(below), below).toBe(below);
      expect(lt(from, below)).toBe(true);
      const ours = installed[name];
      // What the site is not built with is another line of the same package, such as next-auth 4.
      if (ours === undefined || major(ours) !== major(below)) expect(name).toBe("next-auth");
      else expect(gte(ours, below), `${name} ${ours} has the fix of ${below}`).toBe(true);
    }
    expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
  });
});

describe.each(advisories)("$id", ({ id, cve, severity }) => {
  test("has identifiers in their forms, and both ratings", () => {
    expect(id).toMatch(/^GHSA(-[2-9a-z]{4}){3}$/);
    if (cve !== undefined) expect(cve).toMatch(/^CVE-20\d\d-\d{4,}$/);
    expect(severity).toBeDefined();
  });
});

test("each advisory is told once, and no other is", () => {
  const headings = [...told.matchAll(/^### (GHSA[\w-]+): .* \{\/\* #([\w-]+) \*\/\}$/gm)];
  expect(headings.map(([, id]) => id).sort()).toEqual(advisories.map(({ id }) => id).sort());
  expect(headings.filter(([, id, anchor]) => id?.toLowerCase() !== anchor)).toEqual([]);
  expect(security).toContain(`<Include file="${TOLD}" />`);
});

test("pages name advisories through the list only", () => {
  for (const page of [
    "docs/security.mdx",
    "docs/changelog.mdx",
    "docs/status.mdx",
    "docs/faq.mdx",
  ]) {
    expect(readFileSync(page, "utf8"), page).not.toMatch(/GHSA-|CVE-/);
  }
});

describe("the packages that bring a core of their own", () => {
  const names = documentedPackages().filter((name) => name !== "@auth/core");

  test("are all that are documented", () => {
    expect(Object.keys(bringsFixedCore).sort()).toEqual([...names].sort());
  });

  test.each(names)("%s: what is said of it agrees with what is installed", (name) => {
    const manifest = JSON.parse(readFileSync(`${packageRoot(name)}/package.json`, "utf8")) as {
      version: string;
      dependencies: Record<string, string>;
    };
    const core = manifest.dependencies["@auth/core"] ?? "";
    expect(valid(core), "an exact version").toBe(core);
    const fixed = bringsFixedCore[name];
    if (typeof fixed === "string") {
      expect(satisfies(manifest.version, `>=${fixed}`, { includePrerelease: true })).toBe(true);
      expect(gte(core, FIXED_CORE)).toBe(true);
    } else expect(lt(core, FIXED_CORE)).toBe(true);
  });
});

test("the current core is the one with every fix", () => {
  expect(gte(installed["@auth/core"] ?? "", FIXED_CORE)).toBe(true);
});
