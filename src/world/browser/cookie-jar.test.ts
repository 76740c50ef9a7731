import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { CookieEvent, CookieRecord } from "../trace/events";
import { Trace } from "../trace/trace";
import { CookieJar, type SameSiteContext } from "./cookie-jar";

const START = Date.UTC(2026, 0, 5, 9);
const APP = "https://app.example/dir/page";

let trace: Trace;
let jar: CookieJar;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  trace = new Trace();
  jar = new CookieJar("laptop", trace, Date.now);
});
afterEach(() => {
  vi.useRealTimers();
});

function receive(header: string, url = APP): CookieRecord | undefined {
  jar.receive(header, url, "strict");
  return jar.list().find(({ name }) => name === header.split("=")[0]);
}

/** Names of the cookies that a request to `url` carries. */
function sent(url = APP, context: SameSiteContext = "strict"): string[] {
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
        size: 4,
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
    "__Http-id=1; Secure; HttpOnly",
    "__Host-Http-id=1; Secure; HttpOnly; Path=/",
  ])("%s is kept", (header) => {
    expect(receive(header)).toBeDefined();
  });

  test.each([
    ["__Secure-id=1", "Secure"],
    ["__Host-id=1; Path=/", "Secure"],
    ["__Host-id=1; Secure", "Path"],
    ["__Host-id=1; Secure; Path=/dir", "Path"],
    ["__Host-id=1; Secure; Path=/; Domain=app.example", "no Domain"],
    ["__Http-id=1; Secure", "HttpOnly"],
    ["__Host-Http-id=1; Secure; Path=/", "HttpOnly"],
    ["__hOST-id=1; Secure; Path=/dir", "Path"],
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
    ["lax-unsafe", ["default", "odd", "none"]],
    ["none", ["none"]],
  ] as const)("a request in the context %s carries %j", (context, names) => {
    expect(sent(APP, context)).toEqual(names);
  });

  test("two minutes after it was set, a cookie without SameSite goes with no cross-site POST", () => {
    vi.setSystemTime(START + 120_000);
    expect(sent(APP, "lax-unsafe")).toEqual(["default", "odd", "none"]);
    vi.setSystemTime(START + 120_001);
    expect(sent(APP, "lax-unsafe")).toEqual(["none"]);
    receive("default=2");
    expect(sent(APP, "lax-unsafe")).toEqual(["none", "default"]);
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

describe("what tells cookies apart (RFC 6265bis, section 5.7)", () => {
  test("a host-only cookie and one of its domain live side by side", () => {
    receive("id=host; Path=/");
    receive("id=domain; Path=/; Domain=app.example");
    expect(jar.header("https://app.example/", "strict")).toBe("id=host; id=domain");
    receive("id=; Path=/; Max-Age=0");
    expect(jar.header("https://app.example/", "strict")).toBe("id=domain");
    expect(changes()).toEqual(["set id", "set id", "deleted id"]);
  });

  test("the same value again keeps its place, another value is a newer cookie", () => {
    for (const header of ["a=1", "b=1", "c=1", "a=1; HttpOnly", "b=2"]) receive(header);
    expect(jar.header(APP, "strict")).toBe("a=1; c=1; b=2");
  });
});

describe("odd headers", () => {
  test("without an equals sign are a value without a name", () => {
    receive("flag; Path=/");
    expect(jar.list()).toMatchObject([{ name: "", value: "flag" }]);
    expect(jar.header(APP, "strict")).toBe("flag");
  });

  test.each([
    ["=a=b", /no name/],
    ["", /neither a name nor a value/],
    ["__Host-x", /looks like the prefix __Host-/],
    ["id=a\u0001b", /control character/],
    ["id=a\tb", /control character/],
    ["id=1; Domain=.", /neither app\.example nor a domain above it/],
    ["id=1; Domain=example", /public suffix/],
  ])("%j is refused", (header, reason) => {
    receive(header);
    expect(jar.list()).toEqual([]);
    expect(trace.events).toMatchObject([{ change: "rejected", reason }]);
  });

  test("with an attribute of more than 1024 bytes lose that attribute", () => {
    expect(receive(`id=1; Path=/${"p".repeat(1024)}`)).toMatchObject({ path: "/dir" });
    expect(receive(`id=1; Path=/${"p".repeat(1023)}`)).toMatchObject({ path: /^\/p{1023}$/ });
  });

  test("that name a private suffix set a cookie for the one host at most", () => {
    const at = "https://alice.github.io/";
    jar.receive("a=1; Domain=github.io", at, "strict");
    jar.receive("b=1; Domain=alice.github.io", at, "strict");
    expect(jar.list()).toMatchObject([{ name: "b", domain: "alice.github.io" }]);
    jar.receive("c=1; Domain=github.io", "https://github.io/", "strict");
    expect(jar.list()[1]).toMatchObject({ name: "c", hostOnly: true });
  });
});

describe("a response without TLS", () => {
  const PLAIN = "http://app.example/";

  test.each([
    ["change", "id=2; Path=/"],
    ["delete", "id=; Path=/; Max-Age=0"],
    ["hide", "id=2; Path=/dir"],
    ["toss beside", "id=2; Path=/; Domain=app.example"],
  ])("cannot %s a cookie with Secure", (_what, header) => {
    receive("id=1; Path=/; Secure");
    jar.receive(header, PLAIN, "strict");
    expect(jar.header(APP, "strict")).toBe("id=1");
    expect(trace.events.at(-1)).toMatchObject({ change: "rejected", reason: /not secure/ });
  });

  test("can set one of another name or of a shorter path", () => {
    receive("id=1; Path=/dir; Secure");
    jar.receive("other=1; Path=/", PLAIN, "strict");
    jar.receive("id=2; Path=/", PLAIN, "strict");
    expect(jar.header(APP, "strict")).toBe("id=1; other=1; id=2");
  });
});

describe("how many cookies there may be", () => {
  const names = () => jar.list().map(({ name }) => name);
  const fill = (count: number, attributes = "") => {
    for (let i = 0; i < count; i++) receive(`c${i}=1; Path=/${attributes}`);
  };

  test("180 for a registrable domain; the next one makes room for thirty", () => {
    fill(180);
    expect(names()).toHaveLength(180);
    jar.receive("last=1", "https://sub.app.example/", "strict");
    expect(names()).toHaveLength(150);
    expect(names()[0]).toBe("c31");
    expect(trace.events.at(-1)).toMatchObject({
      change: "deleted",
      reason: "app.example has more than 180 cookies.",
    });
  });

  test("those that were sent lately stay", () => {
    jar.receive("used=1", "https://sub.app.example/", "strict");
    jar.receive("unused=1", "https://other.app.example/", "strict");
    fill(178);
    expect(sent("https://sub.app.example/")).toEqual(["used"]);
    receive("last=1");
    expect(names().slice(0, 2)).toEqual(["used", "c30"]);
  });

  test("those without Secure go first", () => {
    receive("secure=1; Path=/; Secure");
    fill(180);
    expect(names()).toContain("secure");
  });

  test("other domains have limits of their own", () => {
    jar.receive("other=1", "https://other.example/", "strict");
    fill(180);
    expect(names()).toHaveLength(181);
  });
});

describe("what a person can do with cookies", () => {
  test("delete some of them, or all", () => {
    for (const header of ["a=1; Path=/", "b=1; Path=/", "b=2; Path=/dir"]) receive(header);
    expect(jar.delete({ name: "b", path: "/dir" })).toMatchObject([{ value: "2" }]);
    expect(sent()).toEqual(["a", "b"]);
    expect(jar.delete()).toHaveLength(2);
    expect(jar.list()).toEqual([]);
    expect(changes().slice(3)).toEqual(["deleted b", "deleted a", "deleted b"]);
  });

  test("steal them: put a copy into another browser, which then sends it", () => {
    receive("session=secret; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60");
    receive("other=1");
    const attacker = new CookieJar("attacker", trace);
    const stolen = jar.copyTo(attacker, { name: "session" });
    expect(stolen).toEqual([jar.list()[0]]);
    expect(attacker.list()).toEqual(stolen);
    expect(attacker.header(APP, "strict")).toBe("session=secret");
    expect(trace.events.at(-1)).toMatchObject({ browser: "attacker", change: "set" });
  });

  test("put a made-up cookie into the jar, by no rule at all", () => {
    const [made] = [{ ...receive("id=1; Path=/"), name: "__Host-id", value: "forged" }];
    jar.put(made as CookieRecord);
    expect(jar.header(APP, "strict")).toBe("id=1; __Host-id=forged");
    expect(jar.list()[1]).toMatchObject({ size: 15 });
  });

  test("close the browser, which ends what has no end of its own", () => {
    receive("session=1");
    receive("lasting=1; Max-Age=60");
    jar.endSession();
    expect(sent()).toEqual(["lasting"]);
    expect(changes().at(-1)).toBe("expired session");
  });

  test("look at them without a chance to change them", () => {
    receive("id=1");
    for (const cookie of jar.list()) cookie.value = "2";
    expect(jar.list()).toMatchObject([{ value: "1" }]);
  });
});
