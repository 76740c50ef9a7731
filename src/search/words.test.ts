// cspell:ignore sessionmaxage authurl trusthost oauthaccountnotlinked acce
import { describe, expect, it } from "vitest";

import { compoundOf, isStopWord, stem, wordsIn } from "./words";

const wholes = (text: string) => [...wordsIn(text)].map(({ whole }) => whole);
const only = (text: string) => [...wordsIn(text)][0];

describe("the words of a text", () => {
  it("are one for an e-mail however it is written", () => {
    expect(new Set(wholes("email e-mail E-Mail é-mail Emails"))).toEqual(new Set(["email"]));
  });

  it.each([
    ["session.maxAge", "sessionmaxage", ["session", "max", "age"]],
    ["AUTH_URL", "authurl", ["auth", "url"]],
    ["trustHost", "trusthost", ["trust", "host"]],
    ["OAuthAccountNotLinked", "oauthaccountnotlinked", ["oauth", "account", "not", "linked"]],
    ["next-auth", "nextauth", ["next", "auth"]],
    ["oauth2", "oauth2", ["oauth"]],
  ])("keep %s as a whole, and have its parts", (text, whole, parts) => {
    expect(only(text)).toMatchObject({ whole: stem(whole), parts: parts.map(stem) });
  });

  it("are separated by other signs", () => {
    expect(wholes("[auth][error] getToken() ?error=Configuration `secret`")).toEqual(
      ["auth", "error", "gettoken", "error", "configuration", "secret"].map(stem),
    );
  });

  it("say where they stand", () => {
    const text = "a (trustHost), b";
    expect([...wordsIn(text)].map(({ start, end }) => text.slice(start, end))).toEqual([
      "a",
      "trustHost",
      "b",
    ]);
  });

  it("are cut when they are no words", () => {
    expect(only("a".repeat(10_000))?.whole).toHaveLength(40);
  });
});

describe("endings", () => {
  it.each([
    ["change", "changes", "changed", "changing"],
    ["rotate", "rotates", "rotated", "rotating", "rotation"],
    ["authorize", "authorization", "authorized"],
    ["log", "logged", "logging", "logs"],
    ["policy", "policies"],
    ["cookie", "cookies"],
    ["session", "sessions"],
  ])("are taken off: %s", (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ["session", "secession"],
    ["access", "acce"],
    ["token", "to"],
  ])("leave %s and %s apart", (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});

it("a word that tells something is none that does not", () => {
  for (const word of ["notion", "noted", "session"]) expect(isStopWord(stem(word))).toBe(false);
  for (const word of ["not", "being", "does"]) expect(isStopWord(stem(word))).toBe(true);
});

it("two words are one where people write both, in any form", () => {
  expect(compoundOf(stem("signed"), "in")).toBe(stem("signin"));
  expect(compoundOf(stem("logged"), "out")).toBe(stem("logout"));
  expect(compoundOf("trust", "host")).toBeUndefined();
  expect(isStopWord("why")).toBe(true);
});
