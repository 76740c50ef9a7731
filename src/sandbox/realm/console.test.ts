import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { Trace } from "../../world/trace/trace";
import { captureConsole } from "./console";

const METHODS = ["log", "info", "debug", "warn", "error"] as const;
const before = Object.fromEntries(METHODS.map((method) => [method, console[method]]));

let trace: Trace;
let cause: number | undefined;

beforeEach(() => {
  trace = new Trace();
  cause = undefined;
  captureConsole(trace, () => cause);
});
afterEach(() => {
  Object.assign(console, before);
});

function messages(): string[] {
  return trace.events.flatMap((event) => (event.kind === "log" ? [event.message] : []));
}

describe("what the app writes to the console", () => {
  test("goes to the trace, with its level", () => {
    for (const method of METHODS) console[method](method);
    expect(trace.events).toMatchObject(
      [
        ["info", "log"],
        ["info", "info"],
        ["debug", "debug"],
        ["warn", "warn"],
        ["error", "error"],
      ].map(([level, message]) => ({ kind: "log", source: "console", level, message })),
    );
  });

  test("belongs to the request that is being answered", () => {
    console.log("before");
    cause = trace.record({ kind: "clock", from: 0, to: 0 });
    console.log("during");
    expect(trace.events.map((event) => event.cause)).toEqual([undefined, undefined, 2]);
  });

  test("is one line, its parts apart", () => {
    console.log("user", { id: 1, tags: ["a"] }, 42, null, true);
    expect(messages()).toEqual(['user {"id":1,"tags":["a"]} 42 null true']);
  });

  test("shows errors by name and message", () => {
    console.error("failed:", new TypeError("no such thing"));
    expect(messages()).toEqual(["failed: TypeError: no such thing"]);
  });

  test("shows also what has no JSON", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    console.log(undefined, Symbol("s"), 10n, circular);
    console.log();
    expect(messages()).toEqual(["undefined Symbol(s) 10 [object Object]", ""]);
  });
});
