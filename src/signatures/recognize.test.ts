import { describe, expect, it, test } from "vitest";

import { normalize, recognizeIn } from "./match";
import { recognize } from "./recognize";
import type { Signature } from "./signature";
import { SIGNATURES } from "./table";

const ids = (text: string) => recognize(text).map(({ id }) => id);

/** A table of one, whose only phrase is this. */
function has(phrase: string, text: string): boolean {
  const [first] = SIGNATURES;
  const table = [{ ...first, phrases: [phrase], whole: [] } as Signature];
  return recognizeIn(table, text).length > 0;
}

test.each([
  ["\u001b[31m[auth][error]\u001b[0m  X", "[auth][error] x"],
  ["[31m[auth][error] [0m Y", "[auth][error] y"],
  ['can\u2019t \\"quote\\" `this`', "cant quote this"],
  ["?error_description=no%20scope%2e", "?error_description=no scope."],
])("%j is read as %j", (text, plain) => expect(normalize(text)).toBe(plain));

describe("a phrase", () => {
  it("is no part of a word", () => {
    expect(has("error=Callback", "/signin?error=Callback&x")).toBe(true);
    expect(has("error=Callback", "/signin?error=CallbackRouteError")).toBe(false);
    expect(has("NO_SECRET", "MONO_SECRET")).toBe(false);
  });

  it("has its parts in order and near each other", () => {
    expect(has("The table … does not exist", "The table `a.b` does not exist.")).toBe(true);
    expect(has("The table … does not exist", "does not exist. The table")).toBe(false);
    expect(has("The table … does not exist", `The table ${"x".repeat(300)} does not exist`)).toBe(
      false,
    );
  });

  it("may be open at its end", () => {
    expect(has("adapter_error_…", "[adapter_error_getUser]")).toBe(true);
    expect(has("adapter_error_", "[adapter_error_getUser]")).toBe(false);
  });
});

test("what says most comes first: a number, a cause, a class, a parameter", () => {
  const log = `GET /auth/error?error=Configuration
    [auth][error] CallbackRouteError: Read more at https://errors.authjs.dev#callbackrouteerror
    [auth][cause]: invalid_client (AADSTS7000215: Invalid client secret provided)`;
  expect(ids(log)).toEqual([
    "aadsts7000215",
    "invalid-client",
    "callbackrouteerror",
    "parameter-configuration",
  ]);
});

describe("the table", () => {
  it("names each once, with whole sentences", () => {
    expect(new Set(SIGNATURES.map(({ id }) => id)).size).toBe(SIGNATURES.length);
    for (const { id, title, cause, fix, to } of SIGNATURES) {
      expect(id).toMatch(/^[a-z\d-]+$/);
      expect(title, id).toMatch(/^\S.*[^.\s]$/);
      expect(cause, id).toMatch(/^[A-Z`].*\.$/);
      expect(fix, id).toMatch(/^[A-Z`].*\.$/);
      expect(to, id).toMatch(/^\/[\w./-]+\/(?:#[\w-]+)?$/);
    }
  });

  it("has no phrase that is too short to mean anything, and none twice", () => {
    const phrases = SIGNATURES.flatMap(({ phrases: all }) => all.map(normalize));
    expect(phrases.filter((phrase) => phrase.length < 8)).toEqual([]);
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
  });
});

describe("any text is read in a time that grows with its length only", () => {
  const line = "[auth][error] CallbackRouteError: something x9f81 failed The table \n";
  it.each([
    ["a log of 100 KB", line.repeat(1_500)],
    ["one word", "a".repeat(100_000)],
    ["beginnings of phrases", "the table unexpected token import(".repeat(3_000)],
    ["signs", "%5B[%22\u001b[3".repeat(8_000)],
    ["white space", " \n".repeat(50_000)],
  ])("%s", (_, text) => {
    const start = process.cpuUsage();
    recognize(text);
    // Microseconds of a processor; 10 to 60 ms on one that has nothing else to do.
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});
