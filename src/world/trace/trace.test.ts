import { describe, expect, test } from "vitest";

import type { LogEvent, TraceEvent } from "./events";
import { Trace } from "./trace";

function line(message: string): LogEvent {
  return { kind: "log", source: "console", level: "info", message };
}

describe("a trace", () => {
  test("numbers events from 1 and stamps them with the world's time", () => {
    const trace = new Trace();
    let now = 100;
    trace.now = () => now;
    expect(trace.record(line("one"))).toBe(1);
    now = 250;
    expect(trace.record(line("two"))).toBe(2);
    expect(trace.events).toEqual([
      { ...line("one"), id: 1, at: 100 },
      { ...line("two"), id: 2, at: 250 },
    ]);
  });

  test("links an event to its cause", () => {
    const trace = new Trace();
    const cause = trace.record(line("cause"));
    trace.record(line("effect"), cause);
    expect(trace.events[1]).toMatchObject({ message: "effect", cause });
  });

  test("takes the ambient cause for an event that names none, and only for that", () => {
    const trace = new Trace();
    const other = trace.record(line("other"));
    trace.ambientCause = trace.record(line("step"));
    trace.record(line("ambient"));
    trace.record(line("own"), other);
    trace.ambientCause = undefined;
    trace.record(line("free"));
    expect(trace.events.map(({ cause }) => cause)).toEqual([undefined, undefined, 2, 1, undefined]);
    expect(trace.events[4]).not.toHaveProperty("cause");
  });

  test("tells its listeners every later event, until they stop", () => {
    const trace = new Trace();
    trace.record(line("before"));
    const heard: TraceEvent[] = [];
    const stop = trace.onEvent((event) => heard.push(event));
    trace.record(line("during"));
    stop();
    trace.record(line("after"));
    expect(heard).toEqual([trace.events[1]]);
  });

  test("keeps what was recorded, whatever happens to the object that was given", () => {
    const trace = new Trace();
    const event = line("as it was");
    trace.record(event);
    event.message = "changed";
    expect(trace.events[0]).toMatchObject({ message: "as it was" });
  });
});
