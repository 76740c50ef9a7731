// cspell:ignore credentails sesion midleware environement trsut
import fc from "fast-check";
import { expect, it } from "vitest";

import { isWithin } from "./distance";

it.each([
  ["credentails", "credentials", 1],
  ["sesion", "session", 1],
  ["midleware", "middleware", 1],
  ["environement", "environment", 1],
  ["trsut", "trust", 1],
  ["kitten", "sitting", 3],
])("%s is %s with errors: %i", (a, b, errors) => {
  expect(isWithin(a, b, errors)).toBe(true);
  expect(isWithin(b, a, errors)).toBe(true);
  expect(isWithin(a, b, errors - 1)).toBe(false);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

it("so many letters that go missing are at most so many errors", () => {
  fc.assert(
    fc.property(word, fc.array(fc.nat(7), { maxLength: 2 }), (text, places) => {
      let typed = text;
      for (const place of places) typed = typed.slice(0, place) + typed.slice(place + 1);
      expect(isWithin(text, typed, places.length)).toBe(true);
    }),
  );
});
