import { describe, expect, test } from "vitest";

import type { TraceEvent, WorldEvent } from "../../sandbox/messages";
import { type Row, RowFolder } from "../inspector/rows";
import { GrowingList } from "../state/growing-list";
import { compareRuns } from "./compare-runs";
import { byKind } from "./kinds-of-value";

const LAPTOP = { role: "browser", name: "Alice's laptop" } as const;
const APP = { role: "app", name: "Your app" } as const;

/** A step, and exchanges in it: the address, the status, the answer's header fields, its body. */
type Exchange = [url: string, status: number, headers?: [string, string][], body?: string];

function run(exchanges: Exchange[], steps = 1): Row[] {
  const events: TraceEvent[] = [];
  const add = (event: WorldEvent, cause?: number) => {
    events.push({ ...event, id: events.length + 1, at: 0, ...(cause && { cause }) });
    return events.length;
  };
  for (let index = 0; index < steps; index++) {
    const step = add({ kind: "step", index, caption: `Step ${index + 1}` });
    for (const [url, status, headers = [], body = ""] of exchanges) {
      const request = add(
        {
          kind: "request",
          from: LAPTOP,
          to: APP,
          purpose: "navigation",
          method: "GET",
          url: `https://app.example${url}`,
          headers: [],
          body: "",
        },
        step,
      );
      add({ kind: "response", request, status, headers, body }, request);
    }
  }
  return [...new RowFolder().fold(GrowingList.empty<TraceEvent>().append(events))];
}

/** What differs, by the path of its row. */
function differences(before: Row[], now: Row[]): string[] {
  return compareRuns(before, now).flatMap(({ before: one, now: other, differences: all }) =>
    all.map(({ what, before: was, now: is }) => {
      const row = other ?? one;
      const path = row?.kind === "exchange" ? new URL(row.request.url).pathname : "";
      return `${path} ${what}: ${was} → ${is}`;
    }),
  );
}

describe("two runs", () => {
  test("that do the same differ in nothing, whatever is random in them", () => {
    const token = (seed: string) =>
      `eyJhbGciOiJkaXIifQ..${seed.repeat(20)}.${seed.repeat(90)}.${seed}`;
    const one = run([
      [
        "/auth/callback/acme?code=k3Jx9QpZ7vT2mWn8LrB4&state=Zq8w2Lm5Xc9Vb3Nk7Hj1",
        302,
        [["set-cookie", `session=${token("aB3d")}; Path=/; HttpOnly`]],
        '{"at":1700000000,"id":"6f1c2d3e-0000-4000-8000-123456789abc"}',
      ],
    ]);
    const other = run([
      [
        "/auth/callback/acme?code=Wm4Rt6Yp1Ks8Df3Gh5Jq&state=Pl0Ok9Ij8Uh7Yg6Tf5Rd",
        302,
        [["set-cookie", `session=${token("xY9z")}; Path=/; HttpOnly`]],
        '{"at":1700009999,"id":"0a9b8c7d-0000-4000-8000-cba987654321"}',
      ],
    ]);
    expect(differences(one, other)).toEqual([]);
  });

  test("differ in a status, a lifetime and a member, each by its name", () => {
    const one = run([["/a", 200, [["set-cookie", "s=1; Max-Age=60"]], '{"name":"Alice"}']]);
    const other = run([["/a", 401, [["set-cookie", "s=1; Max-Age=90"]], '{"name":"Bob"}']]);
    expect(differences(one, other)).toEqual([
      "/a Status: 200 → 401",
      "/a Set-Cookie s: attributes: Max-Age=60 → Max-Age=90",
      "/a Body: name: Alice → Bob",
    ]);
  });

  test("are paired around a row that one of them has not", () => {
    const one = run([
      ["/a", 200],
      ["/b", 200],
      ["/c", 200],
    ]);
    expect(
      differences(
        one,
        run([
          ["/a", 200],
          ["/c", 200],
        ]),
      ),
    ).toEqual(["/b Row: is there → "]);
    expect(
      differences(
        run([
          ["/a", 200],
          ["/c", 200],
        ]),
        one,
      ),
    ).toEqual(["/b Row:  → is there"]);
  });

  test("are compared as far as this one has come", () => {
    expect(differences(run([["/a", 200]], 3), run([["/a", 200]], 1))).toEqual([]);
  });
});

test("a token with more in it is another one, and so is a claim", () => {
  const jwt = (claims: object) => `eyJhbGciOiJSUzI1NiJ9.${btoa(JSON.stringify(claims))}.c2ln`;
  const encrypted = (length: number) => `eyJhbGciOiJkaXIifQ..aaaa.${"b".repeat(length)}.cccc`;
  expect(byKind(encrypted(90))).not.toBe(byKind(encrypted(130)));
  const claims = { sub: "alice", iat: 1700000000 };
  expect(byKind(jwt(claims))).toBe(byKind(jwt({ ...claims, iat: 1700000777 })));
  expect(byKind(jwt(claims))).not.toBe(byKind(jwt({ ...claims, sub: "bob" })));
});
