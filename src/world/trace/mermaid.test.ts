import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";

import { APP_ORIGIN, createTestWorld, page } from "../testing";
import type { World } from "../world";
import type { Actor, RequestEvent } from "./events";
import { toMermaid } from "./mermaid";
import { hostileText, traceEvents } from "./testing/arbitrary";
import { problemsOfDiagram } from "./testing/mermaid-checker";
import { Trace } from "./trace";

let world: World | undefined;
afterEach(() => world?.dispose());

const laptop: Actor = { role: "browser", name: "Alice's laptop" };
const app: Actor = { role: "app", name: "Your app" };

function request(parts: Partial<RequestEvent> = {}): RequestEvent {
  return {
    kind: "request",
    from: laptop,
    to: app,
    purpose: "navigation",
    method: "GET",
    url: "https://app.example/",
    headers: [],
    body: "",
    browser: "alice",
    ...parts,
  };
}

describe("a trace as a diagram", () => {
  test("shows parties in order, exchanges with their cookies, and notes", async () => {
    world = createTestWorld({
      [`${APP_ORIGIN}/`]: async () => {
        await fetch("https://id.example/token", { method: "POST" });
        return new Response(null, {
          status: 302,
          headers: [
            ["location", "/home?code=1"],
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2; Secure"],
          ],
        });
      },
      [`${APP_ORIGIN}/home`]: () => page('<img src="https://img.example/a.svg">'),
      "https://img.example/a.svg": () => new Response("<svg/>"),
      "https://id.example/token": () => Response.json({}),
    });
    world.trace.record({ kind: "step", index: 0, caption: "She signs in; it works" });
    await world.browser("laptop").tab.open(`${APP_ORIGIN}/`);
    void world.clock.advances("90 min");
    world.trace.record({ kind: "call", type: "callback", name: "jwt", args: "[]" });
    world.trace.record({ kind: "error", actor: app, message: "Error: no" });
    const diagram = toMermaid(world.trace.events);
    expect(diagram).toBe(`sequenceDiagram
  actor p1 as Laptop
  participant p2 as Your app
  participant p3 as id.example
  Note over p1,p3: 1. She signs in#59; it works
  p1->>p2: GET app.example/
  p2->>p3: POST id.example/token
  p3-->>p2: 200
  p2-->>p1: 302 to /home
  Note over p1: Set-Cookie a, b
  p1->>p2: GET app.example/home
  p2-->>p1: 200
  Note over p1,p3: The clock moves on by 90 min
  Note over p2: callback jwt
  Note over p2: does not catch Error#58; no
`);
    expect(problemsOfDiagram(diagram)).toEqual([]);
    expect(toMermaid(world.trace.events, { assets: true })).toContain("GET img.example/a.svg");
  });

  test("shows rejected and expired cookies, dead ends, failed calls and logged errors", () => {
    const trace = new Trace();
    const cookie = {
      name: "id",
      value: "1",
      domain: "app.example",
      hostOnly: true,
      path: "/",
      expires: null,
      httpOnly: false,
      secure: false,
      sameSite: null,
      size: 3,
    };
    const id = trace.record(request());
    trace.record({ kind: "network-error", request: id, message: "no host" });
    const change = "rejected" as const;
    trace.record({ kind: "cookie", browser: "alice", change, cookie, reason: "No Secure." });
    trace.record({ kind: "cookie", browser: "alice", change: "set", cookie });
    trace.record({ kind: "cookie", browser: "alice", change: "expired", cookie });
    trace.record({ kind: "cookie", browser: "nobody's", change: "expired", cookie });
    trace.record({ kind: "call", type: "adapter", name: "getUser", args: "", error: "down" });
    trace.record({ kind: "log", source: "auth.js", level: "error", code: "X", message: "long" });
    trace.record({ kind: "log", source: "console", level: "info", message: "hello" });
    trace.record({ kind: "clock", from: 5000, to: 0 });
    expect(toMermaid(trace.events).split("\n").slice(3)).toEqual([
      "  p1->>p2: GET app.example/",
      "  p2--xp1: no host",
      "  Note over p1: Cookie id rejected (No Secure.)",
      "  Note over p1: Cookie id expired",
      "  Note over p2: adapter getUser throws down",
      "  Note over p2: logs X",
      "  Note over p1,p2: The clock moves back by 5 s",
      "",
    ]);
  });

  test("is empty without exchanges, and is still a diagram", () => {
    const trace = new Trace();
    trace.record({ kind: "clock", from: 0, to: 1 });
    expect(toMermaid(trace.events)).toBe("sequenceDiagram\n");
    expect(problemsOfDiagram(toMermaid([]))).toEqual([]);
  });

  test.each([
    ["a;b", "a#59;b"],
    ["#35;", "#35;35#59;"],
    ["a\nparticipant x", "a participant x"],
    ["%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"],
    ["<b>&lt;", "#60;b#62;#38;lt#59;"],
    ["wrap: x", "wrap#58; x"],
    ["ä λ 日本", "ä λ 日本"],
    ["\u0000\u2028", "-"],
    ["\ud800x", "x"],
    ["x".repeat(500), `${"x".repeat(119)}#8230;`],
  ])("writes %j so that it stays text", (message, written) => {
    const trace = new Trace();
    const id = trace.record(request());
    trace.record({ kind: "network-error", request: id, message });
    const diagram = toMermaid(trace.events);
    expect(diagram.split("\n")[4]).toBe(`  p2--xp1: ${written}`);
    expect(problemsOfDiagram(diagram)).toEqual([]);
  });

  test("is one, whatever a trace holds", () => {
    fc.assert(
      fc.property(traceEvents, fc.boolean(), (events, assets) => {
        expect(problemsOfDiagram(toMermaid(events, { assets }))).toEqual([]);
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});

describe("the check of diagrams", () => {
  const diagram = (...lines: string[]) => ["sequenceDiagram", ...lines, ""].join("\n");
  const two = ["  actor p1 as A", "  participant p2 as B"];

  test.each([
    ["flowchart\n", "1: does not begin a sequence diagram"],
    [diagram(...two, "  p1->>p3: hello"), "4: p3 is not declared"],
    [diagram(...two, "  p1->>p2: a;b"), '4: "  p1->>p2: a;b" is no statement'],
    [diagram(...two, "  p1->>p2: "), '4: "  p1->>p2: " is no statement'],
    [diagram(...two, "  p1->>p2: a#"), '4: "  p1->>p2: a#" is no statement'],
    [diagram(...two, "  %% a"), '4: "  %% a" is no statement'],
    [diagram(...two, two[0] ?? ""), "4: p1 is declared twice"],
  ])("finds the fault (%#)", (text, problem) => {
    expect(problemsOfDiagram(text)).toEqual([problem]);
  });

  test("finds hostile text that is not escaped", () => {
    const isCaught = (text: string) =>
      problemsOfDiagram(diagram(...two, `  p1->>p2: ${text}`)).length > 0;
    const hostile = fc
      .sample(hostileText, { seed: 2, numRuns: 600 })
      .filter((text) => /[;#\n%<]/.test(text.replaceAll(/#\d+;/g, "")));
    expect(hostile.length).toBeGreaterThan(50);
    for (const text of hostile) expect(isCaught(text)).toBe(true);
  });
});
