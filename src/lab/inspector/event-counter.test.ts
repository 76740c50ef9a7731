import { expect, test } from "vitest";

import { countReads } from "../../../tests/support/count-reads";
import type { TraceEvent, WorldEvent } from "../../sandbox/messages";
import { GrowingList } from "../state/growing-list";
import { EventCounter } from "./event-counter";
import { RowFolder } from "./rows";

const line: WorldEvent = { kind: "log", source: "console", level: "info", message: "a line" };

const nth = (id: number, event: WorldEvent): TraceEvent => ({ ...event, id, at: 0 });

test("it counts lines of the log, and begins anew with another trace", () => {
  const counter = new EventCounter();
  const app = { role: "app", name: "Your app" } as const;
  const error: WorldEvent = { kind: "error", actor: app, message: "no" };
  const first = GrowingList.empty<TraceEvent>().append([nth(1, line), nth(2, error)]);
  expect(counter.count(first)).toEqual({ mails: 0, lines: 2 });
  const second = first.append([nth(3, { kind: "clock", from: 0, to: 1 }), nth(4, line)]);
  expect(counter.count(second)).toEqual({ mails: 0, lines: 3 });
  expect(counter.count(second)).toEqual({ mails: 0, lines: 3 });
  expect(counter.count(first)).toEqual({ mails: 0, lines: 2 });
  expect(counter.count(GrowingList.empty())).toEqual({ mails: 0, lines: 0 });
});

test.each([
  ["counter", () => new EventCounter()],
  ["folder", () => new RowFolder()],
])("the %s of a trace looks at each event once, however many came before", (_, create) => {
  const one = create();
  const count = 1_000;
  let events = GrowingList.empty<TraceEvent>();
  const reads = countReads(() => {
    for (let id = 1; id <= count; id++) {
      events = events.append([nth(id, line)]);
      if (one instanceof RowFolder) one.fold(events);
      else one.count(events);
    }
  });
  expect(reads).toBeLessThan(20 * count);
});
