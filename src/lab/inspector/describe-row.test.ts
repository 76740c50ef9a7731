import { describe as group, expect, test } from "vitest";

import type { CookieEvent, MailRecord, WorldEvent } from "../../sandbox/messages";
import { Trace } from "../../world/trace/trace";
import { cookieChips, describe, isFailure, partiesOf, statusOf } from "./describe-row";
import { filterRows, FILTERS, type RowFilter } from "./filter-rows";
import { type EventRow, type ExchangeRow, RowFolder } from "./rows";

const mail: MailRecord = {
  id: "1",
  from: "app@app.example",
  to: "alice@mail.example",
  subject: "Sign in to app.example",
  text: "",
  html: "",
  links: [],
  receivedAt: 0,
  via: "Resend",
};

/** One event of each kind that has a row of its own. */
const EVENTS = {
  request: {
    kind: "request",
    from: { role: "browser", name: "Alice's phone" },
    to: { role: "app", name: "Your app" },
    purpose: "navigation",
    method: "GET",
    url: "https://app.example/protected?a=b",
    headers: [],
    body: "",
    browser: "phone",
  },
  picture: {
    kind: "request",
    from: { role: "browser", name: "Alice's phone" },
    to: { role: "asset-host", name: "authjs.dev" },
    purpose: "image",
    method: "GET",
    url: "https://authjs.dev/github.svg",
    headers: [],
    body: "",
  },
  call: { kind: "call", type: "callback", name: "jwt", args: "[]" },
  sql: {
    kind: "sql",
    by: "operator",
    text: "delete from user",
    parameters: [],
    columns: [],
    rows: [],
    changes: [{ table: "user", operation: "delete", rowid: 1, key: {}, before: {}, after: null }],
    duration: 0,
  },
  mail: { kind: "mail", change: "bounced", mail, reason: "nobody has this address" },
  passkey: {
    kind: "authenticator",
    browser: "phone",
    operation: "get",
    rpId: "app.example",
    authenticator: "Phone",
    user: "alice@mail.example",
    counter: 2,
  },
  refusal: {
    kind: "authenticator",
    browser: "phone",
    operation: "create",
    rpId: "app.example",
    error: "NotAllowedError",
  },
  log: { kind: "log", source: "auth.js", level: "error", code: "InvalidCheck", message: "pkce" },
  clock: { kind: "clock", from: 0, to: Date.UTC(2026, 0, 6, 9) },
  control: { kind: "control", text: "The cookie theme is deleted in Alice's laptop" },
} satisfies Record<string, WorldEvent>;

function rowsOf(...events: WorldEvent[]) {
  const trace = new Trace();
  for (const event of events) trace.record(event);
  return new RowFolder().fold(trace.events) as EventRow[];
}

group("a row says from whom, to whom, what, and how it went:", () => {
  test.each([
    ["request", "Alice's phone", "Your app", "GET https://app.example/protected?a=b", "…"],
    ["call", "@auth/core", "Your app", "callback jwt", "call"],
    ["sql", "Operator", "Database", "delete user: delete from user", "sql"],
    [
      "mail",
      "Resend",
      "alice@mail.example",
      "Sign in to app.example: nobody has this address",
      "bounced",
    ],
    [
      "passkey",
      "Alice's phone",
      "Phone",
      "A passkey is used for app.example, account alice@mail.example, counter 2",
      "get",
    ],
    [
      "refusal",
      "Alice's phone",
      "Authenticator",
      "No passkey for app.example: NotAllowedError",
      "failed",
    ],
    ["log", "@auth/core", "Log", "InvalidCheck: pkce", "log"],
    ["clock", "Clock", "everybody", "The clock moves to Tue, 06 Jan 2026 09:00:00 GMT", "clock"],
    ["control", "You", "the world", "The cookie theme is deleted in Alice's laptop", "by hand"],
  ] as const)("%s", (name, from, to, what, status) => {
    const row = rowsOf(EVENTS.request, EVENTS[name]).at(-1);
    if (!row) throw new Error("no row");
    expect(partiesOf(row).map((party) => party.name)).toEqual([from, to]);
    expect(describe(row)).toBe(what);
    expect(statusOf(row)).toBe(status);
  });
});

test("what a step of the tour does to the world is not the reader's doing", () => {
  const trace = new Trace();
  trace.ambientCause = trace.record({ kind: "step", index: 0, caption: "A theft" });
  trace.record({ kind: "control", text: "The cookie session is copied" });
  const row = new RowFolder().fold(trace.events)[1] as EventRow;
  expect(partiesOf(row)[0]).toEqual({ name: "Guided tour" });
  expect(statusOf(row)).toBe("tour");
});

group("the chips of an exchange", () => {
  test.each([
    [[], []],
    [["set"], ["+1 cookie"]],
    [["set", "set", "rejected"], ["+2 cookies"]],
    [
      ["deleted", "set"],
      ["+1 cookie", "−1 cookie"],
    ],
  ])("of %j are %j", (changes, chips) => {
    const cookies = changes.map((change) => ({ change }) as CookieEvent);
    expect(cookieChips({ cookies } as unknown as ExchangeRow)).toEqual(chips);
  });
});

test("the filter finds what an exchange opens to: address, headers, bodies, cookies", () => {
  const rows = rowsOf(
    {
      ...EVENTS.request,
      url: "https://app.example/a?state=Xyz",
      headers: [["cookie", "theme=Dark"]],
      body: "code=41",
    },
    {
      kind: "response",
      request: 1,
      status: 403,
      headers: [["location", "/Error"]],
      body: '{"error":"invalid_grant"}',
    },
    EVENTS.log,
  );
  const found = (text: string) =>
    filterRows(rows, { name: "All", text, pictures: false }).map(({ kind }) => kind);
  for (const text of ["state=xyz", "theme=dark", "code=41", "location: /error", "invalid_grant"]) {
    expect(found(text), text).toEqual(["exchange"]);
  }
  expect(found("nowhere")).toEqual([]);
});

test("refusals and failures are marked, and nothing else", () => {
  const answered = (answer: object) =>
    rowsOf(EVENTS.request, { request: 1, ...answer } as WorldEvent).map(isFailure);
  const response = { kind: "response", headers: [], body: "" };
  expect(answered({ ...response, status: 302 })).toEqual([false]);
  expect(answered({ ...response, status: 404 })).toEqual([true]);
  expect(answered({ ...response, status: 500 })).toEqual([true]);
  expect(answered({ kind: "network-error", message: "no host" })).toEqual([true]);
  expect(rowsOf(EVENTS.request, EVENTS.log).map(isFailure)).toEqual([false, false]);
});

group("a filter", () => {
  const rows = rowsOf({ kind: "step", index: 0, caption: "Alice" }, ...Object.values(EVENTS));
  const kinds = (filter: Partial<RowFilter>) =>
    filterRows(rows, { name: "All", text: "", pictures: false, ...filter })
      .filter(({ kind }) => kind !== "step")
      .map(({ kind }) => kind);

  test("lets every kind through by some name, and steps by all of them", () => {
    const names = FILTERS.filter((name) => name !== "All");
    const found = new Set(names.flatMap((name) => kinds({ name })));
    expect(found).toEqual(new Set(kinds({})));
    for (const name of names) {
      const filter = { name, text: "nothing has this text", pictures: false };
      expect(filterRows(rows, filter).map(({ kind }) => kind)).toEqual(["step"]);
    }
  });

  test.each([
    ["Requests", ["exchange"]],
    ["Mail", ["mail"]],
    ["Passkeys", ["authenticator", "authenticator"]],
    ["Clock and changes by hand", ["clock", "control"]],
    ["Sets cookies", []],
  ] as const)("%s", (name, expected) => {
    expect(kinds({ name })).toEqual(expected);
  });

  test.each([
    ["ALICE'S PHONE", ["exchange", "authenticator", "authenticator"]],
    ["bounced", ["mail"]],
    ["delete", ["sql", "control"]],
    ["a=b", ["exchange"]],
  ])("finds the text %j wherever it stands", (text, expected) => {
    expect(kinds({ text })).toEqual(expected);
  });

  test("leaves pictures out unless they are asked for", () => {
    expect(kinds({ pictures: true })).toHaveLength(kinds({}).length + 1);
  });
});
