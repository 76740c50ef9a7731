import fc from "fast-check";
import { expect, test } from "vitest";

import { type ReadMessage, RealmReader } from "./realm-messages";

const log = (id: number) => ({
  kind: "log",
  id,
  at: 0,
  source: "console",
  level: "info",
  message: "text",
});

/** A reader of messages, with a clock that stands unless it is moved. */
function makeReader(): { read: (message: unknown) => ReadMessage; pass: (time: number) => void } {
  let now = 0;
  const reader = new RealmReader(() => now);
  return { read: (message) => reader.read(() => message), pass: (time) => void (now += time) };
}

/** What a lab reports of its world, with some of it changed. */
const state = (change: object) => ({
  type: "lab/state",
  now: 0,
  browsers: [],
  front: "x",
  tour: { done: 0, busy: false },
  sessions: {},
  tokens: [],
  providers: [],
  debugger: { isOn: false, queue: [] },
  findings: [],
  ...change,
});

test("reads events in their order", () => {
  const { read } = makeReader();
  for (const id of [1, 2]) {
    const message = { type: "lab/events", events: [log(id)] };
    expect(read(message)).toEqual({ message });
  }
  expect(read({ type: "lab/events", events: [log(2)] })).toEqual({
    problem: expect.stringContaining("event 2 comes after event 2"),
  });
});

test("ends a trace that grows without end", () => {
  const { read } = makeReader();
  const batch = (from: number) => Array.from({ length: 5_000 }, (_, index) => log(from + index));
  for (const from of [1, 5_001, 10_001, 15_001]) {
    expect(read({ type: "lab/events", events: batch(from) })).toHaveProperty("message");
  }
  expect(read({ type: "lab/events", events: [log(20_001)] })).toEqual({
    problem: expect.stringContaining("20,000 events"),
  });
});

test.each([
  undefined,
  "ready",
  {},
  { type: "action" },
  { type: "toString" },
  { type: "lab/state" },
])("refuses what it does not understand: %j", (message) => {
  expect(makeReader().read(message)).toHaveProperty("problem");
});

test("ends in a result whatever it is sent", () => {
  const type = fc.constantFrom("ready", "failed", "lab/events", "lab/state", "lab/started", "x");
  const message = fc.oneof(
    fc.anything(),
    fc.record({ type, events: fc.anything(), error: fc.anything(), steps: fc.anything() }),
  );
  fc.assert(
    fc.property(message, (data) => {
      const result = makeReader().read(data);
      expect("message" in result || "problem" in result).toBe(true);
    }),
  );
});

test.each<[string, object, string]>([
  ["pong", { x: Array(190_000).fill(0) }, "more than a message “pong” has to say"],
  ["running", { text: "x".repeat(100_001) }, "more than a message “running” has to say"],
  ["lab/started", { steps: Array(101).fill({ caption: "", why: "" }) }, "more than 100 items"],
  ["lab/state", state({ browsers: Array(101).fill({}) }), "browsers has more than 100 items"],
  [
    "lab/state",
    state({
      sessions: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [i, { kind: "none" }])),
    }),
    "more than 1,000 members",
  ],
  [
    "lab/state",
    state({
      tables: [
        {
          name: "a",
          columns: [],
          foreignKeys: [],
          total: 0,
          rows: Array(1_000).fill(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i, 0]))),
        },
      ],
    }),
    "more than a message “lab/state” has to say",
  ],
])("refuses a message %s that holds too much", (type, members, reason) => {
  expect(makeReader().read({ ...members, type })).toEqual({
    problem: expect.stringContaining(reason),
  });
});

test("passes on no members that a message does not have, and no text longer than a page can show", () => {
  const failure = "W ".repeat(3_900_000);
  const sent = state({ tour: { done: 0, busy: false, failure, other: 1 }, more: ["anything"] });
  const cut = `${failure.slice(0, 5_000)}… [cut: 7,795,000 more characters]`;
  expect(makeReader().read(sent)).toEqual({
    message: state({ tour: { done: 0, busy: false, failure: cut } }),
  });
});

test("passes on as many rows of a statement as a page can show, and says so in its text", () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => [index, "a", null]);
  const rest = {
    kind: "sql",
    id: 1,
    at: 0,
    by: "app",
    parameters: [],
    columns: ["a", "b", "c"],
    changes: [],
    duration: 0,
  };
  const result = makeReader().read({
    type: "lab/events",
    events: [{ ...rest, text: "select", rows }],
  });
  expect(result).toEqual({
    message: {
      type: "lab/events",
      events: [
        {
          ...rest,
          text: "select\n-- cut: 3,333 of 5,000 rows are shown",
          rows: rows.slice(0, 3_333),
        },
      ],
    },
  });
});

/** After how many seconds a sender is stopped, and why; undefined if it is not within a minute. */
function stoppedAfter(message: unknown, perSecond: number): [number, string] | undefined {
  const { read, pass } = makeReader();
  for (let sent = 0; sent < 60 * perSecond; sent++) {
    const result = read(message);
    if ("problem" in result) return [Math.floor(sent / perSecond), result.problem];
    pass(1_000 / perSecond);
  }
  return undefined;
}

test("stops who sends messages faster than 400 a second, whatever they say", () => {
  expect(stoppedAfter({ type: "pong" }, 390)).toBeUndefined();
  expect(stoppedAfter({ type: "pong" }, 1_400)).toEqual([1, expect.stringContaining("faster")]);
});

test("stops who sends heavy messages, however few", () => {
  const cookie = {
    name: "n",
    value: "v".repeat(4_000),
    domain: "",
    hostOnly: true,
    path: "",
    expires: null,
    httpOnly: true,
    secure: true,
    sameSite: null,
    size: 0,
  };
  const browser = { id: "", name: "", url: "", title: "", canGoBack: false, canGoForward: false };
  const heavy = state({ browsers: [{ ...browser, cookies: Array(1_000).fill(cookie) }] });
  expect(stoppedAfter(heavy, 1)).toBeUndefined();
  expect(stoppedAfter(heavy, 10)).toEqual([1, expect.stringContaining("It sent more than")]);
});

test.each([
  { busy: 900, problems: "take longer to read" },
  { busy: 700, problems: undefined },
])(
  "of messages that take $busy of 1,000 milliseconds to read, says: $problems",
  ({ busy, problems }) => {
    let now = 0;
    const reader = new RealmReader(() => now);
    const results = Array.from({ length: 40 }, () => {
      now += 1_000 - busy;
      return reader.read(() => {
        now += busy;
        return { type: "pong" };
      });
    });
    const first = results.find((result) => "problem" in result);
    expect(first?.problem).toEqual(problems && expect.stringContaining(problems));
  },
);
