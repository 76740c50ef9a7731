import { describe, expect, test } from "vitest";

import { Clock, parseDuration } from "./clock";
import { Trace } from "./trace/trace";

const START = Date.UTC(2026, 0, 5, 9);

function createClock() {
  const trace = new Trace();
  const clock = new Clock(START, trace);
  trace.now = () => clock.now();
  return { clock, trace };
}

describe("the world's clock", () => {
  test("stands still by itself", async () => {
    const { clock } = createClock();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(START);
  });

  test("moves by what an exchange takes, without a line in the trace", () => {
    const { clock, trace } = createClock();
    clock.elapse(12);
    expect(clock.now()).toBe(START + 12);
    expect(trace.events).toEqual([]);
  });

  test("tells the trace where somebody moved it", () => {
    const { clock, trace } = createClock();
    clock.advances("61 min");
    expect(trace.events).toEqual([
      { id: 1, at: START, kind: "clock", from: START, to: START + 61 * 60_000 },
    ]);
  });

  test("tells its listeners the new time, and the event that brought it, until they stop", () => {
    const { clock } = createClock();
    const heard: unknown[] = [];
    const stop = clock.onChange((now, cause) => heard.push([now - START, cause]));
    clock.elapse(12);
    clock.advances("1 s");
    stop();
    clock.advances("1 s");
    expect(heard).toEqual([
      [12, undefined],
      [1012, 1],
    ]);
  });

  test("records a move before what comes of it", () => {
    const { clock, trace } = createClock();
    clock.onChange((_now, cause) => {
      trace.record({ kind: "log", source: "console", level: "info", message: "later" }, cause);
    });
    clock.advances("1 h");
    expect(trace.events).toMatchObject([
      { kind: "clock", at: START },
      { kind: "log", at: START + 3_600_000, cause: 1 },
    ]);
  });

  test("stays where it is when the duration makes no sense", () => {
    const { clock, trace } = createClock();
    expect(() => clock.advances("next week")).toThrow(RangeError);
    expect(clock.now()).toBe(START);
    expect(trace.events).toEqual([]);
  });
});

describe("durations", () => {
  test.each([
    ["250 ms", 250],
    ["90 s", 90_000],
    ["90 sec", 90_000],
    ["61 min", 3_660_000],
    ["1 h", 3_600_000],
    ["1.5 h", 5_400_000],
    ["30 d", 2_592_000_000],
    [" 2min ", 120_000],
    [1500, 1500],
    [0, 0],
  ])("%j is %i ms", (duration, milliseconds) => {
    expect(parseDuration(duration)).toBe(milliseconds);
  });

  test("are whole milliseconds, as Date counts them", () => {
    expect(parseDuration("0.0015 s")).toBe(2);
    expect(parseDuration(1.4)).toBe(1);
  });

  test.each([
    "",
    "5",
    "h",
    "-1 h",
    "1 week",
    "1 h 30 min",
    "1e3 s",
    "Infinity d",
    -1,
    NaN,
    Infinity,
  ])("%j is refused with the accepted forms", (duration) => {
    expect(() => parseDuration(duration)).toThrow(
      `"${duration}" is not a duration. Write a number and a unit: 90 s, 61 min, 1.5 h or 30 d.`,
    );
  });
});
