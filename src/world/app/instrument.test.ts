import { beforeEach, describe, expect, test } from "vitest";

import type { CallEvent, LogEvent } from "../trace/events";
import { Trace } from "../trace/trace";
import { instrument, type ObservableConfig } from "./instrument";

type Methods = Record<string, (...args: unknown[]) => unknown>;

let trace: Trace;
beforeEach(() => {
  trace = new Trace();
});

function observe(config: ObservableConfig, causeOf: () => number | undefined = () => undefined) {
  return instrument(config, trace, causeOf);
}

function calls(): CallEvent[] {
  return trace.events.flatMap((event) => (event.kind === "call" ? [event] : []));
}

function logs(): LogEvent[] {
  return trace.events.flatMap((event) => (event.kind === "log" ? [event] : []));
}

describe("an observed callback", () => {
  test("is called with the same object, arguments and result, and recorded", async () => {
    const seen: unknown[] = [];
    const callbacks = {
      prefix: "user-",
      jwt(this: { prefix: string }, ...args: unknown[]) {
        seen.push(...args);
        return this.prefix + "1";
      },
    };
    const config = { callbacks };
    observe(config);
    const [first, second] = [{ token: {} }, Symbol("second")];
    expect(await (config.callbacks.jwt as (...args: unknown[]) => unknown)(first, second)).toBe(
      "user-1",
    );
    expect(seen[0]).toBe(first);
    expect(seen[1]).toBe(second);
    expect(trace.events).toEqual([
      {
        id: 1,
        at: 0,
        kind: "call",
        type: "callback",
        name: "jwt",
        args: '[{"token":{}},null]',
        result: '"user-1"',
      },
    ]);
  });

  test("throws what it throws, and that is recorded", async () => {
    const error = new RangeError("too far");
    const callbacks: Methods = {
      signIn() {
        throw error;
      },
    };
    const config: ObservableConfig & { callbacks: Methods } = { callbacks };
    observe(config);
    await expect(config.callbacks.signIn?.()).rejects.toBe(error);
    expect(calls()).toEqual([expect.objectContaining({ error: "RangeError: too far" })]);
    expect(calls()[0]).not.toHaveProperty("result");
  });

  test("that is absent stays absent, so that core's own default is used", () => {
    const none: ObservableConfig = {};
    observe(none);
    expect(none.callbacks).toBeUndefined();
    const some: ObservableConfig = { callbacks: { jwt: () => ({}) } };
    observe(some);
    expect(Object.keys(some.callbacks ?? {})).toEqual(["jwt"]);
  });

  test("belongs to the request that was being answered when it was called", async () => {
    let answering = 7;
    let finish = () => {};
    const callbacks: Methods = { jwt: () => new Promise<void>((resolve) => (finish = resolve)) };
    const config: ObservableConfig & { callbacks: Methods } = { callbacks };
    observe(config, () => answering);
    const called = config.callbacks.jwt?.();
    answering = 8;
    finish();
    await called;
    expect(trace.events[0]).toMatchObject({ kind: "call", cause: 7 });
  });

  test("is recorded with its arguments as they were before it changed them", async () => {
    const callbacks: Methods = {
      session(parameters) {
        (parameters as { user: string }).user = "changed";
      },
    };
    const config: ObservableConfig & { callbacks: Methods } = { callbacks };
    observe(config);
    await config.callbacks.session?.({ user: "before" });
    expect(calls()[0]).toMatchObject({ args: '[{"user":"before"}]', result: "undefined" });
  });
});

describe("an observed adapter", () => {
  test("is recorded like a callback; what is no method stays as it is", async () => {
    const adapter = { getUser: async (id: unknown) => ({ id }), version: 3 };
    const config = { adapter };
    observe(config);
    expect(await config.adapter.getUser("u1")).toEqual({ id: "u1" });
    expect(config.adapter.version).toBe(3);
    expect(calls()).toMatchObject([
      { type: "adapter", name: "getUser", args: '["u1"]', result: '{"id":"u1"}' },
    ]);
  });
});

describe("observed events", () => {
  test("are all there, so that the trace hears of those that nobody listens to", async () => {
    const config: ObservableConfig = {};
    observe(config);
    const events = config.events as Methods;
    expect(Object.keys(events)).toEqual([
      "signIn",
      "signOut",
      "createUser",
      "updateUser",
      "linkAccount",
      "session",
    ]);
    expect(await events.signOut?.({ token: null })).toBeUndefined();
    expect(calls()).toMatchObject([{ type: "event", name: "signOut", args: '[{"token":null}]' }]);
  });

  test("still reach the app's own listener", async () => {
    const heard: unknown[] = [];
    const config: ObservableConfig = {
      events: { signIn: (message: unknown) => heard.push(message) },
    };
    observe(config);
    const message = { user: "alice" };
    await (config.events as Methods).signIn?.(message);
    expect(heard).toEqual([message]);
  });
});

describe("the observed logger", () => {
  function loggerOf(config: ObservableConfig) {
    observe(config, () => 7);
    return config.logger as Record<"error" | "warn" | "debug", (...args: unknown[]) => void>;
  }

  test("records errors with Auth.js's type and what caused them", () => {
    const logger = loggerOf({});
    const type = "CallbackRouteError";
    logger.error(
      Object.assign(new Error("Read more", { cause: { err: new TypeError("no") } }), { type }),
    );
    logger.error(new Error("Plain", { cause: new RangeError("far") }));
    logger.error(new SyntaxError("alone"));
    expect(logs()).toMatchObject([
      { level: "error", code: type, message: "Read more\nCaused by TypeError: no", cause: 7 },
      { level: "error", code: "Error", message: "Plain\nCaused by RangeError: far" },
      { level: "error", code: "SyntaxError", message: "alone" },
    ]);
  });

  test("records warnings by their code", () => {
    loggerOf({}).warn("csrf-disabled");
    expect(logs()).toMatchObject([
      { level: "warn", code: "csrf-disabled", message: "Warning csrf-disabled", source: "auth.js" },
    ]);
  });

  test("records debug lines only when the config asks for them, at the time of the line", () => {
    const config: ObservableConfig = {};
    const logger = loggerOf(config);
    logger.debug("unheard", { a: 1 });
    config.debug = true;
    logger.debug("heard", { a: 1 });
    expect(logs()).toMatchObject([{ level: "debug", message: 'heard {"a":1}' }]);
  });

  test("tells where the app threw what Auth.js wrapped", () => {
    const inner = new Error("mine");
    const config: ObservableConfig = {};
    const place = { path: "auth.ts", line: 7 };
    const placeOf = (thrown: unknown) => (thrown === inner ? place : undefined);
    instrument(config, trace, () => undefined, undefined, placeOf);
    const { error } = config.logger as { error: (error: Error) => void };
    error(new Error("wrapped", { cause: { err: inner } }));
    error(inner);
    error(new Error("another"));
    expect(logs().map((line) => line.place)).toEqual([place, place, undefined]);
  });

  test("passes every line on to the app's own logger, where it has one", () => {
    const lines: unknown[] = [];
    const write = (...args: unknown[]) => lines.push(args);
    const logger = loggerOf({ logger: { error: write, debug: write } });
    const error = new Error("no");
    logger.error(error);
    logger.warn("debug-enabled");
    logger.debug("details", { a: 1 });
    expect(lines).toEqual([[error], ["details", { a: 1 }]]);
    expect(logs().map(({ level }) => level)).toEqual(["error", "warn", "debug"]);
    loggerOf({ logger: { warn: write } }).warn("csrf-disabled");
    expect(lines.at(-1)).toEqual(["csrf-disabled"]);
  });
});

describe("what is recorded of values", () => {
  async function record(value: unknown): Promise<string | undefined> {
    const config = { callbacks: { show: () => value } };
    observe(config);
    await config.callbacks.show();
    return calls().at(-1)?.result;
  }

  test.each([
    [undefined, "undefined"],
    [null, "null"],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [{ f: () => 1, e: new TypeError("no") }, '{"f":"[function]","e":"TypeError: no"}'],
    [{ big: 2n ** 64n }, '{"big":"18446744073709551616"}'],
  ])("%o becomes %s", async (value, json) => {
    expect(await record(value)).toBe(json);
  });

  test("a cycle is named where it closes", async () => {
    const user: Record<string, unknown> = { name: "Alice" };
    user.self = user;
    expect(await record([user])).toBe('[{"name":"Alice","self":"[circular]"}]');
  });

  test("the same object in two places is shown in both", async () => {
    const user = { name: "Alice" };
    expect(await record({ user, session: { user } })).toBe(
      '{"user":{"name":"Alice"},"session":{"user":{"name":"Alice"}}}',
    );
  });
});

describe("a config that is no longer observed", () => {
  test("is exactly as it was, also where core wrote into it", () => {
    const before = { callbacks: { jwt: () => ({}) }, adapter: {}, debug: true };
    const config: ObservableConfig & { basePath?: string } = { ...before };
    const undo = observe(config);
    config.basePath = "/auth";
    config.debug = false;
    undo();
    expect(Object.keys(config)).toEqual(["callbacks", "adapter", "debug"]);
    expect(config).toStrictEqual(before);
    expect(config.callbacks).toBe(before.callbacks);
  });
});
