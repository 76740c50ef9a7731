import { describe, expect, test } from "vitest";

import type { Opened, Recording } from "./messages";
import { readRecording } from "./read-recording";

const STATE = "k3Jx9QpZ7vT2mWn8LrB4sD6f";
const CODE = "Wm4Rt6Yp1Ks8Df3Gh5Jq";
const SESSION = "eyJhbGciOiJkaXIifQ..Zq8w2Lm5.Xc9Vb3Nk7Hj1Pl0Ok9Ij8Uh7.Yg6Tf5Rd4Es3";

interface Message {
  headers?: object[];
  cookies?: object[];
  [name: string]: unknown;
}

function entry(url: string, request: Message = {}, response: Message = {}, more = {}) {
  return {
    startedDateTime: "2026-03-01T10:00:00.000Z",
    time: 20,
    request: { method: "GET", url, headers: [], cookies: [], ...request },
    response: { status: 200, headers: [], cookies: [], content: {}, ...response },
    ...more,
  };
}

function har(entries: unknown, creator: unknown = { name: "WebInspector", version: "537.36" }) {
  return JSON.stringify({ log: { version: "1.2", creator, entries } });
}

function opened(text: string): Recording {
  const result = readRecording(text);
  if (result.kind !== "recording") throw new Error(result.cause);
  return result;
}

const field = (name: string, value: string) => ({ name, value });
const back = `https://app.example/api/auth/callback/acme?code=${CODE}&state=${STATE}`;
const signIn = entry(
  "https://app.example/api/auth/signin/acme",
  {
    method: "POST",
    postData: {
      mimeType: "application/x-www-form-urlencoded",
      params: [field("csrfToken", "0f".repeat(32))],
    },
  },
  {
    status: 302,
    headers: [
      field(
        "Location",
        `https://id.acme.example/authorize?client_id=app&state=${STATE}&redirect_uri=${encodeURIComponent("https://app.example/api/auth/callback/acme")}`,
      ),
      field(
        "Set-Cookie",
        `__Secure-authjs.state=${SESSION}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      ),
    ],
  },
);

describe("secrets", () => {
  const text = har([
    signIn,
    entry(back, {
      headers: [
        field("Cookie", `__Secure-authjs.state=${SESSION}; theme=dark`),
        field("Authorization", "Bearer gho_16C7e42F292c6912E7710c838347Ae178B4a"),
      ],
    }),
    entry("https://app.example/api/auth/callback/credentials", {
      method: "POST",
      postData: {
        mimeType: "application/x-www-form-urlencoded",
        text: "username=alice&password=tiger",
      },
    }),
    entry(
      "https://app.example/api/token",
      {},
      {
        content: {
          mimeType: "application/json",
          text: JSON.stringify({ access_token: "Pl0Ok9Ij8Uh7Yg6Tf5Rd4", error: "none" }),
        },
      },
    ),
  ]);

  test("of every kind are gone from all that is shown", () => {
    const shown = JSON.stringify(opened(text));
    const secrets = [STATE, CODE, SESSION, "gho_16C7", "tiger", "0f0f", "Pl0Ok9"];
    for (const secret of secrets) expect(shown).not.toContain(secret);
    // What says something stays.
    for (const word of ["alice", "theme=dark", "client_id=app", "SameSite=Lax"]) {
      expect(shown).toContain(word);
    }
  });

  test("that are equal stay equal, and as long as they were", () => {
    const { events } = opened(text);
    const urls = events.flatMap((event) => (event.kind === "request" ? [new URL(event.url)] : []));
    const location = events
      .flatMap((event) => (event.kind === "response" ? event.headers : []))
      .find(([name]) => name === "location")?.[1];
    const sent = new URL(location ?? "").searchParams.get("state");
    expect(sent).toHaveLength(STATE.length);
    expect(urls.map((url) => url.searchParams.get("state"))).toContain(sent);
    const [cookie] = opened(text).state.browsers[0]?.cookies ?? [];
    expect(cookie?.name).toBe("__Secure-authjs.state");
    expect(cookie?.value).toHaveLength(SESSION.length);
    expect(cookie?.value.split(".")).toHaveLength(5);
  });
});

describe("shapes of files", () => {
  const cookies = (result: Recording) =>
    result.state.browsers[0]?.cookies.map(({ name }) => name) ?? [];

  test("Firefox writes no kind of resource: it is told by what was accepted", () => {
    const { events } = opened(
      har([entry(back, { headers: [field("Accept", "text/html,*/*")] })], {
        name: "Firefox",
        version: "140.0",
      }),
    );
    expect(events[0]).toMatchObject({
      kind: "request",
      purpose: "navigation",
      to: { role: "app" },
    });
  });

  test("Safari joins cookies by commas, which dates have, too", () => {
    const joined =
      "a=secretvalue1; Expires=Mon, 01 Mar 2027 10:00:00 GMT; Path=/, b=secretvalue2; Path=/";
    const creator = { name: "WebKit Web Inspector", version: "1.0" };
    const result = opened(
      har([entry(back, {}, { headers: [field("Set-Cookie", joined)] })], creator),
    );
    expect(cookies(result)).toEqual(["a", "b"]);
  });

  test("cookies that are only listed apart count as sent and set", () => {
    const listed = { name: "authjs.state", value: "abcdefgh1", path: "/", httpOnly: true };
    const result = opened(har([entry(back, { cookies: [listed] }, { cookies: [listed] })]));
    expect(cookies(result)).toEqual(["authjs.state"]);
    const [request] = result.events;
    expect(request?.kind === "request" && request.headers[0]?.[0]).toBe("cookie");
  });

  test("Chrome's export without sensitive data is recognized, and nothing is said about cookies", () => {
    const failed = entry(
      back,
      {},
      { status: 302, headers: [field("location", "/api/auth/error?error=Configuration")] },
    );
    const { notes, state } = opened(har([entry("https://app.example/api/auth/signin"), failed]));
    expect(notes.join(" ")).toContain("HAR with sensitive data");
    expect(state.findings.map(({ title }) => title).join(" ")).not.toContain(
      "could not be matched",
    );
  });
});

describe("hostile and broken files", () => {
  const refusal = (result: Opened) => (result.kind === "refused" ? result : undefined);

  test.each([
    ["", "is empty"],
    ["{", "not JSON"],
    ['{"log":{"entries":[', "cut off"],
    ["[]", "no HTTP Archive"],
    ["null", "no HTTP Archive"],
    ['{"log":{"entries":{}}}', "no HTTP Archive"],
    [har([]), "no requests"],
    [har([null, 7, "x", {}, { request: null }]), "No entry"],
    [har([entry("javascript:alert(1)"), entry("file:///etc/passwd")]), "No entry"],
  ])("%s: the cause and the way out are named", (text, cause) => {
    const refused = refusal(readRecording(text));
    expect(refused?.cause).toContain(cause);
    expect(refused?.wayOut).not.toBe("");
  });

  test("entries beyond the limit, and those that are none, are left out and counted", () => {
    const { events, notes } = opened(
      har([null, ...Array.from({ length: 2_500 }, () => entry(back))]),
    );
    expect(events.length).toBeLessThan(4_100);
    expect(notes.join(" ")).toMatch(/1 entry was without|1 entry was/);
    expect(notes.join(" ")).toContain("501 entries were at the end left out");
  });

  test("members of any type do no harm", () => {
    const odd = [null, 7, "x", [], {}, [[]], [null], { name: {} }];
    for (const value of odd) {
      const result = readRecording(
        har(
          [
            entry(
              back,
              { headers: value, cookies: value, postData: value, method: value } as Message,
              {
                headers: value,
                cookies: value,
                content: value,
                status: value,
              } as Message,
              { time: value, _trace: value, pageref: value },
            ),
          ],
          value,
        ),
      );
      expect(result.kind).toBe("recording");
    }
  });

  test("a trace of ours that has been forged is taken as far as it is one", () => {
    const file = JSON.parse(har([entry(back)])) as { log: Record<string, unknown> };
    file.log._trace = [{ id: 1, at: 0, kind: "log" }, "x", null, { id: -1 }];
    expect(opened(JSON.stringify(file)).events).toEqual([]);
  });
});
