import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";

import { APP_ORIGIN, createTestWorld, page, redirect } from "../testing";
import type { World } from "../world";
import { toHar } from "./har";
import { traceEvents } from "./testing/arbitrary";
import { problemsOfHar } from "./testing/har-checker";

let world: World;
afterEach(() => world?.dispose());

/** A small walk: a redirect, a page with a picture, a form, a request of the server, a dead end. */
async function walk() {
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: () =>
      new Response(null, {
        status: 302,
        headers: [
          ["location", "/home?a=1&a=2"],
          ["set-cookie", "id=1=2; Path=/; HttpOnly; Secure; SameSite=Lax"],
          ["set-cookie", "old=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Domain=app.example"],
        ],
      }),
    [`${APP_ORIGIN}/home`]: () =>
      page(`<title>Home</title><img src="https://img.example/a.svg">
        <form method="post" action="/form"><input name="q" value="ä b"><button>Send</button></form>`),
    [`${APP_ORIGIN}/form`]: async () => {
      const answer = await fetch("https://id.example/token", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"a":1}',
      });
      return redirect(await answer.text());
    },
    "https://img.example/a.svg": () => new Response("<svg/>"),
    "https://id.example/token": () => new Response("https://nowhere.example/"),
  });
  const { tab } = world.browser("laptop");
  await tab.open(`${APP_ORIGIN}/`);
  const [button] = tab.page?.document.clickables ?? [];
  if (button?.kind === "submit") await tab.submit(button.submission);
  return toHar(world.trace.events).log;
}

describe("a trace as HAR", () => {
  test("is a HAR 1.2 document", async () => {
    expect(problemsOfHar({ log: await walk() })).toEqual([]);
  });

  test("has a page for each navigation, with all that came of it", async () => {
    const { pages, entries } = await walk();
    expect(pages).toMatchObject([
      { id: "page_1", title: "Home", pageTimings: { onLoad: 72 }, _browser: "laptop" },
      { id: "page_2", title: "This page could not be loaded" },
    ]);
    expect(pages[0]?.startedDateTime).toBe("2026-01-05T09:00:00.000Z");
    expect(
      entries.map(({ pageref, request }) => `${pageref} ${request.method} ${request.url}`),
    ).toEqual([
      "page_1 GET https://app.example/",
      "page_1 GET https://app.example/home?a=1&a=2",
      "page_1 GET https://img.example/a.svg",
      "page_2 POST https://app.example/form",
      "page_2 POST https://id.example/token",
      "page_2 GET https://nowhere.example/",
    ]);
  });

  test("shows cookies, parameters, bodies and times", async () => {
    const { entries } = await walk();
    const [first, second, , form, token, dead] = entries;
    expect(first?.response).toMatchObject({
      status: 302,
      redirectURL: "/home?a=1&a=2",
      cookies: [
        { name: "id", value: "1=2", path: "/", httpOnly: true, secure: true, _sameSite: "Lax" },
        { name: "old", value: "", expires: "1970-01-01T00:00:00.000Z", domain: "app.example" },
      ],
    });
    expect(second?.request).toMatchObject({
      cookies: [{ name: "id", value: "1=2" }],
      queryString: [
        { name: "a", value: "1" },
        { name: "a", value: "2" },
      ],
    });
    expect(form?.request.postData).toEqual({
      mimeType: "application/x-www-form-urlencoded",
      params: [{ name: "q", value: "ä b" }],
    });
    expect(form?.time).toBe(48);
    expect(token?.request.postData).toEqual({ mimeType: "application/json", text: '{"a":1}' });
    expect(dead?.response).toMatchObject({ status: 0, bodySize: -1 });
    expect(dead?.response._error).toContain("no host in this world");
  });

  test("says who sent each request, and what caused it", async () => {
    const { entries } = await walk();
    const [, , , form, token] = entries;
    expect(token).toMatchObject({
      _cause: form?._event,
      _from: { role: "app", name: "Your app" },
      _to: { role: "asset-host", name: "id.example" },
      _purpose: "server",
    });
    expect(world.trace.events[(form?._event ?? 0) - 1]).toMatchObject({ kind: "request" });
  });

  test("leaves out what has no outcome yet", () => {
    const from = { role: "browser", name: "B" } as const;
    const request = { kind: "request", from, to: from, purpose: "fetch", method: "GET" } as const;
    const event = { ...request, url: "https://a.example/", headers: [], body: "", id: 1, at: 0 };
    expect(toHar([event]).log.entries).toEqual([]);
    expect(problemsOfHar(toHar([]))).toEqual([]);
  });

  test("is one, whatever a trace holds", () => {
    fc.assert(
      fc.property(traceEvents, (events) => {
        expect(problemsOfHar(JSON.parse(JSON.stringify(toHar(events))))).toEqual([]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("the check of HAR documents", () => {
  test.each([
    [(log: Record<string, unknown>) => (log.version = "1.1"), "har.log.version: not 1.2"],
    [(log: Record<string, unknown>) => delete log.creator, "har.log.creator: missing"],
    [(log: Record<string, unknown>) => (log.size = 1), "har.log.size: not in the specification"],
  ])("finds what is wrong in the log (%#)", async (damage, problem) => {
    const log = structuredClone(await walk()) as unknown as Record<string, unknown>;
    damage(log);
    expect(problemsOfHar({ log })).toEqual([problem]);
  });

  test.each([
    ["time", 1, "time: 1, but its timings add up to 24"],
    ["startedDateTime", "yesterday", "startedDateTime: no ISO 8601 time"],
    ["pageref", "page_9", "pageref: no page page_9"],
    ["timings", { send: -1, wait: 24, receive: 0 }, "timings.send: no number from 0"],
    ["cache", undefined, "cache: missing"],
  ])("finds what is wrong in an entry's %s", async (member, value, problem) => {
    const log = await walk();
    Object.assign(log.entries[0] ?? {}, { [member]: value });
    expect(problemsOfHar({ log })).toEqual([`har.log.entries[0].${problem}`]);
  });

  test("allows a body either as parameters or as text", async () => {
    const log = await walk();
    Object.assign(log.entries[3]?.request.postData ?? {}, { text: "q=1" });
    expect(problemsOfHar({ log })).toEqual([
      "har.log.entries[3].request.postData: either params or text",
    ]);
  });
});
