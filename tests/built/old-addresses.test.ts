import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { load } from "cheerio";
import { describe, expect, it } from "vitest";

import { redirects } from "../../redirects";

import { oldAddresses, oldReferenceAddresses } from "./old-addresses";

const BUILD = "build";

/** The built page at a path of the site. */
function readPage(pathname: string): string {
  const file = path.join(BUILD, pathname, "index.html");
  if (!existsSync(file)) throw new Error(`${file} does not exist. Run: npm run build`);
  return readFileSync(file, "utf8");
}

/** Follows redirect pages as a browser does, and says where it ends, with the hash that it has then. */
function follow(pathname: string, hash = ""): { pathname: string; hash: string } {
  const html = readPage(pathname);
  const [, target, kept] =
    /window\.location\.href = '([^']+)'( \+ [^;]*window\.location\.hash)?;/.exec(html) ?? [];
  if (target === undefined) return { pathname, hash };
  const { pathname: next, hash: own } = new URL(target, "https://site.example");
  return follow(next.replace(/\/$/, ""), own === "" && kept !== undefined ? hash : own);
}

function idsOf(pathname: string): Set<string | undefined> {
  const $ = load(readPage(pathname));
  return new Set(
    $("article [id]")
      .get()
      .map((element) => $(element).attr("id")),
  );
}

/** The same for every list of addresses. */
function checkAddresses(addresses: typeof oldAddresses): void {
  it.each(addresses)("%s ends at its element on %s", (old, page) => {
    const { pathname, hash } = new URL(old, "https://site.example");
    const end = follow(pathname, hash);
    expect(end.pathname).toBe(page);
    if (end.hash !== "") expect([...idsOf(page)]).toContain(end.hash.slice(1));
    else expect(hash).toBe("");
  });
}

describe("an old address", () => {
  checkAddresses(oldAddresses);
});

describe("an old address in the reference", () => {
  checkAddresses(oldReferenceAddresses);
});

describe("a redirect", () => {
  it.each(redirects)("from $from was written, and covered by an old address", ({ from, to }) => {
    const end = follow(from);
    expect(end.pathname + end.hash).toBe(to);
    expect(oldAddresses.map(([old]) => old.replace(/#.*/, ""))).toContain(from);
  });
});
