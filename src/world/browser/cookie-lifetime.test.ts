import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Trace } from "../trace/trace";
import { CookieJar } from "./cookie-jar";

const START = Date.UTC(2026, 0, 5, 9);
const APP = "https://app.example/";
const DAY = 86_400_000;

let trace: Trace;
let jar: CookieJar;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  trace = new Trace();
  trace.now = Date.now;
  jar = new CookieJar("laptop", trace, Date.now);
});
afterEach(() => {
  vi.useRealTimers();
});

function receive(header: string): void {
  jar.receive(header, APP, "strict");
}

/** Lets time pass, and tells the jar of it as the browser does. */
function pass(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
  jar.sweep(Date.now());
}

function changes(): string[] {
  return trace.events.map((event) =>
    event.kind === "cookie" ? `${event.change} ${event.cookie.name}` : event.kind,
  );
}

/** When the only cookie ends, in milliseconds from the start. */
function end(): number | null {
  const expires = jar.list()[0]?.expires ?? null;
  return expires === null ? null : expires - START;
}

describe("how long a cookie lives (RFC 6265bis, sections 4.1.2.1 and 4.1.2.2)", () => {
  test("until Expires", () => {
    receive("id=1; Expires=Mon, 05 Jan 2026 10:00:00 GMT");
    expect(end()).toBe(3_600_000);
  });

  test("for Max-Age seconds from when it was received", () => {
    pass(1000);
    receive("id=1; Max-Age=900");
    expect(end()).toBe(901_000);
  });

  test("Max-Age wins over Expires", () => {
    receive("id=1; Max-Age=900; Expires=Tue, 05 Jan 2027 09:00:00 GMT");
    expect(end()).toBe(900_000);
  });

  test("neither, or an Expires that is no date: as long as the browser runs", () => {
    receive("id=1; Expires=soon");
    expect(end()).toBeNull();
    pass(1000 * DAY);
    expect(jar.header(APP, "strict")).toBe("id=1");
  });

  test("being sent does not prolong it", () => {
    receive("id=1; Max-Age=60");
    for (let second = 0; second < 50; second += 10) {
      pass(10_000);
      expect(jar.header(APP, "strict")).toBe("id=1");
    }
    expect(end()).toBe(60_000);
    pass(10_000);
    expect(jar.header(APP, "strict")).toBeUndefined();
  });

  test("being set again does", () => {
    receive("id=1; Max-Age=60");
    pass(50_000);
    receive("id=1; Max-Age=60");
    expect(end()).toBe(110_000);
    expect(changes()).toEqual(["set id", "changed id"]);
  });

  test("no longer than 400 days (RFC 6265bis, section 5.5)", () => {
    receive("a=1; Max-Age=315360000");
    receive("b=1; Expires=Mon, 05 Jan 2037 09:00:00 GMT");
    expect(jar.list().map(({ expires }) => expires)).toEqual([
      START + 400 * DAY,
      START + 400 * DAY,
    ]);
  });
});

describe("when its time is over", () => {
  test("a cookie is neither shown nor sent, and its end is recorded once", () => {
    receive("short=1; Max-Age=60");
    receive("long=1; Max-Age=120");
    pass(60_000);
    expect(jar.list().map(({ name }) => name)).toEqual(["long"]);
    expect(jar.header(APP, "strict")).toBe("long=1");
    pass(1);
    expect(changes()).toEqual(["set short", "set long", "expired short"]);
  });

  test("it is not a moment before", () => {
    receive("id=1; Max-Age=60");
    pass(59_999);
    expect(jar.list()).toHaveLength(1);
    expect(changes()).toEqual(["set id"]);
  });

  test("the end is linked to what moved the clock", () => {
    receive("id=1; Max-Age=60");
    const cause = trace.record({ kind: "clock", from: START, to: START + DAY });
    jar.sweep(START + DAY, cause);
    expect(trace.events.at(-1)).toMatchObject({ change: "expired", cause });
  });

  test("a cookie of the same name is a new one", () => {
    receive("id=1; Max-Age=60");
    pass(60_000);
    receive("id=2");
    expect(changes()).toEqual(["set id", "expired id", "set id"]);
  });
});

describe("deleting a cookie", () => {
  test.each(["id=; Max-Age=0", "id=; Max-Age=-1", "id=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])(
    "%s removes it at once, and is recorded once",
    (header) => {
      receive("id=1; Max-Age=60");
      receive(header);
      expect(jar.list()).toEqual([]);
      pass(DAY);
      expect(changes()).toEqual(["set id", "deleted id"]);
      expect(jar.header(APP, "strict")).toBeUndefined();
      expect(trace.events[1]).toMatchObject({ cookie: { name: "id", value: "1" } });
    },
  );

  test("concerns the cookie of that host and path only", () => {
    jar.receive("id=1; Path=/", APP, "strict");
    jar.receive("id=2; Path=/dir", APP, "strict");
    jar.receive("id=; Path=/dir; Max-Age=0", APP, "strict");
    jar.receive("id=; Path=/; Max-Age=0", "https://other.example/", "strict");
    expect(jar.list()).toMatchObject([{ value: "1" }]);
  });

  test("that does not exist is no change", () => {
    receive("id=; Max-Age=0");
    expect(changes()).toEqual([]);
  });
});

describe("a Set-Cookie that is not taken", () => {
  test("leaves the jar alone, and is recorded with the cookie as it came and the reason", () => {
    receive("id=1; Max-Age=60");
    const cause = trace.record({ kind: "clock", from: 0, to: 0 });
    jar.receive("id=2; HttpOnly; Domain=evil.example", APP, "strict", cause);
    expect(jar.list()).toMatchObject([{ value: "1" }]);
    expect(trace.events.at(-1)).toMatchObject({
      change: "rejected",
      cookie: { name: "id", value: "2", httpOnly: true, domain: "evil.example" },
      reason: expect.stringContaining("Domain"),
      cause,
    });
  });

  test("may be no cookie at all", () => {
    receive("; Path=/");
    expect(trace.events).toMatchObject([
      { change: "rejected", cookie: { name: "", value: "", domain: "app.example" } },
    ]);
  });

  test("may be too large: name and value have 4096 bytes together (RFC 6265bis, section 5.6)", () => {
    receive(`name=${"x".repeat(4092)}`);
    expect(changes()).toEqual(["set name"]);
    receive(`name=${"x".repeat(4093)}`);
    expect(trace.events.at(-1)).toMatchObject({
      change: "rejected",
      reason: expect.stringContaining("4096"),
    });
  });
});
