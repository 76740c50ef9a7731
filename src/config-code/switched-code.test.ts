import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

import { describe, expect, test, vi } from "vitest";

import { loadExamples } from "../../plugins/examples/load";
import { playFiles } from "../../tests/support/play-files";
import { type Files, switchesOf } from "./switches";

vi.mock("@generated/examples/default/database-sessions.json", () => {
  const read = (name: string) => readFileSync(`examples/database-sessions/${name}`, "utf8");
  return { default: { files: { "db.ts": read("db.ts"), "schema.ts": read("schema.ts") } } };
});

const example = (await loadExamples("examples")).find(({ slug }) => slug === "first-sign-in");
const files = example?.files ?? {};

const cases = switchesOf(files).flatMap(({ id, choices, write }) =>
  choices.map(({ value }) => ({ id, value, write })),
);

const FOLDER = path.resolve("examples", "switched");
const { config } = ts.readConfigFile("examples/tsconfig.json", (file) => ts.sys.readFile(file));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.resolve("examples"));
/** Files of packages, which are the same each time; so is where the last program found them. */
const parsed = new Map<string, ts.SourceFile | undefined>();
let last: ts.Program | undefined;

/** What the compiler says of an example's files, with the options of `examples/tsconfig.json`. */
function typeErrors(all: Files): string[] {
  const host = ts.createCompilerHost(options);
  const texts = new Map(Object.entries(all).map(([name, text]) => [path.join(FOLDER, name), text]));
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.directoryExists = (name) => name === FOLDER || ts.sys.directoryExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (texts.has(name)) return getSourceFile.call(host, name, ...rest);
    if (!parsed.has(name)) parsed.set(name, getSourceFile.call(host, name, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([path.join(FOLDER, "auth.ts")], options, host, last);
  last = program;
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** Choices that keep the tour from its end, and what it says then. */
const FAILURES: Record<string, string> = {
  // GitHub says nothing of verified addresses.
  "signIn on": "AccessDenied",
  // The tour looks for what is no longer there.
  'checks-0 ["state"]': 'should have the cookie "__Secure-authjs.pkce.code_verifier"',
  'checks-0 ["none"]': 'should have the cookie "__Secure-authjs.pkce.code_verifier"',
};

describe("what a switch writes", () => {
  test.each(cases)("compiles, and the tour runs: $id $value", async ({ id, value, write }) => {
    const turned = { ...files, ...(await write(files, value)) };
    expect(typeErrors(turned)).toEqual([]);
    const played = playFiles(turned);
    const failure = FAILURES[`${id} ${value}`];
    if (failure === undefined) await expect(played).resolves.toMatch(/\S/);
    else await expect(played).rejects.toThrow(failure);
  });
});
