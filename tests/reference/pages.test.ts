import { readFileSync } from "node:fs";
import path from "node:path";

import { isAuthAction } from "@auth/core";
import ts from "typescript";
import { describe, expect, test } from "vitest";

import { installedPackages } from "../../plugins/package-data/packages";
import { packageRoot } from "../../plugins/versions";

const root = packageRoot("@auth/core");
const page = (name: string) => readFileSync(`docs/${name}.mdx`, "utf8");

/** The names in code in the first column of a page's tables, in order; anchors may precede them. */
function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\| (?:<span id="[\w-]+" \/>)?\[?`([\w-]+)`/gm)].map(
    ([, name = ""]) => name,
  );
}

/** Members of `AuthConfig`, or of one of its members that is an object. */
function configKeys(member?: string): string[] {
  const code = readFileSync(path.join(root, "index.d.ts"), "utf8");
  const file = ts.createSourceFile("index.d.ts", code, ts.ScriptTarget.Latest);
  const config = file.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === "AuthConfig",
  ) as ts.InterfaceDeclaration;
  const nameOf = ({ name }: ts.TypeElement) => (name && ts.isIdentifier(name) ? name.text : "");
  if (member === undefined) return config.members.map(nameOf);
  const found = config.members.find((one) => nameOf(one) === member);
  const type = found && ts.isPropertySignature(found) ? found.type : undefined;
  if (!type || !ts.isTypeLiteralNode(type)) throw new Error(`AuthConfig has no object ${member}.`);
  return type.members.map(nameOf);
}

describe("the pages of the reference have what the installed core has:", () => {
  test("options", () => {
    expect(configKeys().length).toBeGreaterThan(15);
    expect(firstColumn(page("reference/options")).sort()).toEqual(configKeys().sort());
  });

  test("callbacks", () => {
    expect(firstColumn(page("reference/callbacks")).sort()).toEqual(configKeys("callbacks").sort());
  });

  test("events", () => {
    expect(firstColumn(page("reference/events")).sort()).toEqual(configKeys("events").sort());
  });

  test("endpoints", () => {
    const code = readFileSync(path.join(root, "types.d.ts"), "utf8");
    const union = /type AuthAction = ([^;]+);/.exec(code)?.[1] ?? "";
    const actions = [...union.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
    const rows = firstColumn(page("reference/endpoints"));
    expect(actions).toHaveLength(9);
    expect(rows.sort()).toEqual(actions.sort());
    expect(rows.filter((name) => !isAuthAction(name))).toEqual([]);
  });

  test("packages", () => {
    const names = installedPackages(process.cwd()).map(({ name, version }) => `${name} ${version}`);
    expect(names).toContain("@auth/core 0.41.3");
    expect(names.join()).toMatch(/jose \d/);
  });
});

test("every option has a page to read and a lab", () => {
  const rows = page("reference/options").match(/^\| \[`.*$/gm) ?? [];
  for (const row of rows) {
    expect(row, row).toMatch(
      /\]\(\/(concepts|guides|reference)\/[^)]+\).*\/playground\/\?example=/,
    );
  }
});
