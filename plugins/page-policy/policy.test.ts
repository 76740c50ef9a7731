import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { withPolicy } from "./policy";

const HEAD = "<!doctype html><html><head><meta charset=UTF-8>";

/** The page's policy, by directive. */
function policyOf(html: string): Record<string, string[]> {
  const [, policy = ""] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  const directives = policy.split("; ").map((one) => one.split(" "));
  return Object.fromEntries(directives.map(([name = "", ...sources]) => [name, sources]));
}

function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

describe("a page's policy", () => {
  test("stands behind the charset, in front of what it governs", () => {
    const page = withPolicy(`${HEAD}<script>a()</script></head>`);
    expect(page.startsWith(`${HEAD}<meta http-equiv="Content-Security-Policy"`)).toBe(true);
    expect(page.endsWith("<script>a()</script></head>")).toBe(true);
  });

  test("lets run the page's own scripts only: files, and inline ones by their hashes", () => {
    const page = `${HEAD}<script>a("<&>")</script><script>b()</script><script>b()</script><script src=/c.js></script>`;
    const { "script-src": scripts } = policyOf(withPolicy(page));
    expect(scripts).toEqual(["'self'", hash(`a("<&>")`), hash("b()")]);
  });

  test("has no hash of data", () => {
    const page = `${HEAD}<script type=application/ld+json>{"a":1}</script>`;
    expect(policyOf(withPolicy(page))["script-src"]).toEqual(["'self'"]);
  });

  test("forbids what it does not name, and evaluates nothing", () => {
    const policy = policyOf(withPolicy(HEAD));
    expect(policy["default-src"]).toEqual(["'none'"]);
    const sources = Object.values(policy).flat();
    expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", "data:"]);
  });

  test("needs a place", () => {
    expect(() => withPolicy("<html>")).toThrow("<meta charset>");
  });
});
