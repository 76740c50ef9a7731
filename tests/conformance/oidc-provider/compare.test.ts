import { describe, expect, test } from "vitest";

import type { Actor, HeaderList, RequestEvent, TraceEvent } from "../../../src/world/trace/events";
import { compareSteps, messagesByStep } from "./compare";
import { compareDocuments, documentMembers } from "./documents";

const compareTraces = (simulated: TraceEvent[], real: TraceEvent[]) =>
  compareSteps(messagesByStep(simulated), messagesByStep(real));

const browser: Actor = { role: "browser", name: "Laptop" };
const provider: Actor = { role: "identity-provider", name: "IdP" };
const app: Actor = { role: "app", name: "App" };

interface Exchange {
  url: string;
  method?: string;
  body?: string;
  from?: Actor;
  status?: number;
  headers?: HeaderList;
  answer?: string;
}

const FORM: HeaderList = [["content-type", "application/x-www-form-urlencoded"]];

/** A trace of one step with these exchanges. */
function traceOf(...exchanges: Exchange[]): TraceEvent[] {
  const events: TraceEvent[] = [{ kind: "step", index: 0, caption: "Step", id: 1, at: 0 }];
  for (const exchange of exchanges) {
    const request: RequestEvent = {
      kind: "request",
      from: exchange.from ?? browser,
      to: provider,
      purpose: exchange.from ? "server" : "navigation",
      method: exchange.method ?? "GET",
      url: exchange.url,
      headers: exchange.body === undefined ? [] : FORM,
      body: exchange.body ?? "",
    };
    const id = events.length + 1;
    events.push({ ...request, id, at: 0 });
    events.push({
      kind: "response",
      request: id,
      status: exchange.status ?? 200,
      headers: exchange.headers ?? [],
      body: exchange.answer ?? "",
      id: id + 1,
      at: 0,
    });
  }
  return events;
}

const A = { url: "https://id.example/a?x=1&y=2" };
const B = { url: "https://id.example/b", method: "POST", body: "p=1&q=2" };

describe("two traces are equal", () => {
  test("whatever the values and the order of names", () => {
    const one = traceOf(A, B);
    const other = traceOf({ url: "https://id.example/a?y=3&x=4" }, { ...B, body: "q=5&p=6" });
    expect(compareTraces(one, other)).toEqual([]);
  });
});

describe("two traces differ by", () => {
  const at = "Laptop → IdP: GET https://id.example/a";

  test("a parameter", () => {
    const other = traceOf({ url: "https://id.example/a?x=1&z=2" }, B);
    expect(compareTraces(traceOf(A, B), other)).toEqual([
      { at, simulated: ["query y"], real: ["query z"] },
    ]);
  });

  test("a form field that is missing", () => {
    const other = traceOf(A, { ...B, body: "p=1" });
    expect(compareTraces(traceOf(A, B), other)).toEqual([
      { at: "Laptop → IdP: POST https://id.example/b", simulated: ["form q"], real: [] },
    ]);
  });

  test("a method", () => {
    const [departure] = compareTraces(traceOf(A, B), traceOf({ ...A, method: "HEAD" }, B));
    expect(departure).toMatchObject({ at: "the step begins" });
    expect(departure?.simulated[0]).toContain("GET https://id.example/a");
    expect(departure?.real[0]).toContain("HEAD https://id.example/a");
  });

  test("a path", () => {
    const other = traceOf({ url: "https://id.example/c?x=1&y=2" }, B);
    expect(compareTraces(traceOf(A, B), other)).toHaveLength(1);
  });

  test("a status", () => {
    const other = traceOf({ ...A, status: 404 }, B);
    expect(compareTraces(traceOf(A, B), other)).toEqual([
      { at, simulated: ["Laptop ← IdP: 200"], real: ["Laptop ← IdP: 404"] },
    ]);
  });

  test("a cookie, and where a redirect leads", () => {
    const left = traceOf({ ...A, status: 302, headers: [["location", "/next?code=1"]] });
    const headers: HeaderList = [
      ["location", "/next"],
      ["set-cookie", "s=1; Path=/"],
    ];
    expect(compareTraces(left, traceOf({ ...A, status: 302, headers }))).toEqual([
      {
        at: "Laptop ← IdP: 302",
        simulated: ["location query code"],
        real: ["set-cookie s; Path=/"],
      },
    ]);
  });

  test("the sequence", () => {
    expect(compareTraces(traceOf(A, B), traceOf(B, A))).toHaveLength(2);
  });

  test("an exchange that only one has", () => {
    const departures = compareTraces(traceOf(A), traceOf(A, B));
    expect(departures).toEqual([
      {
        at: "Laptop ← IdP: 200",
        simulated: [],
        real: ["Laptop → IdP: POST https://id.example/b", "form p", "form q", "Laptop ← IdP: 200"],
      },
    ]);
  });

  test("the number of steps, which nothing explains", () => {
    expect(() => compareTraces(traceOf(A), [...traceOf(A), ...traceOf(B)])).toThrow("2 steps");
  });
});

test("documents differ by members that only one side has, and by errors", () => {
  const headers: HeaderList = [["content-type", "application/json; charset=utf-8"]];
  const token = (members: object) =>
    documentMembers(
      traceOf({
        ...B,
        from: app,
        url: "https://id.example/token",
        headers,
        answer: JSON.stringify(members),
      }),
      "https://id.example",
    );
  const jwt = (header: object, claims: object) =>
    [header, claims, "signature"]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  expect(
    compareDocuments(
      token({ access_token: 1, id_token: jwt({ alg: "RS256" }, { sub: "a", auth_time: 1 }) }),
      token({
        access_token: 2,
        scope: "b",
        id_token: jwt({ alg: "RS256", kid: "c" }, { sub: "d" }),
      }),
    ),
  ).toEqual({
    simulated: ["/token: id_token claim auth_time"],
    real: ["/token: id_token header kid", "/token: scope"],
  });
  expect(
    compareDocuments(token({ error: "invalid_grant" }), token({ error: "invalid_client" })),
  ).toEqual({ simulated: ["/token: error invalid_grant"], real: ["/token: error invalid_client"] });
});
