import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createTestWorld, headerOf, page, redirect, requestsOf, type Routes } from "../testing";
import type { World } from "../world";
import type { Tab } from "./tab";

const APP = "https://app.example";
const OTHER = "https://other.example";

let world: World;
afterEach(() => world.dispose());

function openTab(routes: Routes): Tab {
  world = createTestWorld(routes);
  return world.browser("laptop").tab;
}

/** Names of the cookies that the latest request carried. */
function cookiesSent(): string {
  return (headerOf(requestsOf(world).at(-1), "cookie") ?? "").replaceAll(/=[^;]*/g, "");
}

const cookies: [string, string][] = [
  ["set-cookie", "strict=1; Path=/; SameSite=Strict"],
  ["set-cookie", "lax=1; Path=/; SameSite=Lax"],
  ["set-cookie", "default=1; Path=/"],
  ["set-cookie", "none=1; Path=/; SameSite=None; Secure"],
];
const ALL = "strict; lax; default; none";

describe("cookies that go along (RFC 6265bis, section 5.2)", () => {
  let tab: Tab;

  beforeEach(async () => {
    tab = openTab({
      [`${APP}/`]: () => page("home", cookies),
      [`${APP}/next`]: () => page("next"),
      [`${APP}/api`]: ({ headers }) => {
        const allowed = {
          "access-control-allow-origin": headers.get("origin") ?? "*",
          "access-control-allow-credentials": "true",
        };
        return new Response("data", { headers: allowed });
      },
      [`${APP}/out`]: () => redirect(`${OTHER}/back`),
      [`${APP}/logo.png`]: () => new Response("png"),
      "https://www.app.example/": () => page("same site"),
      "http://app.example/": () => page("without TLS"),
      [`${OTHER}/`]: () => page("elsewhere"),
      [`${OTHER}/back`]: () => redirect(`${APP}/next`),
      [`${OTHER}/picture`]: () => page(`<img src="${APP}/logo.png">`),
    });
    await tab.open(`${APP}/`);
  });

  const form = { action: `${APP}/next`, entries: [] };

  test("all, when a person types the address, from wherever", async () => {
    await tab.open(`${OTHER}/`);
    await tab.open(`${APP}/next`);
    expect(cookiesSent()).toBe(ALL);
  });

  test("all, on links and forms of the same site", async () => {
    await tab.follow(`${APP}/next`);
    expect(cookiesSent()).toBe(ALL);
    await tab.submit({ ...form, method: "POST" });
    expect(cookiesSent()).toBe(ALL);
    await tab.open("https://www.app.example/");
    await tab.submit({ ...form, method: "POST" });
    expect(cookiesSent()).toBe(ALL);
  });

  test("all but Strict, on a link or GET form of another site", async () => {
    await tab.open(`${OTHER}/`);
    await tab.follow(`${APP}/next`);
    expect(cookiesSent()).toBe("lax; default; none");
    await tab.open(`${OTHER}/`);
    await tab.submit({ ...form, method: "GET" });
    expect(cookiesSent()).toBe("lax; default; none");
  });

  test("None only, on a POST form of another site, and for two minutes those without SameSite", async () => {
    await tab.open(`${OTHER}/`);
    await tab.submit({ ...form, method: "POST" });
    expect(cookiesSent()).toBe("default; none");
    world.clock.advances("2 min");
    await tab.open(`${OTHER}/`);
    await tab.submit({ ...form, method: "POST" });
    expect(cookiesSent()).toBe("none");
  });

  test("another scheme is another site", async () => {
    await tab.open("http://app.example/");
    await tab.follow(`${APP}/next`);
    expect(cookiesSent()).toBe("lax; default; none");
  });

  test("what counts is who started it, not through whom redirects led", async () => {
    await tab.open(`${OTHER}/`);
    await tab.follow(`${APP}/out`);
    expect(cookiesSent()).toBe("lax; default; none");
    await tab.open(`${APP}/`);
    await tab.follow(`${OTHER}/back`);
    expect(cookiesSent()).toBe(ALL);
  });

  test("a reload is as same-site as the visit that it repeats", async () => {
    await tab.open(`${OTHER}/`);
    await tab.follow(`${APP}/next`);
    await tab.reload();
    expect(cookiesSent()).toBe("lax; default; none");
    await tab.go(-1);
    await tab.go(1);
    expect(cookiesSent()).toBe("lax; default; none");
  });

  test("None only, for a picture on another site's page", async () => {
    await tab.open(`${OTHER}/picture`);
    expect(requestsOf(world).at(-1)?.url).toBe(`${APP}/logo.png`);
    expect(cookiesSent()).toBe("none");
  });

  test("with a page's fetch: all to its own origin", async () => {
    await tab.fetchFromPage("/next", { method: "POST" });
    expect(cookiesSent()).toBe(ALL);
  });

  test("with a page's fetch to another origin: none, unless it asks for them", async () => {
    await tab.open("https://www.app.example/");
    await tab.fetchFromPage(`${APP}/api`, { method: "GET" });
    expect(cookiesSent()).toBe("");
    await tab.fetchFromPage(`${APP}/api`, { method: "GET", credentials: "include" });
    expect(cookiesSent()).toBe(ALL);
    await tab.open(`${OTHER}/`);
    await tab.fetchFromPage(`${APP}/api`, { method: "GET", credentials: "include" });
    expect(cookiesSent()).toBe("none");
  });

  test("with a page's fetch that wants none: none", async () => {
    await tab.fetchFromPage("/next", { method: "GET", credentials: "omit" });
    expect(cookiesSent()).toBe("");
  });
});

describe("cookies that are kept", () => {
  const names = () =>
    world
      .browser("laptop")
      .jar.list()
      .map(({ name }) => name);

  test("all of a page that another site linked to", async () => {
    const tab = openTab({
      [`${APP}/`]: () => page("home", cookies),
      [`${OTHER}/`]: () => page(""),
    });
    await tab.open(`${OTHER}/`);
    await tab.follow(`${APP}/`);
    expect(names().join("; ")).toBe(ALL);
  });

  test("all of a page that a POST form of another site led to", async () => {
    const tab = openTab({
      [`${APP}/`]: () => page("home", cookies),
      [`${OTHER}/`]: () => page(""),
    });
    await tab.open(`${OTHER}/`);
    await tab.submit({ action: `${APP}/`, method: "POST", entries: [] });
    expect(names().join("; ")).toBe(ALL);
  });

  test("None only, of what another site's page loads", async () => {
    const tab = openTab({
      [`${APP}/logo.png`]: () => new Response("png", { headers: cookies }),
      [`${OTHER}/`]: () => page(`<img src="${APP}/logo.png">`),
    });
    await tab.open(`${OTHER}/`);
    expect(names()).toEqual(["none"]);
  });

  test("those of every answer on the way", async () => {
    const tab = openTab({
      [`${APP}/1`]: () =>
        new Response(null, {
          status: 302,
          headers: [
            ["location", "/2"],
            ["set-cookie", "a=1"],
          ],
        }),
      [`${APP}/2`]: ({ headers }) => page(headers.get("cookie") ?? "", [["set-cookie", "b=1"]]),
    });
    await tab.open(`${APP}/1`);
    expect(tab.page?.document.text).toBe("a=1");
    expect(names()).toEqual(["a", "b"]);
  });

  test("none of a fetch that goes without credentials", async () => {
    const tab = openTab({ [`${APP}/`]: () => page("", cookies), [`${OTHER}/`]: () => page("") });
    await tab.open(`${OTHER}/`);
    await expect(tab.fetchFromPage(`${APP}/`, { method: "GET" })).rejects.toThrow(TypeError);
    expect(names()).toEqual([]);
  });

  test("each is recorded as caused by its own answer, even of two at a time", async () => {
    const set = (name: string) => () => page("", [["set-cookie", `${name}=1`]]);
    const tab = openTab({
      [`${APP}/`]: () => page(""),
      [`${APP}/a`]: set("a"),
      [`${APP}/b`]: set("b"),
    });
    await tab.open(`${APP}/`);
    await Promise.all(["/a", "/b"].map((path) => tab.fetchFromPage(path, { method: "GET" })));
    const { events } = world.trace;
    const causes = events.flatMap((event) => {
      if (event.kind !== "cookie") return [];
      const response = events[(event.cause ?? 0) - 1];
      const request = response?.kind === "response" ? events[response.request - 1] : undefined;
      return [[event.cookie.name, request?.kind === "request" && request.url]];
    });
    expect(causes).toEqual([
      ["a", `${APP}/a`],
      ["b", `${APP}/b`],
    ]);
  });

  test("until they expire on the world's clock, which the trace tells", async () => {
    const tab = openTab({
      [`${APP}/`]: ({ headers }) =>
        page(headers.get("cookie") ?? "none", [["set-cookie", "id=1; Max-Age=60"]]),
    });
    await tab.open(`${APP}/`);
    world.clock.advances("61 s");
    expect(names()).toEqual([]);
    const [clock, cookie] = world.trace.events.slice(-2);
    expect([clock?.kind, cookie]).toMatchObject(["clock", { change: "expired", cause: clock?.id }]);
    await tab.reload();
    expect(tab.page?.document.text).toBe("none");
  });

  test("by each browser for itself", async () => {
    world = createTestWorld(
      { [`${APP}/`]: () => page("", [["set-cookie", "id=1"]]) },
      { browsers: { laptop: "Laptop", phone: "Phone" } },
    );
    await world.browser("phone").tab.open(`${APP}/`);
    expect(names()).toEqual([]);
    expect(world.browser("phone").jar.list()).toHaveLength(1);
  });
});
