import { expect, test } from "vitest";

import { weigh } from "./weigh";

test("counts the characters of texts and of names", () => {
  expect(weigh({ ab: ["cde", 1, null, undefined, true] })).toBe("ab".length + "cde".length + 5);
});

const loop: Record<string, unknown> = {};
loop["self"] = loop;

test.each<[string, unknown, string]>([
  ["too many values", new Array(200_001).fill(0), "200,000 values"],
  ["too many characters", ["x".repeat(8_000_001)], "8,000,000 characters"],
  ["no end", loop, "100 deep"],
  ["a map", { map: new Map() }, "no plain data"],
  ["bytes", new Uint8Array(1), "no plain data"],
  ["a big integer", [1n], "no plain data"],
])("refuses a message with %s", (_what, message, reason) => {
  expect(() => weigh(message)).toThrow(reason);
});
