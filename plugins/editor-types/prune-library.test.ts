import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import ts from "typescript";
import { describe, expect, test } from "vitest";

import { pruneLibrary } from "./prune-library";

const folder = path.dirname(createRequire(import.meta.url).resolve("typescript"));
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

describe("TypeScript's library for workers", () => {
  const whole = read("lib.webworker.d.ts");
  const pruned = pruneLibrary(whole);

  test("keeps what servers have, with its documentation", () => {
    for (const name of [
      "Request",
      "Response",
      "Headers",
      "URL",
      "SubtleCrypto",
      "ReadableStream",
    ]) {
      expect(pruned).toMatch(new RegExp(`interface ${name}\\b`));
    }
    for (const name of ["fetch", "setTimeout", "structuredClone", "atob"]) {
      expect(pruned).toMatch(new RegExp(`declare function ${name}\\b`));
    }
    expect(pruned).toMatch(/declare var (crypto|console): /);
    expect(pruned).toContain("[MDN Reference]");
  });

  test("loses what only browsers have", () => {
    for (const name of ["indexedDB", "OffscreenCanvas", "WebGLRenderingContext", "WebSocket"]) {
      expect(whole).toContain(name);
      expect(pruned).not.toMatch(new RegExp(`(interface|var) ${name}\\b`));
    }
    expect(pruned.length).toBeLessThan(whole.length / 4);
  });

  test("is still TypeScript", () => {
    const { diagnostics } = ts.transpileModule(pruned, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  });
});

test("what stays brings what it names, and what it only calls so brings nothing", () => {
  const text = pruneLibrary(`
    interface Request { body: Body; Other(Thing: string): void; }
    interface Body { size: Size; }
    type Size = number;
    interface Body { more: string; }
    interface Other { request: Request; }
    interface Thing {}
    declare var Request: { new (): Request };`);
  const names = [...text.matchAll(/(?:interface|type|var) (\w+)/g)];
  expect(names.map(([, name]) => name)).toEqual(["Request", "Body", "Size", "Body", "Request"]);
});
