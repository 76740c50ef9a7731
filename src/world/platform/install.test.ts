import { afterEach, describe, expect, test, vi } from "vitest";

import { Clock } from "../clock";
import { SeededRandom } from "../random";
import { Trace } from "../trace/trace";
import { installPlatform, type PlatformSources } from "./install";

const START = Date.UTC(2001, 0, 1, 9);

let undo = () => {};
afterEach(() => {
  undo();
  vi.unstubAllGlobals();
});

function install(sources: Partial<PlatformSources> = {}) {
  const clock = new Clock(START, new Trace());
  const fetch = async (request: Request) => new Response(`the world answers ${request.url}`);
  undo = installPlatform({ clock, random: new SeededRandom(1), fetch, ...sources });
  return clock;
}

/** One of each kind of thing that code takes from the platform's randomness. */
function mint() {
  return {
    bytes: [...crypto.getRandomValues(new Uint8Array(16))],
    words: [...crypto.getRandomValues(new Uint32Array(4))],
    uuid: crypto.randomUUID(),
  };
}

describe("while a world lives", () => {
  test("every way of asking for the time reads the world's clock", () => {
    const clock = install();
    expect(Date.now()).toBe(START);
    clock.advances("1 h");
    expect(new Date().toISOString()).toBe("2001-01-01T10:00:00.000Z");
    clock.elapse(12);
    expect(Date.now()).toBe(START + 3_600_012);
  });

  test("random values come from the world's seed", () => {
    install();
    const random = new SeededRandom(1);
    const bytes = new Uint8Array(16);
    random.fill(bytes);
    const words = new Uint32Array(4);
    random.fill(new Uint8Array(words.buffer));
    expect(mint()).toEqual({ bytes: [...bytes], words: [...words], uuid: random.uuid() });
  });

  test("random values fill the given view, and nothing around it", () => {
    install();
    const all = new Uint8Array(8);
    const view = new DataView(all.buffer, 2, 4);
    expect(crypto.getRandomValues(view)).toBe(view);
    expect([all[0], all[1], all[6], all[7]]).toEqual([0, 0, 0, 0]);
    expect(all.subarray(2, 6).some((byte) => byte !== 0)).toBe(true);
  });

  test("the rest of Web Crypto works as before", async () => {
    install();
    const digest = await crypto.subtle.digest("SHA-256", new Uint8Array());
    expect(new Uint8Array(digest)[0]).toBe(0xe3);
  });

  test("fetch goes to the world, in every form in which it can be called", async () => {
    const seen: string[] = [];
    install({
      async fetch(request) {
        seen.push(`${request.method} ${request.url} ${await request.text()}`);
        return new Response("ok");
      },
    });
    await fetch("https://a.example/");
    await fetch(new URL("https://b.example/"), { method: "POST", body: "text" });
    await fetch(new Request("https://c.example/", { method: "DELETE" }));
    expect(seen).toEqual([
      "GET https://a.example/ ",
      "POST https://b.example/ text",
      "DELETE https://c.example/ ",
    ]);
  });

  test("fetch rejects an address that is none, before the world sees it", async () => {
    install({ fetch: () => expect.unreachable("the world was asked") });
    await expect(fetch("no address")).rejects.toThrow(TypeError);
  });

  test("a platform that keeps cookies keeps its own Request and Response", () => {
    const before = { Request, Response };
    install();
    expect({ Request, Response }).toEqual(before);
  });

  test("a platform that drops cookies gets classes that keep them", () => {
    class DropsCookies extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init);
        super.headers.delete("cookie");
      }
    }
    vi.stubGlobal("Request", DropsCookies);
    install();
    const headers = { cookie: "a=1" };
    expect(new Request("https://a.example/", { headers }).headers.get("cookie")).toBe("a=1");
    undo();
    expect(Request).toBe(DropsCookies);
  });
});

describe("when a world is gone", () => {
  test("time, randomness and network are the platform's again", () => {
    const before = {
      Date,
      fetch,
      getRandomValues: crypto.getRandomValues,
      randomUUID: crypto.randomUUID,
      own: Object.getOwnPropertyNames(crypto),
    };
    install();
    expect(fetch).not.toBe(before.fetch);
    expect(crypto.randomUUID).not.toBe(before.randomUUID);
    undo();
    expect({
      Date,
      fetch,
      getRandomValues: crypto.getRandomValues,
      randomUUID: crypto.randomUUID,
      own: Object.getOwnPropertyNames(crypto),
    }).toEqual(before);
    expect(Math.abs(Date.now() - START)).toBeGreaterThan(86_400_000);
    expect(crypto.randomUUID()).not.toBe(crypto.randomUUID());
  });

  test("its clock moves nothing any more", () => {
    const clock = install();
    undo();
    const now = Date.now();
    clock.advances("400 d");
    expect(Date.now() - now).toBeLessThan(60_000);
  });

  test("the next one with the same seed mints the same tokens", () => {
    install();
    const first = mint();
    undo();
    mint();
    install();
    expect(mint()).toEqual(first);
  });
});
