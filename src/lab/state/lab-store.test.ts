import { beforeEach, describe, expect, test } from "vitest";

import type { LabReport, TraceEvent } from "../../sandbox/messages";
import { countReads } from "../../../tests/support/count-reads";
import { LabStore } from "./lab-store";

let store: LabStore;
beforeEach(() => {
  store = new LabStore();
});

function receive(...messages: object[]): void {
  for (const message of messages) store.receive(message as { type: string });
}

const STEPS = [{ caption: "She opens the page", why: "To see it." }];
const started: LabReport = { type: "lab/started", steps: STEPS };

function events(...ids: number[]): LabReport {
  const list = ids.map((id): TraceEvent => ({ kind: "clock", from: 0, to: 0, id, at: 0 }));
  return { type: "lab/events", events: list };
}

function state(done: number): Extract<LabReport, { type: "lab/state" }> {
  return {
    type: "lab/state",
    now: 0,
    browsers: [],
    front: "laptop",
    tour: { done, busy: false },
    sessions: {},
    tokens: [],
    providers: [],
    debugger: { isOn: false, queue: [] },
    findings: [],
  };
}

const ids = () => [...store.getSnapshot().events].map(({ id }) => id);

describe("the store of a lab", () => {
  test("is empty at first", () => {
    expect(store.getSnapshot()).toMatchObject({
      booting: false,
      runs: 0,
      alive: false,
      shown: false,
      error: undefined,
      state: undefined,
    });
    expect(ids()).toEqual([]);
  });

  test("knows when the sandbox has its files, and when a realm runs", () => {
    receive({ type: "start" });
    expect(store.getSnapshot()).toMatchObject({ booting: true, alive: false });
    receive(started);
    expect(store.getSnapshot()).toMatchObject({ booting: true, alive: true });
  });

  test("collects events in the order in which they come, and keeps the latest state", () => {
    receive(started, events(1, 2), state(0), events(3), state(1));
    expect(ids()).toEqual([1, 2, 3]);
    expect(store.getSnapshot().state?.tour.done).toBe(1);
  });

  test("begins anew with each realm, but keeps the error until the code runs", () => {
    const error = { title: "auth.ts failed", message: "no", path: "/auth.ts", line: 3 };
    receive(started, events(1), state(2), { type: "action", action: "show-error", ...error });
    receive(started);
    expect(store.getSnapshot()).toMatchObject({
      runs: 2,
      alive: true,
      state: undefined,
      error,
    });
    expect(ids()).toEqual([]);
    expect(store.getSnapshot()).toMatchObject({ shown: false, steps: STEPS });
    receive({ type: "success" });
    expect(store.getSnapshot()).toMatchObject({ error: undefined, shown: true });
  });

  test("keeps what was seen when a realm is stopped", () => {
    receive(started, events(1), state(1), { type: "lab/stopped" });
    expect(store.getSnapshot()).toMatchObject({ alive: false, state: { tour: { done: 1 } } });
    expect(ids()).toEqual([1]);
  });

  test("knows that a run was stopped until the next one starts", () => {
    const wasStopped = () => store.getSnapshot().stopped;
    receive(started);
    expect(wasStopped()).toBe(false);
    receive({ type: "lab/stopped" }, { type: "start" });
    expect(wasStopped()).toBe(true);
    receive(started);
    expect(wasStopped()).toBe(false);
  });

  test("keeps the last run when the next one fails", () => {
    receive(started, events(1), state(1), { type: "start" });
    receive({ type: "action", action: "show-error", title: "Syntax error", message: "" });
    expect(store.getSnapshot()).toMatchObject({ alive: true, error: { title: "Syntax error" } });
    expect(ids()).toEqual([1]);
  });

  test("leaves Sandpack's other messages alone, and its listeners too", () => {
    receive(started);
    const before = store.getSnapshot();
    let calls = 0;
    store.subscribe(() => calls++);
    receive(
      { type: "done", compilatonError: false },
      { type: "action", action: "notification" },
      { type: "console", log: [] },
      { type: "start" },
    );
    expect(store.getSnapshot()).toBe(before);
    expect(calls).toBe(0);
  });

  test("gives a new snapshot for every change, and the same one in between", () => {
    receive(started);
    const first = store.getSnapshot();
    expect(store.getSnapshot()).toBe(first);
    receive(events(1));
    expect(store.getSnapshot()).not.toBe(first);
    expect([...first.events]).toEqual([]);
  });

  test("looks at each event once, however many came before it", () => {
    receive(started);
    const count = 1_000;
    const reads = countReads(() => {
      for (let id = 1; id <= count; id++) receive(events(id));
    });
    expect(ids()).toHaveLength(count);
    expect(reads).toBeLessThan(20 * count);
  });

  test("tells its listeners of changes, until they stop", () => {
    const seen: boolean[] = [];
    const stop = store.subscribe(() => seen.push(store.getSnapshot().alive));
    receive(started, { type: "lab/stopped" });
    stop();
    receive(started);
    expect(seen).toEqual([true, false]);
  });
});

describe("the place in the tour", () => {
  const steps = Array.from({ length: 5 }, (_, index) => ({ caption: `Step ${index}`, why: "" }));
  const run: LabReport = { type: "lab/started", steps };
  const place = () => store.getSnapshot().place;

  test("is kept by an edit, until the tour has come back to it", () => {
    receive(run, state(1), state(2), state(3), run);
    expect(place()).toBe(3);
    receive(state(1), state(2));
    expect(place()).toBe(3);
    receive(state(3));
    expect(place()).toBeUndefined();
  });

  test("is kept by a second edit on the way back", () => {
    receive(run, state(4), run, state(1), run);
    expect(place()).toBe(4);
  });

  test("is what somebody has said, for one run, whatever the run before still reports", () => {
    receive(run, state(4));
    store.playNextTo(2);
    receive(state(4), run);
    expect(place()).toBe(2);
    receive(state(2), run);
    expect(place()).toBe(2);
    store.playNextTo(0);
    receive(run, state(1));
    expect(place()).toBeUndefined();
  });

  test("is given up where a step fails, and is none beyond the last step", () => {
    receive(run, state(4), run, state(1));
    const failed = state(1);
    receive({ ...failed, tour: { ...failed.tour, failure: "There is no button." } });
    expect(place()).toBeUndefined();
    receive(run, state(5), { type: "lab/started", steps: steps.slice(0, 3) });
    expect(place()).toBe(3);
  });
});
