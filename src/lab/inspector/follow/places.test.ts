import { describe, expect, test } from "vitest";

import type { LabState, TraceEvent } from "../../../sandbox/messages";
import { canBeFollowed, findForm, formsOf, indexOfForm, sha256 } from "./forms";
import { findInState, keyOf, TraceSearch } from "./places";

const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
/** The challenge of that verifier (RFC 7636, appendix B). */
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

const laptop = { role: "browser", name: "Laptop" } as const;
const app = { role: "app", name: "Your app" } as const;

function request(id: number, url: string, body = ""): TraceEvent {
  const place = { id, at: 0, from: laptop, to: app, purpose: "navigation" } as const;
  return { kind: "request", ...place, method: "GET", url, headers: [], body };
}

const plain = (value: string) => formsOf(value, {}, new Map());

describe("a value stands somewhere", () => {
  test("as it is, encoded for an address, or for JSON", () => {
    const value = 'https://app.example/?a="b c"';
    const address = `https://id.example/?to=${encodeURIComponent(value)}`;
    expect(findForm(`x ${value}`, plain(value))?.how).toBe("");
    expect(findForm(address, plain(value))?.how).toBe("URL-encoded");
    expect(findForm(encodeURIComponent(address), plain(value))?.how).toBe("URL-encoded twice");
    expect(findForm(JSON.stringify({ value }), plain(value))?.how).toBe("in JSON");
    expect(findForm("something else", plain(value))).toBeUndefined();
  });

  test("short as a word of its own only, long also within one", () => {
    expect(indexOfForm("the alice-1 here", "alice")).toBe(4);
    expect(indexOfForm("malice and alice", "alice")).toBe(11);
    expect(indexOfForm("malice", "alice")).toBe(-1);
    expect(indexOfForm(`x${VERIFIER}y`, VERIFIER)).toBe(1);
  });

  test("as its SHA-256, which is computed, and the other way round", async () => {
    const computed = await sha256(VERIFIER);
    expect(computed).toBe(CHALLENGE);
    const digests = new Map([[VERIFIER, CHALLENGE]]);
    expect(findForm(CHALLENGE, formsOf(VERIFIER, {}, digests))?.how).toBe("as its SHA-256");
    expect(findForm(VERIFIER, formsOf(CHALLENGE, {}, digests))?.how).toBe("whose SHA-256 it is");
  });

  test("hashed or encrypted with the app's secret, where the realm tells", () => {
    const state: Pick<LabState, "sealed" | "hashes"> = {
      sealed: [
        {
          ...{ event: 1, browser: "laptop", cookie: "authjs.pkce.code_verifier", check: "pkce" },
          ...{ sealed: "sealed-value", value: VERIFIER, standing: "gone" },
        },
      ],
      hashes: [{ of: "link", value: "a-link-token", hash: "its-hash" }],
    };
    const how = (value: string, text: string) =>
      findForm(text, formsOf(value, state, new Map()))?.how;
    expect(how(VERIFIER, "cookie=sealed-value")).toBe("encrypted");
    expect(how("sealed-value", VERIFIER)).toBe("decrypted");
    expect(how("a-link-token", "its-hash")).toBe("hashed with the app’s secret");
    expect(how("its-hash", "token=a-link-token")).toBe("of which it is the hash");
  });

  test("but nobody looks for what is everywhere", () => {
    expect(["", "1", "abc", "true", "null"].filter(canBeFollowed)).toEqual([]);
    expect(canBeFollowed("acct_alice")).toBe(true);
  });
});

describe("places in a trace", () => {
  const code = "a-code-of-the-provider";
  const events: TraceEvent[] = [
    request(1, `https://app.example/callback?code=${code}`),
    { kind: "response", id: 2, at: 0, request: 1, status: 302, headers: [["x", code]], body: "" },
    request(3, "https://id.example/token", `code=${code}`),
    { kind: "log", id: 4, at: 0, source: "console", level: "info", message: `got ${code}` },
    { kind: "call", id: 5, at: 0, type: "callback", name: "jwt", args: `["${code}"]` },
    { kind: "clock", id: 6, at: 0, from: 0, to: 1 },
  ];
  const found = [
    { target: { kind: "row", event: 1 }, where: "address, header x" },
    { target: { kind: "row", event: 3 }, where: "body" },
    { target: { kind: "log", event: 4 }, where: "message" },
    { target: { kind: "call", event: 5 }, where: "arguments" },
  ];

  test("are rows, calls and lines; a request and its answer are one", () => {
    expect(new TraceSearch(plain(code)).find(events)).toMatchObject(found);
  });

  test("are the same when the trace came piece by piece; another trace is looked at anew", () => {
    const search = new TraceSearch(plain(code));
    for (let length = 0; length < events.length; length++) search.find(events.slice(0, length));
    expect(search.find(events)).toMatchObject(found);
    expect(search.find([request(1, "https://app.example/")])).toEqual([]);
  });
});

test("places in the state are cookies, sessions, tokens, rows and code", () => {
  const id = "acct_alice";
  const state = {
    browsers: [
      { id: "laptop", url: `https://app.example/${id}`, cookies: [{ name: "who", value: id }] },
    ],
    sessions: { laptop: { kind: "jwt", claims: { sub: id } } },
    tokens: [{ event: 2, kind: "id_token", value: "a.b.c", claims: { sub: id } }],
    tables: [{ name: "user", rows: [{ id, name: "Alice" }, { id: "acct_bob" }] }],
  } as unknown as LabState;
  const places = findInState(
    state,
    { "auth.ts": `const owner = "${id}";`, "app.ts": "" },
    plain(id),
  );
  expect(places.map(({ target, where }) => [target.kind, where])).toEqual([
    ["browser", "address"],
    ["cookie", "value"],
    ["session", "claims"],
    ["token", "claims"],
    ["table", "id"],
    ["file", "code"],
  ]);
  expect(new Set(places.map(({ target }) => keyOf(target))).size).toBe(places.length);
});
