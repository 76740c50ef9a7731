import { describe, expect, it } from "vitest";

import type { Actor, TraceEvent } from "../../../sandbox/messages";
import { COLUMN, fit, layoutDiagram } from "./layout";

const laptop: Actor = { role: "browser", name: "Laptop" };
const app: Actor = { role: "app", name: "Your app" };
const github: Actor = { role: "identity-provider", name: "GitHub" };

const request = (id: number, from: Actor, to: Actor, url: string): TraceEvent => ({
  kind: "request",
  id,
  at: 0,
  from,
  to,
  purpose: from === app ? "server" : "navigation",
  method: "GET",
  url,
  headers: [],
  body: "",
});
const response = (id: number, to: number, headers: [string, string][] = []): TraceEvent => ({
  kind: "response",
  id,
  at: 0,
  request: to,
  status: headers.length > 0 ? 302 : 200,
  headers,
  body: "",
});

describe("layoutDiagram", () => {
  it("puts the parties in the order in which a sign-in travels, core beside the app", () => {
    const { participants, width } = layoutDiagram([
      request(1, app, github, "https://github.com/token"),
      request(2, laptop, app, "https://app.example/"),
      { kind: "call", id: 3, at: 0, type: "callback", name: "session", args: "[]" },
    ]);
    expect(participants.map(({ name }) => name)).toEqual([
      "Laptop",
      "Your app",
      "@auth/core",
      "GitHub",
    ]);
    expect(participants.map(({ x }) => x)).toEqual([0.5, 1.5, 2.5, 3.5].map((n) => n * COLUMN));
    expect(width).toBe(4 * COLUMN);
  });

  it("draws an exchange as a message and a dashed answer that says where it leads", () => {
    const { items } = layoutDiagram([
      request(1, laptop, app, "https://app.example/protected?a=b"),
      response(2, 1, [
        ["location", "https://app.example/auth/signin?callbackUrl=/"],
        ["set-cookie", "a=b"],
        ["set-cookie", "c=d"],
      ]),
    ]);
    expect(items).toMatchObject([
      { kind: "message", from: laptop, to: app, isAnswer: false, text: "GET /protected" },
      {
        kind: "message",
        from: app,
        to: laptop,
        isAnswer: true,
        text: "302 → app.example/auth/signin + 2 cookies",
      },
    ]);
    expect(items[1]?.y).toBeGreaterThan(items[0]?.y ?? 0);
  });

  it("leaves out pictures, and answers to them", () => {
    const picture = { ...request(1, laptop, github, "https://github.com/a.png"), purpose: "image" };
    const { items, participants } = layoutDiagram([picture as TraceEvent, response(2, 1)]);
    expect(items).toEqual([]);
    expect(participants).toEqual([]);
  });

  it("shows calls of core to the app, log lines as notes, steps and clock moves as bands", () => {
    const { items } = layoutDiagram([
      { kind: "step", id: 1, at: 0, index: 0, caption: "Alice signs in" },
      request(2, laptop, app, "https://app.example/"),
      { kind: "call", id: 3, at: 0, type: "callback", name: "jwt", args: "[]" },
      {
        kind: "log",
        id: 4,
        at: 0,
        source: "auth.js",
        level: "error",
        code: "InvalidCheck",
        message: "m",
      },
      { kind: "network-error", id: 5, at: 0, request: 2, message: "down" },
      { kind: "clock", id: 6, at: 0, from: 0, to: Date.UTC(2026, 0, 5, 9) },
    ]);
    expect(items).toMatchObject([
      { kind: "band", text: "1. Alice signs in" },
      { kind: "message", text: "GET /" },
      { kind: "message", from: { name: "@auth/core" }, to: app, text: "callback jwt" },
      { kind: "note", at: { name: "@auth/core" }, level: "error", text: "InvalidCheck" },
      { kind: "message", from: app, to: laptop, isAnswer: true, text: "fails" },
      { kind: "band", text: "The clock moves to 2026-01-05 09:00" },
    ]);
  });
});

describe("layoutDiagram, beyond the sign-in itself,", () => {
  const statement = { parameters: [], columns: [], rows: [], changes: [], duration: 0 };
  const change = { table: "user", rowid: 1, key: {}, before: null, after: {} };
  const mail = {
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

  it("draws statements as messages to the database, and mail as notes at its service", () => {
    const resend: Actor = { role: "mail-service", name: "Resend" };
    const { participants, items } = layoutDiagram([
      request(1, app, resend, "https://api.resend.com/emails"),
      request(2, app, github, "https://github.com/token"),
      request(3, laptop, app, "https://app.example/"),
      { kind: "sql", id: 4, at: 0, by: "app", method: "getUser", text: "select 1", ...statement },
      {
        ...{ kind: "sql", id: 5, at: 0, by: "app", text: "insert …", ...statement },
        changes: [{ ...change, operation: "insert" }],
      },
      { kind: "sql", id: 6, at: 0, by: "operator", text: "oops", ...statement, error: "syntax" },
      { kind: "mail", id: 7, at: 0, change: "bounced", mail },
    ]);
    expect(participants.map(({ name }) => name)).toEqual([
      "Laptop",
      "Your app",
      "Database",
      "GitHub",
      "Resend",
    ]);
    expect(items.slice(3)).toMatchObject([
      { kind: "message", from: app, to: { name: "Database" }, text: "getUser" },
      { kind: "message", from: app, to: { name: "Database" }, text: "insert user" },
      { kind: "note", at: { name: "Database" }, level: "error", text: "fails: syntax" },
      { kind: "note", at: resend, level: "error", text: "bounced: Sign in" },
    ]);
  });

  it("shows passkeys at their browser, and what was done by hand as bands", () => {
    const { items } = layoutDiagram([
      { ...request(1, laptop, app, "https://app.example/"), browser: "laptop" } as TraceEvent,
      {
        kind: "authenticator",
        id: 2,
        at: 0,
        browser: "laptop",
        operation: "get",
        rpId: "app.example",
      },
      { kind: "control", id: 3, at: 0, text: "The cookie a is deleted" },
      { kind: "step", id: 4, at: 0, index: 1, caption: "Alice comes back" },
      { kind: "control", id: 5, at: 0, cause: 4, text: "The cookie b is copied" },
    ]);
    expect(items.slice(1)).toMatchObject([
      { kind: "note", at: laptop, text: "get passkey for app.example" },
      { kind: "band", text: "By hand: The cookie a is deleted" },
      { kind: "band", text: "2. Alice comes back", step: 1 },
      { kind: "band", text: "The cookie b is copied" },
    ]);
    expect(items[2]).not.toHaveProperty("step");
  });
});

describe("fit", () => {
  it("shortens what has no room and says so with an ellipsis", () => {
    expect(fit("short", 200)).toBe("short");
    const shortened = fit("a".repeat(100), 200);
    expect(shortened).toMatch(/^a+…$/);
    expect(shortened.length).toBeLessThan(30);
  });
});
