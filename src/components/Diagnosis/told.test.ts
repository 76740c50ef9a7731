import { expect, test } from "vitest";

import { readTold } from "./told";

test("what comes along is taken over where it is text, and nothing else is", () => {
  expect(readTold({ log: "[auth][error]", address: "/x" })).toEqual({
    log: "[auth][error]",
    address: "/x",
  });
  for (const state of [undefined, null, "log", 5, { log: 5, address: {} }, { key: "x" }]) {
    expect(readTold(state)).toEqual({ log: "", address: "" });
  }
});
