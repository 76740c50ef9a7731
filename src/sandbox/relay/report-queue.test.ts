import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { TraceEvent } from "../messages";
import { countReads } from "../../../tests/support/count-reads";
import type { RealmMessage } from "./reader-messages";
import { ReportQueue } from "./report-queue";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function events(...ids: number[]): Extract<RealmMessage, { type: "lab/events" }> {
  return { type: "lab/events", events: ids.map((id) => ({ id }) as TraceEvent) };
}

const state = (now: number) => ({ type: "lab/state", now }) as RealmMessage;
const loop = (title: string): RealmMessage => ({
  type: "loop-ended",
  error: { title, message: "" },
});

/** A queue, and the batches that it has passed on. */
function makeQueue(): { queue: ReportQueue; passed: RealmMessage[][] } {
  const passed: RealmMessage[][] = [];
  return { queue: new ReportQueue((batch) => passed.push(batch)), passed };
}

test("passes the first report on at once, and those soon after it together", () => {
  const { queue, passed } = makeQueue();
  for (const id of [1, 2, 3]) queue.add(events(id));
  expect(passed).toEqual([[events(1)]]);
  queue.shown(1);
  vi.advanceTimersByTime(16);
  expect(passed).toEqual([[events(1)], [events(2, 3)]]);
});

test("passes on nothing while the site shows what came before", () => {
  const { queue, passed } = makeQueue();
  for (const now of [1, 2, 3]) queue.add(state(now));
  vi.advanceTimersByTime(60_000);
  expect(passed).toEqual([[state(1)]]);
});

test("lets the site rest for as long as it was busy, and then tells the newest state", () => {
  const { queue, passed } = makeQueue();
  queue.add(state(1));
  queue.shown(100);
  for (let now = 2; now < 100; now++) {
    queue.add(state(now));
    vi.advanceTimersByTime(1);
  }
  expect(passed).toHaveLength(1);
  vi.advanceTimersByTime(3);
  expect(passed).toEqual([[state(1)], [state(99)]]);
});

test("passes events on in portions, and the state after the last of them", () => {
  const { queue, passed } = makeQueue();
  queue.add(events(1));
  queue.add(events(...Array.from({ length: 30_000 }, (_, index) => index + 2)));
  queue.add(state(1));
  for (let batch = 0; batch < 4; batch++) {
    queue.shown(1);
    vi.advanceTimersByTime(16);
  }
  const sizes = passed.map((batch) =>
    batch.map((message) => (message.type === "lab/events" ? message.events.length : message.type)),
  );
  expect(sizes).toEqual([[1], [20_000], [10_000, "lab/state"]]);
});

test("a stage of the realm comes at once, after what was reported before it", () => {
  const { queue, passed } = makeQueue();
  queue.add(events(1));
  queue.add(events(2));
  queue.add({ type: "running" });
  expect(passed[1]).toEqual([events(2), { type: "running" }]);
});

test("a new run forgets what the one before it had still to say", () => {
  const { queue, passed } = makeQueue();
  const started: RealmMessage = { type: "lab/started", steps: [] };
  for (const report of [events(1), events(2), state(1), started]) queue.add(report);
  queue.shown(1);
  vi.advanceTimersByTime(16);
  expect(passed[1]).toEqual([started]);
});

test("of the errors of ended loops, it passes on the newest, after a pause that is twice as long each time", () => {
  const { queue, passed } = makeQueue();
  for (let time = 0; time < 14_000; time += 5) {
    queue.add(loop(`after ${time}`));
    queue.shown(0);
    vi.advanceTimersByTime(5);
  }
  const titles = passed.flat().map((message) => "error" in message && message.error.title);
  // At once, and after 1, 3 and 7 seconds.
  expect(titles).toHaveLength(4);
  expect(titles[0]).toBe("after 0");
});

test("looks at each event once, however many wait", () => {
  const { queue, passed } = makeQueue();
  const count = 1_000;
  const reads = countReads(() => {
    for (let id = 1; id <= count; id++) queue.add(events(id));
    queue.shown(1);
    vi.advanceTimersByTime(16);
  });
  expect(passed.at(-1)).toMatchObject([{ events: { length: count - 1 } }]);
  expect(reads).toBeLessThan(20 * count);
});
