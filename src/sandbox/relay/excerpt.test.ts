import { expect, test } from "vitest";

import { list, nullable, object, optional, record, text, textUpTo } from "../../world/schema";
import { traceEvent } from "../../world/trace/events";
import { excerpt } from "./excerpt";

const MARK = "… [cut: 7 more characters]";

test("cuts a text that is longer than its schema says, and marks the place", () => {
  const schema = object({ short: textUpTo(5), long: optional(textUpTo(12)), none: nullable(text) });
  expect(excerpt({ short: "123456789012", long: "123456789012", none: null }, schema)).toEqual({
    short: `12345${MARK}`,
    long: "123456789012",
    none: null,
  });
});

test("cuts texts wherever they are: in lists, records, headers and in data of no schema", () => {
  const long = "x".repeat(20_007);
  const cut = "x".repeat(20_000) + MARK;
  const response = { kind: "response", id: 2, at: 0, cause: 1, request: 1, status: 200, body: "" };
  expect(excerpt({ ...response, headers: [["a", long]] }, traceEvent)).toEqual({
    ...response,
    headers: [["a", cut]],
  });
  const lists = record(list(textUpTo(20_000)));
  expect(excerpt({ a: [long], b: [] }, lists)).toEqual({ a: [cut], b: [] });
});

test("leaves out what the schema does not name", () => {
  const schema = object({ name: text, more: optional(text) });
  expect(excerpt({ name: "a", other: { huge: true } }, schema)).toEqual({ name: "a" });
});
