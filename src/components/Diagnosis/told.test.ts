import { expect, test } from "vitest";

import { readTold, shortened } from "./told";

test("what comes along is taken over where it is text, and nothing else is", () => {
  expect(readTold({ log: "[auth][error]", address: "/x" })).toEqual({
    log: "[auth][error]",
    address: "/x",
  });
  for (const state of [undefined, null, "log", 5, { log: 5, address: {} }, { key: "x" }]) {
    expect(readTold(state)).toEqual({ log: "", address: "" });
  }
});

test("a text goes along as far as a field takes it over", () => {
  const log = "x".repeat(20_000_000);
  expect(shortened({ log }).log).toHaveLength(100_000);
  expect(shortened({ address: "/x" })).toEqual({ address: "/x" });
});
