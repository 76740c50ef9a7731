import { describe, expect, test } from "vitest";

import { Clock } from "./clock";
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

  test.each(["next week", "100000000 d"])(
    "stays where it is when %j makes no sense",
    (duration) => {
      const { clock, trace } = createClock();
      expect(() => clock.advances(duration)).toThrow(RangeError);
      expect(clock.now()).toBe(START);
      expect(trace.events).toEqual([]);
    },
  );
});

describe("advancing", () => {
  test("moves at once, when nothing is due", () => {
    const { clock } = createClock();
    void clock.advances("1 h");
    expect(clock.now()).toBe(START + 3_600_000);
  });

  test("lets timers fire on the way, each at its time, and is done when they are", async () => {
    const { clock, trace } = createClock();
    const fired: number[] = [];
    for (const minutes of [40, 20, 70]) {
      const at = clock.agenda.time + minutes * 60_000;
      clock.agenda.addTimer(at, () => fired.push((clock.now() - START) / 60_000));
    }
    await clock.advances("1 h");
    expect(fired).toEqual([20, 40]);
    expect(clock.now()).toBe(START + 3_600_000);
    expect(trace.events).toMatchObject([{ kind: "clock", from: START, to: START + 3_600_000 }]);
  });
});

describe("setting the clock", () => {
  test.each([
    ["forward", "2026-02-05T10:00:00+01:00", Date.UTC(2026, 1, 5, 9)],
    ["back", "2025-12-24T18:00Z", Date.UTC(2025, 11, 24, 18)],
    ["to a number", START + 1, START + 1],
    ["to a Date", new Date(START), START],
  ])("%s shows another time, and records it", (_name, instant, to) => {
    const { clock, trace } = createClock();
    const heard: unknown[] = [];
    clock.onChange((now, cause) => heard.push([now, cause]));
    clock.sets(instant);
    expect(clock.now()).toBe(to);
    expect(trace.events).toEqual([{ id: 1, at: START, kind: "clock", from: START, to }]);
    expect(heard).toEqual([[to, 1]]);
  });

  test("lets no time go by: timers keep what is left of them", async () => {
    const { clock } = createClock();
    const fired: number[] = [];
    clock.agenda.addTimer(60_000, () => fired.push(clock.now()));
    clock.sets(START + 3_600_000);
    await clock.activity.rest();
    expect(fired).toEqual([]);
    clock.sets(START - 3_600_000);
    await clock.advances("1 min");
    expect(fired).toEqual([START - 3_600_000 + 60_000]);
  });

  test.each(["soon", "2026-01-05", "2026-01-05T09:00:00", "2026-13-05T09:00:00Z", NaN, Infinity])(
    "to %j is refused with the accepted forms",
    (instant) => {
      const { clock, trace } = createClock();
      expect(() => clock.sets(instant)).toThrow(
        `"${instant}" is not an instant. Write a date and time with its offset, such as ` +
          "2026-01-05T09:00:00Z, or milliseconds since the epoch.",
      );
      expect([clock.now(), trace.events]).toEqual([START, []]);
    },
  );
});

describe("running", () => {
  test("goes on to an instant, and lets happen what is due", async () => {
    const { clock } = createClock();
    const fired: number[] = [];
    clock.agenda.addTimer(1000, () => fired.push(clock.now() - START));
    await clock.runsUntil("2026-01-05T09:01:00Z");
    expect([clock.now() - START, fired]).toEqual([60_000, [1000]]);
  });

  test("does not go back", async () => {
    const { clock } = createClock();
    await expect(clock.runsUntil(START - 1)).rejects.toThrow(
      "2026-01-05T08:59:59.999Z has passed: it is 2026-01-05T09:00:00.000Z. Only sets() goes back.",
    );
  });

  test("stops when something holds, and records the move", async () => {
    const { clock, trace } = createClock();
    await clock.runsUntil(() => clock.now() >= START + 5500);
    expect(clock.now() - START).toBe(6000);
    expect(trace.events).toMatchObject([{ kind: "clock", from: START, to: START + 6000 }]);
  });

  test("looks after each timer of the app", async () => {
    const { clock } = createClock();
    let isDone = false;
    clock.agenda.addTimer(2345, () => (isDone = true));
    await clock.runsUntil(async () => isDone);
    expect(clock.now() - START).toBe(2345);
  });

  test("stays where it is when all holds already", async () => {
    const { clock, trace } = createClock();
    await clock.runsUntil(() => true);
    expect([clock.now(), trace.events]).toEqual([START, []]);
  });

  test("gives up in time, and says when", async () => {
    const { clock } = createClock();
    const never = clock.runsUntil(() => false, { every: "7 min", atMost: "1 h" });
    await expect(never).rejects.toThrow(
      new RangeError(
        "The awaited event has not happened within 1 h, until 2026-01-05T10:00:00.000Z.",
      ),
    );
    expect(clock.now() - START).toBe(3_600_000);
  });
});
