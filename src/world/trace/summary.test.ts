import { expect, test } from "vitest";

import {
  type RowChange,
  type SqlEvent,
  type TraceEvent,
  traceEvent,
  type WorldEvent,
} from "./events";
import { excerpt } from "./excerpt";
import { requestFinder, summarize } from "./summary";

const mail = {
  id: "1",
  from: "app@app.example",
  to: "alice@mail.example",
  subject: "Sign in to app.example",
  text: "",
  html: "",
  links: [],
  receivedAt: null,
  via: "Resend",
};
const sql = (changes: RowChange[], error?: string): SqlEvent => ({
  kind: "sql",
  by: "app",
  text: 'select "id" from "user"',
  parameters: [1, null],
  columns: ["id"],
  rows: [["a"]],
  changes,
  duration: 0,
  ...(error === undefined ? {} : { error }),
});
const row: RowChange = {
  operation: "insert",
  table: "user",
  rowid: 1,
  key: { id: "a" },
  before: null,
  after: { id: "a" },
};

/** An event, its summary, and its lines in an excerpt. */
const KINDS: [WorldEvent, string, string][] = [
  [
    { kind: "mail", change: "delivered", mail },
    "mail delivered to alice@mail.example",
    'mail delivered to alice@mail.example "Sign in to app.example"',
  ],
  [
    { kind: "mail", change: "bounced", mail, reason: "no such mailbox" },
    "mail bounced to alice@mail.example",
    'mail bounced to alice@mail.example "Sign in to app.example": no such mailbox',
  ],
  [
    { kind: "authenticator", browser: "a", operation: "get", rpId: "app.example", error: "none" },
    "authenticator get app.example",
    "authenticator get app.example: none",
  ],
  [
    { kind: "control", text: "Alice's laptop loses the cookie theme" },
    "control Alice's laptop loses the cookie theme",
    "by hand: Alice's laptop loses the cookie theme",
  ],
  [sql([row, row]), "sql insert user", "sql insert user"],
  [sql([]), 'sql select "id" from "user"', 'sql select "id" from "user"'],
  [
    sql([], "locked"),
    'sql select "id" from "user" failed: locked',
    'sql select "id" from "user" failed: locked',
  ],
  [
    { kind: "log", source: "console", level: "info", message: "hello" },
    "log info hello",
    "info: hello",
  ],
];

test.each(KINDS)("%j is told in a few words and in an excerpt", (event, ...told) => {
  const recorded: TraceEvent = { ...event, id: 1, at: 0 };
  expect([summarize(recorded, requestFinder([])), excerpt([recorded])]).toEqual(told);
  expect(traceEvent(recorded)).toBeUndefined();
});

test.each([
  [{ changes: undefined }, "changes is no list"],
  [{ parameters: 7 }, "parameters is no row"],
  [{ rows: [[{}]] }, "rows 0 0 is no value of SQLite"],
  [{ changes: [{ ...row, after: { id: true } }] }, "changes 0 after id is no value of SQLite"],
])("a statement with %j is damaged", (damage, problem) => {
  expect(traceEvent({ ...sql([row]), ...damage, id: 1, at: 0 })).toBe(problem);
});
