import { expect, test } from "vitest";

import { weigh } from "./weigh";

test("counts values, and the characters of texts and of names", () => {
  expect(weigh({ ab: ["cde", 1, null, undefined, true] })).toEqual({
    values: 6,
    characters: "ab".length + "cde".length,
  });
});

const loop: Record<string, unknown> = {};
loop["self"] = loop;

test.each<[string, unknown, string]>([
  ["too many values", new Array(200_001).fill(0), "200,000 values"],
  ["a list that is long, and empty", { list: new Array(4_000_000_000) }, "200,000 values"],
  ["too many characters", ["x".repeat(8_000_001)], "8,000,000 characters"],
  ["no end", loop, "100 deep"],
  ["a map", { map: new Map() }, "no plain data"],
  ["bytes", new Uint8Array(1), "no plain data"],
  ["a big integer", [1n], "no plain data"],
])("refuses a message with %s", (_what, message, reason) => {
  expect(() => weigh(message)).toThrow(reason);
});
