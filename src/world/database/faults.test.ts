import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, test } from "vitest";

import { faultOf, NO_FAULTS } from "./faults";

test("nothing fails where nothing is wrong", () => {
  expect(faultOf(NO_FAULTS, "linkAccount")).toBeUndefined();
  expect(faultOf({ ...NO_FAULTS, delay: 1000 }, undefined)).toBeUndefined();
});

test("a fault on a method is for that method", () => {
  const faults = { ...NO_FAULTS, failsOn: ["linkAccount"] };
  expect(faultOf(faults, "linkAccount")).toBeInstanceOf(Error);
  expect(faultOf(faults, "createUser")).toBeUndefined();
  expect(faultOf(faults, undefined)).toBeUndefined();
});

test("the messages are SQLite's own", () => {
  const binary = createRequire(import.meta.url).resolve("sql.js/dist/sql-wasm.wasm");
  const texts = readFileSync(binary, "latin1");
  for (const faults of [
    { ...NO_FAULTS, down: true },
    { ...NO_FAULTS, failsOn: ["getUser"] },
  ]) {
    const error = faultOf(faults, "getUser");
    expect(texts).toContain(`\0${error?.message}\0`);
  }
});
