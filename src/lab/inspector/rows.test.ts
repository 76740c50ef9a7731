import { beforeEach, describe, expect, test } from "vitest";

import type {
  Actor,
  CookieEvent,
  MailRecord,
  RequestEvent,
  TraceEvent,
} from "../../sandbox/messages";
import { Trace } from "../../world/trace/trace";
import { type ExchangeRow, type Row, RowFolder } from "./rows";

let trace: Trace;
beforeEach(() => {
  trace = new Trace();
});

function request(path: string, cause?: number, from: RequestEvent["from"]["role"] = "browser") {
  const event: RequestEvent = {
    kind: "request",
    from: { role: from, name: from },
    to: { role: "app", name: "App" },
    purpose: "navigation",
    method: "GET",
    url: `https://app.example${path}`,
    headers: [],
    body: "",
  };
  return trace.record(event, cause);
}

function response(request: number, status = 200) {
  return trace.record({ kind: "response", request, status, headers: [], body: "" }, request);
}

function cookie(name: string, cause?: number, change: CookieEvent["change"] = "set") {
  const record = {
    name,
    value: "",
    domain: "app.example",
    hostOnly: true,
    path: "/",
    expires: null,
    httpOnly: false,
    secure: false,
    sameSite: null,
    size: 1,
  };
  trace.record({ kind: "cookie", browser: "laptop", change, cookie: record }, cause);
}

function call(name: string, cause?: number) {
  return trace.record({ kind: "call", type: "callback", name, args: "[]" }, cause);
}

function sql(text: string, cause?: number) {
  const nothing = { parameters: [], columns: [], rows: [], changes: [], duration: 0 };
  return trace.record({ kind: "sql", by: "app", text, ...nothing }, cause);
}

function step(index: number) {
  trace.ambientCause = undefined;
  trace.ambientCause = trace.record({ kind: "step", index, caption: `Step ${index + 1}` });
}

function toRows(events: readonly TraceEvent[]): readonly Row[] {
  return new RowFolder().fold(events);
}

/** A row with its cookies as a plain list. */
function withPlainCookies(row: Row | undefined) {
  return row && "cookies" in row ? { ...row, cookies: [...row.cookies] } : row;
}

/** The rows of the trace, as "depth name". */
function outline(): string[] {
  return toRows(trace.events).map((row) => `${row.depth} ${nameOf(row)}`);
}

function nameOf(row: Row): string {
  if (row.kind === "exchange") return new URL(row.request.url).pathname;
  if (row.kind === "call") return row.event.name;
  if (row.kind === "sql") return row.event.text;
  return row.kind;
}

function exchanges(): ExchangeRow[] {
  return toRows(trace.events).filter((row): row is ExchangeRow => row.kind === "exchange");
}

describe("the timeline's rows", () => {
  test("are none for an empty trace", () => {
    expect(toRows([])).toEqual([]);
  });

  test("fold a request, its answer and the cookies that came with it into one", () => {
    const id = request("/");
    const answer = response(id, 302);
    cookie("a", answer);
    cookie("b", answer, "deleted");
    cookie("c", answer, "rejected");
    const rows = toRows(trace.events);
    expect(rows).toHaveLength(1);
    expect(withPlainCookies(rows[0])).toMatchObject({
      kind: "exchange",
      id,
      request: { url: "https://app.example/" },
      answer: { kind: "response", status: 302 },
      cookies: [
        { change: "set", cookie: { name: "a" } },
        { change: "deleted", cookie: { name: "b" } },
        { change: "rejected", cookie: { name: "c" } },
      ],
    });
  });

  test("give cookies to their own exchange, when several are under way", () => {
    const [first, second] = [request("/first"), request("/second")];
    const answers = [response(second), response(first)];
    cookie("of-first", answers[1]);
    cookie("of-second", answers[0]);
    const namesOf = ({ cookies }: ExchangeRow) => cookies.flatMap((event) => [event.cookie.name]);
    expect(exchanges().map(namesOf)).toEqual([["of-first"], ["of-second"]]);
  });

  test("put a statement below the adapter call that made it", () => {
    const id = request("/session");
    sql("select 1", call("getSessionAndUser", id));
    response(id);
    sql("select 2", id);
    expect(outline()).toEqual(["0 /session", "1 getSessionAndUser", "2 select 1", "1 select 2"]);
  });

  test("show a request that waits, and one that failed", () => {
    request("/waiting");
    const failed = request("/failed");
    trace.record({ kind: "network-error", request: failed, message: "nobody" }, failed);
    expect(exchanges().map(({ answer }) => answer)).toMatchObject([
      undefined,
      { kind: "network-error", message: "nobody" },
    ]);
  });

  test("stand in the order in which they began, with the time of their beginning", () => {
    let now = 100;
    trace.now = () => now++;
    const outer = request("/outer");
    const inner = request("/inner", outer, "app");
    response(inner);
    call("jwt", outer);
    response(outer);
    expect(toRows(trace.events).map((row) => [nameOf(row), row.at])).toEqual([
      ["/outer", 100],
      ["/inner", 101],
      ["jwt", 103],
    ]);
  });

  test("leave out pages, and cookies that came with no answer", () => {
    trace.record({ kind: "page", browser: "laptop", url: "https://app.example/", title: "" });
    cookie("expired", undefined, "expired");
    expect(toRows(trace.events)).toEqual([]);
  });

  test("show log lines, moves of the clock and steps", () => {
    step(0);
    trace.record({ kind: "log", source: "auth.js", level: "warn", message: "careful" });
    trace.record({ kind: "clock", from: 0, to: 1 });
    expect(outline()).toEqual(["0 step", "0 log", "0 clock"]);
  });

  test("show what the app did not catch as an error of the log", () => {
    const actor: Actor = { role: "app", name: "App" };
    trace.record({ kind: "error", actor, message: "Error: out of order" });
    expect(toRows(trace.events)).toMatchObject([
      { kind: "log", event: { level: "error", message: "Error: out of order" } },
    ]);
  });
});

describe("the depth of a row", () => {
  test("is how far it stands inside what is being answered", () => {
    step(0);
    const outer = request("/outer");
    const inner = request("/inner", outer, "app");
    const innermost = request("/innermost", inner, "app");
    call("jwt", innermost);
    response(innermost);
    response(inner);
    response(outer);
    request("/next");
    expect(outline()).toEqual([
      "0 step",
      "0 /outer",
      "1 /inner",
      "2 /innermost",
      "3 jwt",
      "0 /next",
    ]);
  });

  test("is that of its exchange for what an answer caused", () => {
    const outer = request("/outer");
    const inner = request("/inner", outer, "app");
    const answer = response(inner);
    call("after", answer);
    expect(outline()).toEqual(["0 /outer", "1 /inner", "2 after"]);
  });

  test("is none for what nobody caused, or something that is not there", () => {
    request("/by-hand");
    call("orphan", 99);
    expect(outline()).toEqual(["0 /by-hand", "0 orphan"]);
  });
});

describe("the step of a row", () => {
  test("is the one that led to it, however indirectly", () => {
    step(0);
    const outer = request("/outer");
    call("jwt", request("/inner", outer, "app"));
    step(1);
    request("/second");
    trace.ambientCause = undefined;
    request("/by-hand");
    expect(toRows(trace.events).map((row) => [nameOf(row), row.step])).toEqual([
      ["step", 0],
      ["/outer", 0],
      ["/inner", 0],
      ["jwt", 0],
      ["step", 1],
      ["/second", 1],
      ["/by-hand", undefined],
    ]);
  });
});

test("a clock move carries the cookies that it outlived", () => {
  const move = trace.record({ kind: "clock", from: 0, to: 1 });
  cookie("session", move, "expired");
  const [row] = toRows(trace.events);
  expect(withPlainCookies(row)).toMatchObject({
    kind: "clock",
    cookies: [{ cookie: { name: "session" } }],
  });
});

test("what was done by hand carries the cookies that it changed", () => {
  const control = trace.record({ kind: "control", text: "The cookie is deleted" });
  cookie("session", control, "deleted");
  const [row] = toRows(trace.events);
  expect(withPlainCookies(row)).toMatchObject({
    kind: "control",
    cookies: [{ change: "deleted" }],
  });
});

test("mail and authenticators have rows; a browser is called as its requests call it", () => {
  const mail: MailRecord = {
    id: "1",
    from: "app@app.example",
    to: "alice@mail.example",
    subject: "Sign in",
    text: "",
    html: "",
    links: [],
    receivedAt: 0,
    via: "Resend",
  };
  trace.record({ kind: "mail", change: "delivered", mail });
  const passkey = { kind: "authenticator", operation: "get", rpId: "app.example" } as const;
  trace.record({ ...passkey, browser: "phone" });
  trace.record({
    kind: "request",
    from: { role: "browser", name: "Alice's phone" },
    to: { role: "app", name: "App" },
    purpose: "navigation",
    method: "GET",
    url: "https://app.example/",
    headers: [],
    body: "",
    browser: "phone",
  });
  trace.record({ ...passkey, browser: "phone" });
  expect(toRows(trace.events)).toMatchObject([
    { kind: "mail", event: { mail: { subject: "Sign in" } } },
    { kind: "authenticator", browser: "phone" },
    { kind: "exchange" },
    { kind: "authenticator", browser: "Alice's phone" },
  ]);
});

describe("a trace that grows", () => {
  /** A sign-in's worth of events of every kind that belongs to another. */
  function record(): void {
    step(0);
    const outer = request("/outer");
    const inner = request("/inner", outer, "app");
    const answer = response(inner);
    cookie("a", answer);
    call("jwt", outer);
    cookie("b", response(outer));
    cookie("c", trace.record({ kind: "clock", from: 0, to: 1 }), "expired");
  }

  test("comes to the same rows, whichever way it is cut", () => {
    record();
    const whole = toRows(trace.events);
    for (let cut = 0; cut <= trace.events.length; cut++) {
      const folder = new RowFolder();
      folder.fold(trace.events.slice(0, cut));
      expect(folder.fold([...trace.events])).toEqual(whole);
    }
  });

  test("leaves rows alone, those that were handed on among them", () => {
    record();
    const folder = new RowFolder();
    const before = [...folder.fold([...trace.events])];
    const copy = structuredClone(before);
    const late = request("/late");
    const between = [...folder.fold([...trace.events])];
    response(late);
    const after = folder.fold([...trace.events]);
    expect(before).toEqual(copy);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(before.every((row, index) => row === after[index])).toBe(true);
    expect(between.at(-1)).toMatchObject({ answer: undefined });
    expect(after.at(-1)).toMatchObject({ answer: { status: 200 } });
  });

  test("is the same list while nothing comes", () => {
    record();
    const folder = new RowFolder();
    const rows = folder.fold([...trace.events]);
    expect(folder.fold([...trace.events])).toBe(rows);
  });

  test("looks at new events only", () => {
    record();
    const folder = new RowFolder();
    folder.fold([...trace.events]);
    const seen = trace.events.length;
    request("/late");
    const looked: number[] = [];
    const watched = new Proxy([...trace.events], {
      get(events, key) {
        if (typeof key === "string" && /^\d+$/.test(key)) looked.push(Number(key));
        return Reflect.get(events, key) as unknown;
      },
    });
    folder.fold(watched);
    expect(Math.min(...looked)).toBe(seen - 1);
  });

  test("that is another trace is folded from its beginning", () => {
    record();
    const folder = new RowFolder();
    folder.fold([...trace.events]);
    trace = new Trace();
    request("/new");
    expect(folder.fold([...trace.events])).toMatchObject([{ kind: "exchange", id: 1 }]);
    expect(folder.fold([])).toEqual([]);
  });
});
