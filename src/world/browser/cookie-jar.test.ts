import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { CookieEvent, CookieRecord } from "../trace/events";
import { Trace } from "../trace/trace";
import { CookieJar } from "./cookie-jar";

const START = Date.UTC(2026, 0, 5, 9);
const APP = "https://app.example/dir/page";

let trace: Trace;
let jar: CookieJar;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  trace = new Trace();
  jar = new CookieJar("laptop", trace);
});
afterEach(() => {
  vi.useRealTimers();
});

function receive(header: string, url = APP): CookieRecord | undefined {
  jar.receive(header, url, "strict");
  return jar.list().find(({ name }) => name === header.split("=")[0]);
}

/** Names of the cookies that a request to `url` carries. */
function sent(url = APP, context: "strict" | "lax" | "none" = "strict"): string[] {
  const header = jar.header(url, context);
  return header === undefined ? [] : header.split("; ").map((pair) => pair.split("=")[0] ?? "");
}

/** What the trace tells of the jar. */
function changes(): string[] {
  return trace.events
    .filter((event): event is CookieEvent & typeof event => event.kind === "cookie")
    .map(({ change, cookie }) => `${change} ${cookie.name}`);
}

describe("a cookie in the jar", () => {
  test("is shown with everything that decides about it", () => {
    receive("id=äb; Path=/dir; Max-Age=60; HttpOnly; Secure; SameSite=strict");
    expect(jar.list()).toEqual([
      {
        name: "id",
        value: "äb",
        domain: "app.example",
        hostOnly: true,
        path: "/dir",
        expires: START + 60_000,
        httpOnly: true,
        secure: true,
        sameSite: "Strict",
        size: 5,
      },
    ]);
  });

  test("without attributes is a host-only session cookie", () => {
    expect(receive("id=1")).toMatchObject({
      hostOnly: true,
      path: "/dir",
      expires: null,
      httpOnly: false,
      secure: false,
      sameSite: null,
    });
  });

  test("is recorded with the browser and the response that brought it", () => {
    const cause = trace.record({ kind: "clock", from: 0, to: 1 });
    jar.receive("id=1", APP, "strict", cause);
    expect(trace.events[1]).toMatchObject({
      kind: "cookie",
      browser: "laptop",
      change: "set",
      cookie: { name: "id", value: "1" },
      cause,
    });
  });

  test.each([
    ["another value", "id=2; Max-Age=60"],
    ["another end", "id=1; Max-Age=90"],
    ["another flag", "id=1; Max-Age=60; HttpOnly"],
    ["another SameSite", "id=1; Max-Age=60; SameSite=Lax"],
  ])("with %s is recorded as changed, and stays one cookie", (_what, header) => {
    receive("id=1; Max-Age=60");
    receive(header);
    expect(changes()).toEqual(["set id", "changed id"]);
    expect(jar.list()).toHaveLength(1);
  });

  test("that comes again as it is, is no change", () => {
    receive("id=1; Expires=Tue, 06 Jan 2026 09:00:00 GMT");
    receive("id=1; Expires=Tue, 06 Jan 2026 09:00:00 GMT");
    expect(changes()).toEqual(["set id"]);
  });
});

describe("Domain (RFC 6265bis, section 4.1.2.3)", () => {
  test("absent: the cookie goes back to that host only", () => {
    receive("id=1; Path=/");
    expect(sent("https://app.example/")).toEqual(["id"]);
    expect(sent("https://sub.app.example/")).toEqual([]);
  });

  test("present: the cookie goes to subdomains too", () => {
    expect(receive("id=1; Path=/; Domain=app.example")).toMatchObject({
      domain: "app.example",
      hostOnly: false,
    });
    expect(sent("https://deep.sub.app.example/")).toEqual(["id"]);
    expect(sent("https://other.example/")).toEqual([]);
    expect(sent("https://notapp.example/")).toEqual([]);
  });

  test("of a parent can be set by a subdomain", () => {
    expect(receive("id=1; Domain=app.example", "https://sub.app.example/")).toBeDefined();
  });

  test.each([
    ["another host", "other.example"],
    ["a subdomain of the host", "sub.app.example"],
    ["a public suffix", "example"],
  ])("that names %s is refused", (_what, domain) => {
    expect(receive(`id=1; Domain=${domain}`)).toBeUndefined();
    expect(changes()).toEqual(["rejected id"]);
  });
});

describe("Path (RFC 6265bis, section 4.1.2.4)", () => {
  test("limits the cookie to what lies below it", () => {
    receive("id=1; Path=/auth");
    expect(sent("https://app.example/auth")).toEqual(["id"]);
    expect(sent("https://app.example/auth/signin")).toEqual(["id"]);
    expect(sent("https://app.example/authors")).toEqual([]);
    expect(sent("https://app.example/")).toEqual([]);
  });

  test("absent: it is the folder of the address that set the cookie", () => {
    expect(receive("id=1", "https://app.example/a/b/c")).toMatchObject({ path: "/a/b" });
  });

  test("tells cookies of one name apart; the longer path is sent first", () => {
    receive("id=outer; Path=/");
    receive("id=inner; Path=/dir");
    expect(jar.header(APP, "strict")).toBe("id=inner; id=outer");
  });
});

describe("Secure (RFC 6265bis, section 4.1.2.5)", () => {
  test("keeps the cookie from requests without TLS", () => {
    receive("id=1; Path=/; Secure");
    receive("plain=1; Path=/");
    expect(sent("http://app.example/")).toEqual(["plain"]);
    expect(sent("https://app.example/")).toEqual(["id", "plain"]);
  });

  test("is refused from a response without TLS, except on the reader's own machine", () => {
    expect(receive("id=1; Secure", "http://app.example/")).toBeUndefined();
    expect(trace.events).toMatchObject([{ change: "rejected", reason: /secure connection/ }]);
    expect(receive("id=1; Secure", "http://localhost:3000/")).toBeDefined();
  });
});

describe("name prefixes (RFC 6265bis, section 4.1.3)", () => {
  test.each([
    "__Secure-id=1; Secure",
    "__Secure-id=1; Secure; Path=/dir; Domain=app.example",
    "__Host-id=1; Secure; Path=/",
  ])("%s is kept", (header) => {
    expect(receive(header)).toBeDefined();
  });

  test.each([
    ["__Secure-id=1", "Secure"],
    ["__Host-id=1; Path=/", "Secure"],
    ["__Host-id=1; Secure", "Path"],
    ["__Host-id=1; Secure; Path=/dir", "Path"],
    ["__Host-id=1; Secure; Path=/; Domain=app.example", "HostOnly"],
  ])("%s is refused, and the reason names %s", (header, reason) => {
    expect(receive(header)).toBeUndefined();
    expect(trace.events).toEqual([
      expect.objectContaining({ change: "rejected", reason: expect.stringContaining(reason) }),
    ]);
  });

  test("are refused from a response without TLS", () => {
    expect(receive("__Secure-id=1; Secure", "http://app.example/")).toBeUndefined();
    expect(receive("__Host-id=1; Secure; Path=/", "http://app.example/")).toBeUndefined();
  });
});

describe("SameSite (RFC 6265bis, sections 4.1.2.7 and 5.2)", () => {
  beforeEach(() => {
    for (const header of [
      "strict=1; SameSite=Strict",
      "lax=1; SameSite=Lax",
      "default=1",
      "odd=1; SameSite=Sometimes",
      "none=1; SameSite=None; Secure",
    ]) {
      receive(header);
    }
  });

  test.each([
    ["strict", ["strict", "lax", "default", "odd", "none"]],
    ["lax", ["lax", "default", "odd", "none"]],
    ["none", ["none"]],
  ] as const)("a request in the context %s carries %j", (context, names) => {
    expect(sent(APP, context)).toEqual(names);
  });

  test.each(["strict2=1; SameSite=Strict", "lax2=1; SameSite=Lax", "default2=1"])(
    "a cross-site response cannot set %s",
    (header) => {
      jar.receive(header, APP, "none");
      expect(jar.list()).toHaveLength(5);
      expect(trace.events.at(-1)).toMatchObject({
        change: "rejected",
        reason: expect.stringContaining("SameSite"),
      });
    },
  );

  test("a cross-site response can set a cookie with SameSite=None; Secure", () => {
    jar.receive("third=1; SameSite=None; Secure", APP, "none");
    expect(sent(APP, "none")).toEqual(["none", "third"]);
  });

  test("None without Secure is refused", () => {
    expect(receive("bad=1; SameSite=None")).toBeUndefined();
    expect(trace.events.at(-1)).toMatchObject({
      change: "rejected",
      cookie: { name: "bad", sameSite: "None" },
      reason: expect.stringContaining("Secure"),
    });
  });
});
