import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { LabReport, TraceEvent } from "../messages";
import { countReads } from "./count-reads";
import { ReportQueue } from "./report-queue";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function events(...ids: number[]): LabReport {
  return { type: "lab/events", events: ids.map((id) => ({ id }) as TraceEvent) };
}

test("passes the first report on at once, and those soon after it together", () => {
  const passed: LabReport[] = [];
  const queue = new ReportQueue((report) => passed.push(report));
  for (const id of [1, 2, 3]) queue.add(events(id));
  expect(passed).toEqual([events(1)]);
  vi.advanceTimersByTime(16);
  expect(passed).toEqual([events(1), events(2, 3)]);
});

test("forgets what waits when it is closed", () => {
  const passed: LabReport[] = [];
  const queue = new ReportQueue((report) => passed.push(report));
  queue.add(events(1));
  queue.add(events(2));
  queue.close();
  vi.advanceTimersByTime(100);
  expect(passed).toEqual([events(1)]);
});

test("looks at each event once, however many wait", () => {
  const passed: LabReport[] = [];
  const queue = new ReportQueue((report) => passed.push(report));
  const count = 1_000;
  const reads = countReads(() => {
    for (let id = 1; id <= count; id++) queue.add(events(id));
  });
  vi.advanceTimersByTime(16);
  expect(passed.at(-1)).toMatchObject({ events: { length: count - 1 } });
  expect(reads).toBeLessThan(20 * count);
});
