import { readFileSync } from "node:fs";

import { selectAll } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import ts from "typescript";
import { describe, expect, test } from "vitest";

import { htmlFileOf } from "../support/site";

/*
 * The start page of the reference says what is on which page. Each test here is the proof of one of
 * its rows, read from the built pages.
 */

const cache = new Map<string, AnyNode>();

function html(page: string): AnyNode {
  const known = cache.get(page) ?? parseDocument(readFileSync(htmlFileOf(page), "utf8"));
  cache.set(page, known);
  return known;
}

const all = (selector: string, page: string) => selectAll<AnyNode, Element>(selector, html(page));

/** The headings of a page, without the anchors behind them. */
function headingsOf(page: string): string[] {
  return all("h1, h2, h3, h4", page).map((one) => textContent(one).replace("\u200b", "").trim());
}

/** The members of an exported interface of core, or the names that a module of a package declares. */
function declarations(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
}

describe("the start page of the reference", () => {
  test("promises of providers what is on the page of each that signs in by OAuth", () => {
    const page = "/reference/providers/";
    expect(all("select", page).length + all("input[type=checkbox]", page).length).toBeGreaterThan(
      1,
    );
    const rows = all("tbody tr", page).filter((row) => /OAuth 2\.0|OpenID/.test(textContent(row)));
    const addresses = rows.map((row) => selectAll<AnyNode, Element>("a", row)[0]?.attribs["href"]);
    expect(addresses.length).toBeGreaterThan(90);
    for (const address of addresses) {
      const text = textContent(html(address ?? ""));
      for (const part of ["redirect URI", "AUTH_", "scopes", "/callback/"]) {
        expect(text, address).toContain(part);
      }
      expect(headingsOf(address ?? ""), address).toEqual(
        expect.arrayContaining(["Endpoints", "What your app learns"]),
      );
    }
  });

  test("promises of packages version, needs and every export", () => {
    const packages = ["next-auth", "@auth/express", "@auth/sveltekit"];
    const list = textContent(html("/reference/packages/"));
    for (const name of packages) {
      const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as {
        version: string;
        peerDependencies: Record<string, string>;
        peerDependenciesMeta?: Record<string, { optional?: boolean }>;
      };
      expect(list).toContain(manifest.version);
      const page = `/reference/packages/${name.replace("@auth/", "")}/`;
      const text = textContent(html(page));
      for (const peer of Object.keys(manifest.peerDependencies)) expect(text).toContain(peer);
    }
    const own = declarations("node_modules/@auth/express/index.d.ts").statements.flatMap((one) => {
      const isExported =
        ts.canHaveModifiers(one) &&
        ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      const { name } = one as ts.FunctionDeclaration;
      return isExported && name ? [name.text] : [];
    });
    expect(own.length).toBeGreaterThan(2);
    const headings = headingsOf("/reference/packages/express/").map((one) => one.split("(")[0]);
    expect(own.filter((name) => !headings.includes(name))).toEqual([]);
  });

  test("promises of endpoints their addresses, and a console", () => {
    const page = "/reference/endpoints/";
    expect(all("tbody tr", page).length).toBeGreaterThan(9);
    expect(textContent(html(page))).toContain("GET /auth/session");
    expect(all("#console ~ [data-lab=endpoints], [data-lab=endpoints]", page)).toHaveLength(1);
  });

  test("promises of errors a lab for each that core throws, and for each warning", () => {
    const page = "/reference/errors/";
    let entry = "";
    const inLab = new Set<string>();
    for (const { name, attribs } of all("h3[id], a[href*='/playground/?example=errors']", page)) {
      if (name === "h3") entry = attribs["id"] ?? "";
      else inLab.add(entry);
    }
    const entries = all("h3[id]", page).map(({ attribs }) => attribs["id"] ?? "");
    expect(entries.length).toBeGreaterThan(38);
    expect(entries.filter((id) => !inLab.has(id))).toEqual([
      // What several errors have in common.
      "configuration",
      "thrown",
      // Core documents these, and throws neither.
      "OAuthSignInError".toLowerCase(),
      "EmailSignInError".toLowerCase(),
      // Of other packages.
      "adapter_typeorm_updating_entities",
      "migrating-to-v5",
    ]);
  });

  test("promises of the types of providers what a provider of one's own is made of", () => {
    const headings = headingsOf("/reference/core/providers/");
    const kinds = ["OAuth2Config", "OIDCConfig", "EmailConfig", "CredentialsConfig"];
    expect(headings).toEqual(expect.arrayContaining(kinds));
  });

  test("promises of the adapter interface every method", () => {
    const found = declarations("node_modules/@auth/core/adapters.d.ts").statements.find(
      (one) => ts.isInterfaceDeclaration(one) && one.name.text === "Adapter",
    ) as ts.InterfaceDeclaration;
    const methods = found.members.flatMap(({ name }) =>
      name && ts.isIdentifier(name) ? [name.text] : [],
    );
    expect(methods.length).toBeGreaterThan(15);
    const headings = headingsOf("/reference/core/adapters/").map((one) => one.split("(")[0]);
    expect(methods.filter((name) => !headings.includes(name))).toEqual([]);
  });

  test("promises of the status who maintains Auth.js, and what is supported", () => {
    expect(headingsOf("/status/")).toEqual(
      expect.arrayContaining(["Who maintains it", "What is supported"]),
    );
  });
});
