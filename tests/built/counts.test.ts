import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { selectAll, selectOne } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";

import { htmlFileOf, sitemapPaths } from "../support/site";

/*
 * What the built pages list is what the installed packages have. The packages are counted here in a
 * way of its own, not by the plugins that make the pages.
 */

const CORE = "node_modules/@auth/core";

const read = (...file: string[]) => readFileSync(path.join(...file), "utf8");

/** Names of the modules of a folder of core, compiled. */
function modulesOf(folder: string): string[] {
  return readdirSync(path.join(CORE, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .sort();
}

function html(page: string): AnyNode {
  return parseDocument(readFileSync(htmlFileOf(page), "utf8"));
}

/** What stands first in each row of the only table of a page. */
function rowsOf(page: string): string[] {
  const tables = selectAll("table", html(page));
  expect(tables, page).toHaveLength(1);
  return selectAll("tbody tr", tables).map((row) => {
    const [first] = selectAll<AnyNode, Element>("th, td", row);
    return first ? textContent(first).trim() : "";
  });
}

/** Pages right below an address, by their last part. */
function pagesBelow(address: string): string[] {
  const below = new RegExp(`^${address}([^/]+)/$`);
  return sitemapPaths().flatMap((page) => below.exec(page)?.[1] ?? []);
}

describe("the built reference has", () => {
  /** Modules that make a provider, and not only types or a helper for others. */
  const providers = modulesOf("providers")
    .filter((file) => /^export default /m.test(read(CORE, "providers", file)))
    .map((file) => path.basename(file, ".js"))
    .sort();

  test("a page and a row for every provider module", () => {
    expect(providers.length).toBeGreaterThan(100);
    expect(pagesBelow("/reference/providers/").sort()).toEqual(providers);
    const links = selectAll<AnyNode, Element>("tbody tr", html("/reference/providers/")).map(
      (row) => selectOne<AnyNode, Element>("a", row)?.attribs["href"],
    );
    expect(links.map((link) => link?.split("/").at(-2)).sort()).toEqual(providers);
  });

  test("an entry for every error class and every warning", () => {
    const declared = read(CORE, "errors.d.ts");
    const classes = [...declared.matchAll(/^export declare class (\w+) extends/gm)].map(
      ([, name = ""]) => name,
    );
    // It is what others extend, and has no name of its own to print.
    const errors = classes.filter((name) => name !== "SignInError");
    const [, union = ""] = /WarningCode = ([^;]+);/.exec(read(CORE, "warnings.d.ts")) ?? [];
    const warnings = [...union.matchAll(/"([\w-]+)"/g)].map(([, code = ""]) => code);
    expect([errors.length, warnings.length]).toEqual([33, 5]);
    const entries = selectAll<AnyNode, Element>("h3[id]", html("/reference/errors/"));
    const ids = entries.map(({ attribs }) => attribs["id"]);
    const wanted = [...errors, ...warnings].map((name) => name.toLowerCase());
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a page and a row for every adapter", () => {
    const adapters = readdirSync("node_modules/@auth").filter((name) => name.endsWith("-adapter"));
    expect(adapters.length).toBeGreaterThan(20);
    expect(rowsOf("/reference/adapters/")).toHaveLength(adapters.length);
    const pages = pagesBelow("/reference/adapters/");
    expect(pages.sort()).toEqual(adapters.map((name) => name.replace("-adapter", "")).sort());
    const text = textContent(html("/reference/adapters/"));
    expect(text).toContain(`There are ${adapters.length} official adapters`);
  });

  test("a row for every cookie", () => {
    const code = read(CORE, "lib", "utils", "cookie.js");
    const [, body = ""] =
      /function defaultCookies\([^]*?return \{([^]*?)\n {4}\};/.exec(code) ?? [];
    const names = [...body.matchAll(/name: `\$\{cookiePrefix\}(authjs\.[\w.-]+)`/g)];
    const hostOnly = [...body.matchAll(/name: `\$\{[^`]*__Host-[^`]*(authjs\.[\w.-]+)`/g)];
    const wanted = [...names, ...hostOnly].map(([, name = ""]) => name).sort();
    expect(wanted).toHaveLength(7);
    const rows = rowsOf("/reference/cookies/").map((name) => name.replace(/^.*(authjs\.)/, "$1"));
    expect(rows.sort()).toEqual(wanted);
  });

  test("a row for every environment variable", () => {
    const code = ["index.js", "jwt.js", ...modulesOf("lib").map((file) => `lib/${file}`)]
      .map((file) => read(CORE, file).replace(/\/\*[^]*?\*\/|\/\/.*/g, ""))
      .join("\n");
    const named = [...code.matchAll(/\benvObject\.([A-Z_]+)/g)].map(([, name = ""]) => name);
    // Of each provider, and of secrets that are being replaced.
    const [, counted = ""] = /for \(const i of \[([\d, ]+)\]\)/.exec(code) ?? [];
    const formed = [...code.matchAll(/\benvObject\[`(\w+)\$\{(\w+)\}(\w*)`\]/g)].flatMap(
      ([, before = "", hole = "", after = ""]) =>
        (hole === "i" ? counted.split(",") : ["<ID>"]).map((one) => before + one.trim() + after),
    );
    const wanted = [...new Set([...named, ...formed])].sort();
    expect(wanted.length).toBeGreaterThan(10);
    expect(rowsOf("/reference/environment/").sort()).toEqual(wanted);
  });
});
