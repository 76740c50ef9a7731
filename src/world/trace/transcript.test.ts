import { describe, expect, test } from "vitest";

import type { Actor, RequestEvent, ResponseEvent, RowChange, SqlEvent } from "./events";
import { Trace } from "./trace";
import { transcript } from "./transcript";

const laptop: Actor = { role: "browser", name: "Laptop" };
const app: Actor = { role: "app", name: "App" };
const idp: Actor = { role: "identity-provider", name: "IdP" };

function request(url: string, parts: Partial<RequestEvent> = {}): RequestEvent {
  return {
    kind: "request",
    from: laptop,
    to: app,
    purpose: "navigation",
    method: "GET",
    url,
    headers: [],
    body: "",
    ...parts,
  };
}

function response(request: number, parts: Partial<ResponseEvent> = {}): ResponseEvent {
  return { kind: "response", request, status: 200, headers: [], body: "", ...parts };
}

function sql(text: string, parts: Partial<SqlEvent> = {}): SqlEvent {
  const nothing = { parameters: ["a secret"], columns: ["id"], rows: [["a secret"]], duration: 0 };
  return { kind: "sql", by: "app", text, changes: [], ...nothing, ...parts };
}

describe("a transcript", () => {
  test("shows SQL statements, who ran them, what they changed or why they failed, and no values", () => {
    const row = { table: "user", rowid: 1, key: { id: "a" } };
    const [before, after] = [
      { id: "a", name: "Ada", age: 36 },
      { id: "a", name: "Ada L.", age: 37 },
    ];
    const changes: RowChange[] = [
      { ...row, operation: "update", before, after },
      { ...row, operation: "delete", before: after, after: null },
    ];
    const trace = new Trace();
    trace.record(sql("select ?", { method: "getUser" }));
    trace.record(sql("delete from user", { changes }));
    const error = "disk I/O error";
    trace.record(sql("select id from session where expires < 1767603600000", { error }));
    trace.record(sql("select 1", { by: "operator" }));
    expect(
      transcript(trace.events)
        .trimEnd()
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual([
      "Database ← getUser: select ?",
      "Database ← app: delete from user",
      "update user (name, age)",
      "delete user",
      "Database ← app: select id from session where expires < <time>",
      "! disk I/O error",
      "Database ← operator: select 1",
    ]);
  });

  test("shows steps, and exchanges in the order in which they happened", () => {
    const trace = new Trace();
    trace.record({ kind: "step", index: 0, caption: "She opens the page" });
    const outer = trace.record(request("https://app.example/"));
    const inner = trace.record(
      request("https://id.example/keys", { from: app, to: idp, purpose: "server" }),
    );
    trace.record(response(inner));
    trace.record(response(outer, { status: 404 }));
    trace.record({ kind: "step", index: 1, caption: "She leaves" });
    expect(transcript(trace.events)).toBe(
      `1. She opens the page

  Laptop → App: GET https://app.example/
      App → IdP: GET https://id.example/keys
      App ← IdP: 200
  Laptop ← App: 404

2. She leaves
`,
    );
  });

  test("names parameters, form fields and cookies, and never shows their values", () => {
    const trace = new Trace();
    const id = trace.record(
      request("https://app.example/cb?code=SECRET1&state=SECRET2", {
        method: "POST",
        headers: [
          ["cookie", "a=SECRET3; b=x=SECRET4"],
          ["content-type", "application/x-www-form-urlencoded;charset=UTF-8"],
        ],
        body: "csrfToken=SECRET5&ok=1",
      }),
    );
    trace.record(
      response(id, {
        status: 302,
        headers: [
          ["location", "https://id.example/authorize?scope=SECRET6&nonce=SECRET7"],
          ["set-cookie", "s=SECRET8; Max-Age=900; Path=/; Expires=Mon, 05 Jan 2026; HttpOnly"],
          ["set-cookie", "t=SECRET9; Path=/; SameSite=Lax"],
          ["x-other", "SECRET10"],
        ],
        body: "SECRET11",
      }),
    );
    expect(transcript(trace.events)).toBe(
      `Laptop → App: POST https://app.example/cb (query code, state; form csrfToken, ok; cookies a, b)
  Laptop ← App: 302
      location https://id.example/authorize (query scope, nonce)
      set-cookie s; Max-Age; Path=/; Expires; HttpOnly
      set-cookie t; Path=/; SameSite=Lax
`,
    );
  });

  test("does not take a JSON body for form fields", () => {
    const trace = new Trace();
    trace.record(
      request("https://app.example/", {
        method: "POST",
        headers: [["content-type", "application/json"]],
        body: '{"a":"b"}',
      }),
    );
    expect(transcript(trace.events)).toBe("Laptop → App: POST https://app.example/\n");
  });

  test("keeps the whole name of a cookie that has no value", () => {
    const trace = new Trace();
    const id = trace.record(
      request("https://app.example/", { headers: [["cookie", "flag; a=b"]] }),
    );
    trace.record(response(id, { headers: [["set-cookie", "flag; Path=/"]] }));
    expect(transcript(trace.events)).toContain("(cookies flag, a)");
    expect(transcript(trace.events)).toContain("set-cookie flag; Path=/");
  });

  test("shows a request that got no answer with the reason", () => {
    const trace = new Trace();
    const id = trace.record(request("https://nowhere.example/"));
    trace.record({ kind: "network-error", request: id, message: "no host answers" });
    expect(transcript(trace.events)).toBe(
      "Laptop → App: GET https://nowhere.example/\n  ! no host answers\n",
    );
  });

  test("leaves out everything that is no exchange", () => {
    const trace = new Trace();
    trace.record({ kind: "log", source: "console", level: "info", message: "hello" });
    trace.record({ kind: "clock", from: 0, to: 1 });
    expect(transcript(trace.events)).toBe("\n");
  });
});
