import { expect, test } from "vitest";

import { AdapterCalls } from "./adapter-calls";

test("the method whose own code runs is the current one", () => {
  const calls = new AdapterCalls();
  expect(calls.current()).toBeUndefined();
  const first = calls.begin("getUser");
  expect(calls.current()).toBe(first);
  const second = calls.begin("createUser");
  expect(calls.current()).toBe(second);
  second.yields();
  expect(calls.current()).toBe(first);
});

test("after it has waited, it is the current one as long as it is the only one", () => {
  const calls = new AdapterCalls();
  const first = calls.begin("getUser");
  first.yields();
  expect(calls.current()).toBe(first);
  const second = calls.begin("createUser");
  second.yields();
  expect(calls.current()).toBeUndefined();
  first.ends(1);
  expect(calls.current()).toBe(second);
  second.ends(2);
  expect(calls.current()).toBeUndefined();
});

test("a call that throws before it waits is over, too", () => {
  const calls = new AdapterCalls();
  calls.begin("getUser").ends(1);
  expect(calls.current()).toBeUndefined();
});

test("what waits for a call's event gets its id, in order, once", () => {
  const calls = new AdapterCalls();
  const call = calls.begin("getUser");
  const heard: string[] = [];
  call.onceRecorded((event) => heard.push(`first ${event}`));
  call.onceRecorded((event) => heard.push(`second ${event}`));
  expect(heard).toEqual([]);
  call.ends(7);
  expect(heard).toEqual(["first 7", "second 7"]);
});
