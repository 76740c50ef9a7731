import { describe, expect, test } from "vitest";

import type { Files, RunError } from "../messages";
import { LoadError } from "./load-error";
import { LoopGuard } from "./loop-guard";
import { type Exports, ModuleLoader } from "./module-loader";

/** Milliseconds: long for a loop that ends, short for a test. */
const PATIENCE = 60;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function guarded(files: Files) {
  const reports: RunError[] = [];
  const guard = new LoopGuard((report) => reports.push(report), {
    patience: PATIENCE,
    nextTurn: (callback) => void setImmediate(callback),
  });
  const loader = new ModuleLoader(files, new Map<string, Exports>(), guard);
  return { loader, guard, reports };
}

/** What the reader is told when a file of this text is loaded. */
function reportOf(source: string): RunError {
  const { loader } = guarded({ "auth.ts": source });
  try {
    loader.load("auth.ts");
  } catch (error) {
    if (error instanceof LoadError) return error.report;
    throw error;
  }
  throw new Error("The file was loaded.");
}

describe("a loop without end at a file's top level is an error at its line:", () => {
  test.each([
    ["while", "\nwhile (true) {}", 2],
    ["while with types", "let on = true as boolean;\n\nwhile (on as boolean) {}", 3],
    ["do", "do {\n} while (1);", 2],
    ["for", "\n\nfor (;;);", 3],
    ["for with all parts", "for (let i = 0; i < 1; i += 0) {}", 1],
    ["a labeled loop", "a: while (true) { continue a; }", 1],
    ["the inner loop", "for (const a of [1]) {\n  for (;;) {}\n}", 2],
    ["a loop in a template", "const text = `\n${(() => { while (true); })()}`;", 2],
    [
      "a loop in a generator",
      "function* all() {\n  for (;;) yield 1;\n}\nfor (const a of all()) void a;",
      2,
    ],
    ["a loop that catches everything", "for (;;) {\n  try {\n    for (;;);\n  } catch {}\n}", 1],
    [
      "after other loops",
      "for (let i = 0; i < 9; i++);\nlet a = 9;\nwhile (a--);\nwhile (true);",
      4,
    ],
  ])("%s", (_name, source, line) => {
    expect(reportOf(source)).toEqual({
      title: "Endless loop in auth.ts",
      message: `The loop in auth.ts, line ${line}, did not let go for 0.06 seconds, so it was ended with an error. Give it an end, or let it wait for something that takes time.`,
      path: "auth.ts",
      line,
    });
  });
});

describe("a loop without end in a function", () => {
  test("is an error where it is called, and is reported", () => {
    const { loader, guard, reports } = guarded({
      "app.ts": `import { spin } from "./auth";\nexport default () => spin();`,
      "auth.ts": `export function spin() {\n  while (true) {}\n}`,
    });
    const call = loader.load("app.ts").default as () => void;
    expect(call).toThrow("The loop in auth.ts, line 2, did not let go");
    expect(reports).toMatchObject([{ path: "auth.ts", line: 2 }]);
    expect(guard.ended).toBe(reports[0]);
  });

  test("is reported though its caller keeps the error to itself", () => {
    const source = `try { for (;;); } catch {}\nexport default "loaded";`;
    const { loader, guard } = guarded({ "auth.ts": source });
    expect(loader.load("auth.ts").default).toBe("loaded");
    expect(guard.ended).toMatchObject({ path: "auth.ts", line: 1 });
  });

  test("that waits for resolved promises only is an error, too", async () => {
    const source = `export default async () => {\n  while (true) await null;\n};`;
    const { loader } = guarded({ "auth.ts": source });
    const call = loader.load("auth.ts").default as () => Promise<void>;
    await expect(call()).rejects.toThrow("auth.ts, line 2");
  });
});

describe("a loop may go on", () => {
  test("when it lets go, however long it takes", async () => {
    const source = `export default async (turn: () => Promise<void>, end: number) => {
      let rounds = 0;
      while (performance.now() < end) { await turn(); rounds++; }
      return rounds;
    };`;
    const { loader, guard } = guarded({ "auth.ts": source });
    const call = loader.load("auth.ts").default as (
      wait: typeof turn,
      end: number,
    ) => Promise<number>;
    expect(await call(turn, performance.now() + 3 * PATIENCE)).toBeGreaterThan(3);
    expect(guard.ended).toBeUndefined();
  });

  test("in a later turn, after another has used up its own", async () => {
    const source = `export default (end: number) => { while (performance.now() < end); return "done"; };`;
    const { loader } = guarded({ "auth.ts": source });
    const call = loader.load("auth.ts").default as (end: number) => string;
    expect(() => call(Infinity)).toThrow(LoadError);
    expect(() => call(0)).toThrow(LoadError);
    await turn();
    expect(call(0)).toBe("done");
  });
});

test("the next turn comes by a message, which no browser holds back", async () => {
  const guard = new LoopGuard(() => undefined, { patience: -1 });
  expect(guard.check("auth.ts", 1)).toBe(true);
  expect(() => guard.check("auth.ts", 1)).toThrow(LoadError);
  await expect.poll(() => guard.check("auth.ts", 1)).toBe(true);
});
